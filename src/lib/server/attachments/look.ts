import { can, isKnown } from '$lib/hall/access/rules.ts';
import { find, type Actor } from '$lib/hall/contract.ts';
import { maySeeCase } from '$lib/hall/intake/access.ts';
import { refuse } from '$lib/hall/refusal.ts';
import { newId, systemEntropy } from '../entropy.ts';
import { recall } from '../archive/recall.ts';
import type { HallRuntime } from '../hall-runtime.ts';
import { stateWith } from '../see.ts';
import type { Kept } from '../state.ts';
import type { Named } from './shelf.ts';

/**
 * An attachment for somebody who may see its case in the clear. It is personal data like any other: whoever looks does
 * `person.reveal`, so that the log has who and what.
 * @throws Refusal
 */
export async function look(
	hall: HallRuntime,
	actor: Actor,
	caseId: string,
	attachment: string
): Promise<{ named: Named; chunks: AsyncIterable<Buffer> }> {
	const inHall = await hall.door.read((state) => find(state.hall.intake.cases, caseId) !== undefined);
	const recalled = inHall ? [] : await recall(hall.archive, { by: 'case', case: caseId });
	const named = await hall.door.read((state) => attached(stateWith(state, recalled), actor, caseId, attachment));
	const chunks = (await hall.attachments.open(named)) ?? refuse('unknown', { kind: 'attachment' });
	const payload = { case: caseId, reason: `attachment ${attachment}` };
	await hall.door.execute(actor, 'person.reveal', { id: newId(systemEntropy, 'look'), payload });
	return { named, chunks };
}

/** A case that is not there and one that is nobody's business here are told apart only to those who may know. */
function attached({ hall }: Kept, actor: Actor, caseId: string, attachment: string): Named {
	if (actor.kind !== 'staff' || !can(hall, actor, 'person.reveal'))
		return refuse(isKnown(hall, actor) ? 'not-allowed' : 'not-signed-in');
	const target = find(hall.intake.cases, caseId) ?? refuse('unknown', { kind: 'case' });
	if (!maySeeCase(hall, actor, target)) refuse('not-allowed');
	const found = target.attachments.find((one) => one.attachment === attachment);
	if (!found) return refuse('unknown', { kind: 'attachment' });
	return { case: caseId, attachment, media: found.media, bytes: found.bytes };
}
