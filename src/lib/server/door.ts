import { createHash } from 'node:crypto';
import { can, isCommandName, isKnown, type CommandName } from '$lib/hall/access/rules.ts';
import { dayOf } from '$lib/hall/calendar/day.ts';
import { commands } from '$lib/hall/commands.ts';
import type { CommandSpec } from '$lib/hall/command.ts';
import { actorName, type Actor, type DeepReadonly } from '$lib/hall/contract.ts';
import type { ReadBundle } from '$lib/hall/archive/bundle.ts';
import type { Wish } from '$lib/hall/archive/recall.ts';
import type { Json } from '$lib/hall/decider.ts';
import type { HallEvent } from '$lib/hall/events.ts';
import { perform, zonesOf, type Hall, type ZoneName } from '$lib/hall/hall.ts';
import { refuse, Refusal } from '$lib/hall/refusal.ts';
import { createBreath } from './breath.ts';
import type { Clock } from './clock.ts';
import { newId, type Entropy } from './entropy.ts';
import { checkExpectations, expectGiven } from './expect.ts';
import type { Head, Line } from './log/chain.ts';
import { Conflict, OutcomeUnknown } from './log/errors.ts';
import { parsePayload, type Ask } from './ask.ts';
import { sealPayload } from './seal/seal.ts';
import type { Vault } from './seal/vault.ts';
import { answerTo, keepCommit, keepLine, type CommitBody, type Kept, type State } from './state.ts';
import { draftOf } from './undo.ts';

export interface Answer {
	readonly position: number;
	readonly result: Json;
}

/** What the door needs of a log: see `Engine`. */
export interface DoorLog {
	append(after: Head, bodies: readonly string[], day: string): Promise<readonly { readonly hash: string }[]>;
	read(after: Head): Promise<readonly Line[]>;
	/** Why nothing can be saved now, if that is known without trying. */
	away?(): string | undefined;
}

export interface DoorParts {
	readonly state: State;
	readonly log: DoorLog;
	readonly clock: Clock;
	readonly vault: Vault;
	readonly entropy: Entropy;
	/** Replaces passwords by hashes and proofs; slow, so it happens before a command waits in line. */
	readonly prove: (hall: DeepReadonly<Hall>, name: CommandName, payload: unknown, actor: Actor) => Promise<unknown>;
	/** What the archive has of what a command is about; asked before the command waits in line. */
	readonly recall?: (wish: Wish) => Promise<readonly ReadBundle[]>;
	/** Told after every saved batch, with the zones that moved and the names of the actors who asked. */
	readonly moved: (zones: ReadonlySet<ZoneName>, by: ReadonlySet<string>) => void;
	/** Told of what should not happen: a failing disk, a defect. Never holds personal data. */
	readonly report: (what: string, error: unknown) => void;
}

export interface Door {
	execute(actor: Actor, name: string, ask: Ask): Promise<Answer>;
	/** Looks at the hall when nothing unsaved is in it. */
	read<T>(look: (state: Kept) => T): Promise<T>;
	/** Moves the hall over what others have appended. Lines that it has moved over already are passed over. */
	take(lines: readonly Line[]): Promise<void>;
	/** The last line that is kept: what is being saved now is not counted. */
	head(): Head;
	/** Saves what waits, then refuses everything. */
	close(): Promise<void>;
}

interface Waiting {
	readonly actor: Actor;
	readonly name: CommandName;
	readonly ask: Ask;
	readonly payload: unknown;
	readonly payloadHash: string;
	readonly recalled: readonly ReadBundle[];
	readonly resolve: (answer: Answer) => void;
	readonly reject: (refusal: Refusal) => void;
}

/** Commands in one batch: enough to fill a sync, few enough that nobody behind waits long. */
const BATCH = 256;
/** How often a batch is decided again because another node was faster. Each time, that node's work was done. */
const TURNS_AT_MOST = 200;

/**
 * The only way in. Commands that wait are decided one after another, saved together in one synced write, then answered;
 * while a batch is being saved nothing is decided and reads wait, so nobody sees what may yet not be kept.
 */
