import { MEDIA, MOST_ATTACHMENTS } from '../intake/rules.ts';
import { clerkFor, itemFor, withCase } from './cases.ts';
import type { Act, World } from './world.ts';

const STATES = ['draft', 'received', 'correcting', 'reviewCorrecting'] as const;
/** So few that the same comes twice. */
const named = ({ dice }: World) => String(dice.roll(4)).padStart(32, '0');

export const attachActs = {
	'case.attach': withCase(
		'case.attach',
		STATES,
		clerkFor,
		(world, target) => {
			const material = world.dice.pick(itemFor(world, target)?.materials ?? [])?.id;
			return { material, attachment: named(world), media: world.dice.pick(MEDIA), bytes: 1 + world.dice.roll(9) };
		},
		({ attachments }) => attachments.length < MOST_ATTACHMENTS
	),
	'case.detach': withCase(
		'case.detach',
		STATES,
		clerkFor,
		({ dice }, { attachments }) => ({ attachment: dice.pick(attachments)?.attachment, reason: '扫描不清' }),
		({ attachments }) => attachments.length > 0
	)
} as const satisfies Record<string, Act>;
