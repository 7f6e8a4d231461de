import { createHash } from 'node:crypto';
import { can, isCommandName, isKnown, type CommandName } from '$lib/hall/access/rules.ts';
import { dayOf } from '$lib/hall/calendar/day.ts';
import { commands } from '$lib/hall/commands.ts';
import type { CommandSpec } from '$lib/hall/command.ts';
import { actorName, type Actor, type DeepReadonly } from '$lib/hall/contract.ts';
import type { Json } from '$lib/hall/decider.ts';
import type { HallEvent } from '$lib/hall/events.ts';
import { perform, zonesOf, type Hall, type ZoneName } from '$lib/hall/hall.ts';
import { refuse, Refusal } from '$lib/hall/refusal.ts';
import type { Clock } from './clock.ts';
import { newId, type Entropy } from './entropy.ts';
import { checkExpectations, expectGiven } from './expect.ts';
import { OutcomeUnknown } from './log/errors.ts';
import { parsePayload, type Ask } from './ask.ts';
import { sealPayload } from './seal/seal.ts';
import type { Vault } from './seal/vault.ts';
import { answerTo, keepCommit, type CommitBody, type Kept, type State } from './state.ts';

export interface Answer {
	readonly position: number;
	readonly result: Json;
}

/** What the door needs of a log: durable when `append` resolves; `recover` gives the state that was kept. */
export interface DoorLog {
	append(bodies: readonly string[], day: string): Promise<readonly { readonly hash: string }[]>;
	recover(): Promise<State>;
}

export interface DoorParts {
	readonly state: State;
	readonly log: DoorLog;
	readonly clock: Clock;
	readonly vault: Vault;
	readonly entropy: Entropy;
	/** Replaces passwords by hashes and proofs; slow, so it happens before a command waits in line. */
	readonly prove: (hall: DeepReadonly<Hall>, name: CommandName, payload: unknown, actor: Actor) => Promise<unknown>;
	/** Told after every saved batch, with the zones that moved and the names of the actors who asked. */
	readonly moved: (zones: ReadonlySet<ZoneName>, by: ReadonlySet<string>) => void;
	/** Waits before the log is asked again after it could not be read; tests do not wait. */
	readonly pause?: (milliseconds: number) => Promise<void>;
	/** Told of what should not happen: a failing disk, a defect. Never holds personal data. */
	readonly report: (what: string, error: unknown) => void;
}

export interface Door {
	execute(actor: Actor, name: string, ask: Ask): Promise<Answer>;
	/** Looks at the hall when nothing unsaved is in it. */
	read<T>(look: (state: Kept) => T): Promise<T>;
	/** Saves what waits, then refuses everything. */
	close(): Promise<void>;
}

interface Waiting {
	readonly actor: Actor;
	readonly name: CommandName;
	readonly ask: Ask;
	readonly payload: unknown;
	readonly payloadHash: string;
	readonly resolve: (answer: Answer) => void;
	readonly reject: (refusal: Refusal) => void;
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Commands in one batch: enough to fill a sync, few enough that nobody behind waits long. */
const BATCH = 256;
/** Pause before the state is asked back again from a disk that does not answer. */
const RECOVER_AGAIN = 1000;

/**
 * The only way in. Commands that wait are decided one after another, saved together in one synced write, then answered;
 * while a batch is being saved nothing is decided and reads wait, so nobody sees what may yet not be kept.
 */
export function createDoor(parts: DoorParts): Door {
	const { log, clock, vault, entropy, pause = sleep } = parts;
	let state = parts.state;
	let line: Waiting[] = [];
	let working: Promise<void> | undefined;
	let closed = false;

	const settled = async () => {
		while (working) await working;
	};

	function context(actor: Actor, now: number) {
		return {
			now,
			actor,
			newId: (prefix: string) => newId(entropy, prefix),
			secret: (name: string) => vault.codeHash(vault.code(name))
		};
	}

	/** Decides one command on the hall in memory. Returns how to answer it once its batch is saved. */
	function decide(waiting: Waiting, after: number, bodies: string[], moved: Set<ZoneName>): () => void {
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
		const decision = perform(state.hall, { name, payload: sealed }, context(actor, at), { at, by, position });
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
		keepCommit(state, commit, events);
		for (const zone of zonesOf(events)) moved.add(zone);
		if (refusal) return () => reject(new Refusal(refusal.code, refusal.details));
		return () => resolve({ position, result });
	}

	async function recover(): Promise<void> {
		for (;;) {
			try {
				state = await log.recover();
				return;
			} catch (error) {
				parts.report('the log could not be read again', error);
				await pause(RECOVER_AGAIN);
			}
		}
	}

	async function serve(batch: readonly Waiting[]): Promise<void> {
		const after = state.place.position;
		const bodies: string[] = [];
		const moved = new Set<ZoneName>();
		const answers: (() => void)[] = [];
		const refuseAll = (code: 'not-saved' | 'outcome-unknown') => {
			for (const { reject } of batch) reject(new Refusal(code));
		};
		for (const waiting of batch) {
			try {
				answers.push(decide(waiting, after, bodies, moved));
			} catch (error) {
				if (error instanceof Refusal) answers.push(() => waiting.reject(error));
				else {
					// A defect of ours may have left the hall half moved: go back to what the log holds, and on without it.
					parts.report(`${waiting.name} failed`, error);
					await recover();
					waiting.reject(new Refusal('failed'));
					return serve(batch.filter((other) => other !== waiting));
				}
			}
		}
		if (bodies.length > 0) {
			try {
				// A key must be safe before anything that only it can open.
				await vault.flush();
				const lines = await log.append(bodies, dayOf(state.at));
				state.place.hash = lines.at(-1)?.hash ?? state.place.hash;
			} catch (error) {
				parts.report('a batch could not be saved', error);
				await recover();
				return refuseAll(error instanceof OutcomeUnknown ? 'outcome-unknown' : 'not-saved');
			}
		}
		for (const answer of answers) answer();
		if (moved.size > 0) parts.moved(moved, new Set(batch.map(({ actor }) => actorName(actor))));
	}

	async function work(): Promise<void> {
		// Whoever asks in the same turn comes into the same batch.
		await Promise.resolve();
		while (line.length > 0) {
			const batch = line.slice(0, BATCH);
			line = line.slice(BATCH);
			await serve(batch);
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
			if (closed) refuse('closing');
			return enqueue({ actor, name, ask, payload: proven, payloadHash });
		},
		async read(look) {
			await settled();
			return look(state);
		},
		async close() {
			closed = true;
			await settled();
		}
	};
}