export function createDoor(parts: DoorParts): Door {
	const { state, log, clock, vault, entropy } = parts;
	let line: Waiting[] = [];
	let head: Head = { ...state.place };
	let working: Promise<void> | undefined;
	let closed = false;

	const settled = async () => {
		while (working) await working;
	};

	function context({ actor, recalled }: Waiting, now: number) {
		return {
			now,
			actor,
			recalled,
			newId: (prefix: string) => newId(entropy, prefix),
			secret: (name: string) => vault.codeHash(vault.code(name))
		};
	}

	/** Decides one command on the hall in memory, by way of the draft. Returns how to answer it once its batch is saved. */
	function decide(waiting: Waiting, draft: State, after: number, bodies: string[], moved: Set<ZoneName>): () => void {
		const { actor, name, ask, payloadHash, resolve, reject } = waiting;
		const by = actorName(actor);
		const known = answerTo(state, by, ask.id);
		if (known) {
			if (known.payloadHash !== payloadHash) refuse('id-reused');
			return () => resolve({ position: known.position, result: known.result });
		}
		if (!can(state.hall, actor, name)) refuse(isKnown(state.hall, actor) ? 'not-allowed' : 'not-signed-in');
		const spec: CommandSpec = commands[name];
		spec.clear?.(state.hall, waiting.payload);
		checkExpectations(state.hall, spec.expects?.(waiting.payload) ?? [], ask.expect ?? {});
		const sealed = sealPayload(vault, state.hall, spec, waiting.payload, ask.id);

		const at = Math.max(clock.now(), state.at);
		const position = state.place.position + 1;
		const asked = { name, payload: sealed };
		const decision = perform(state.hall, asked, context(waiting, at), { at, by, position }, draft.hall);
		const { events, refusal } = decision;
		const result = decision.result ?? null;
		// No event, no commit: nothing happened that anyone would have to remember.
		if (events.length === 0) return () => resolve({ position: state.place.position, result });
		const commit: CommitBody = {
			position,
			after,
			at,
			actor: by,
			command: { name, id: ask.id, payloadHash },
			events: events as readonly (HallEvent & Record<string, unknown>)[],
			result,
			...(refusal ? { refused: refusal.code } : {})
		};
		bodies.push(JSON.stringify(commit));
		keepCommit(draft, commit, events);
		for (const zone of zonesOf(events)) moved.add(zone);
		if (refusal) return () => reject(new Refusal(refusal.code, refusal.details));
		return () => resolve({ position, result });
	}

	function take(lines: readonly Line[]): void {
		const moved = new Set<ZoneName>();
		const by = new Set<string>();
		for (const line of lines) {
			if (line.position !== state.place.position + 1) continue;
			const kept = keepLine(state, line);
			for (const zone of kept.zones) moved.add(zone);
			by.add(kept.by);
		}
		head = { ...state.place };
		if (moved.size > 0) parts.moved(moved, by);
	}

	/** Decides, saves and answers a batch. Returns what of it is to be decided again. */
	async function serve(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
		const after = head;
		const { draft, undo } = draftOf(state);
		const bodies: string[] = [];
		const moved = new Set<ZoneName>();
		const answers: (() => void)[] = [];
		const breath = createBreath(clock);
		for (const waiting of batch) {
			// Whoever reads waits for the batch anyway; whoever only connects, or asks for a file, need not.
			if (breath.isDue()) await breath.take();
			try {
				answers.push(decide(waiting, draft, after.position, bodies, moved));
			} catch (error) {
				if (error instanceof Refusal) answers.push(() => waiting.reject(error));
				else {
					// A defect of ours may have left the hall half moved: go back to what the log holds, and on without it.
					parts.report(`${waiting.name} failed`, error);
					undo();
					waiting.reject(new Refusal('failed'));
					return batch.filter((other) => other !== waiting);
				}
			}
		}
		if (bodies.length > 0) {
			try {
				// A key must be safe before anything that only it can open.
				await vault.flush();
				const lines = await log.append(after, bodies, dayOf(state.at));
				state.place.hash = lines.at(-1)?.hash ?? state.place.hash;
				head = { ...state.place };
			} catch (error) {
				undo();
				return notSaved(batch, after, error);
			}
		}
		for (const answer of answers) answer();
		if (moved.size > 0) parts.moved(moved, new Set(batch.map(({ actor }) => actorName(actor))));
		return [];
	}

	/** What becomes of a batch that was not saved, or perhaps not: refused, or decided again if another node was faster. */
	async function notSaved(batch: readonly Waiting[], after: Head, error: unknown): Promise<readonly Waiting[]> {
		try {
			if (error instanceof Conflict) {
				take(await log.read(after));
				return batch;
			}
			parts.report('a batch could not be saved', error);
		} catch (cause) {
			parts.report('what another node has saved could not be read', cause);
		}
		refuseAll(batch, error instanceof OutcomeUnknown ? 'outcome-unknown' : 'not-saved');
		return [];
	}

	function refuseAll(batch: readonly Waiting[], code: 'not-saved' | 'outcome-unknown'): void {
		for (const { reject } of batch) reject(new Refusal(code));
	}

	async function serveAll(batch: readonly Waiting[]): Promise<void> {
		let left = batch;
		for (let turns = 0; left.length > 0 && turns < TURNS_AT_MOST; turns += 1) {
			if (log.away?.() === undefined) left = await serve(left);
			else break;
		}
		refuseAll(left, 'not-saved');
	}

	async function work(): Promise<void> {
		// Whoever asks in the same turn comes into the same batch.
		await Promise.resolve();
		while (line.length > 0) {
			const batch = line.slice(0, BATCH);
			line = line.slice(BATCH);
			await serveAll(batch);
		}
	}

	function enqueue(asked: Omit<Waiting, 'resolve' | 'reject'>): Promise<Answer> {
		return new Promise((resolve, reject) => {
			line.push({ ...asked, resolve, reject });
			working ??= work().finally(() => {
				working = undefined;
			});
		});
	}

	return {
		async execute(actor, name, ask) {
			if (closed) refuse('closing');
			if (!isCommandName(name)) return refuse('unknown-command');
			await settled();
			if (!can(state.hall, actor, name)) refuse(isKnown(state.hall, actor) ? 'not-allowed' : 'not-signed-in');
			const spec: CommandSpec = commands[name];
			const payload = parsePayload(spec.schema, ask.payload, dayOf(clock.now()));
			expectGiven(spec.expects?.(payload) ?? [], ask.expect ?? {});
			// Keyed: an identity number or a password must not be guessed from the hash that the log keeps.
			const payloadHash = vault.hash(
				'payload',
				`${name}\n${createHash('sha256').update(JSON.stringify(payload)).digest('hex')}`
			);
			const proven = await parts.prove(state.hall, name, payload, actor);
			const wish = spec.recalls?.(state.hall, payload, (identity) => vault.hash('identity', identity));
			const recalled = wish ? ((await parts.recall?.(wish)) ?? []) : [];
			if (closed) refuse('closing');
			return enqueue({ actor, name, ask, payload: proven, payloadHash, recalled });
		},
		async read(look) {
			await settled();
			return look(state);
		},
		async take(lines) {
			await settled();
			take(lines);
		},
		head: () => head,
		async close() {
			closed = true;
			await settled();
		}
	};
}
