import { z } from 'zod';
import { archivedCase } from '../archive/recall.ts';
import { dataId, MATERIAL_KINDS, type Item } from '../catalogue/schema.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { command, hallId, type PersonalPlace } from '../command.ts';
import { find, type DeepReadonly } from '../contract.ts';
import { creditCode, identityNumber, personName, phoneNumber } from '../people/personal.ts';
import { malformed } from '../refusal.ts';
import { formFlaws } from './form.ts';
import { MEDIA, personalKind } from './rules.ts';

export const applicant = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('person'),
		name: personName(),
		identity: identityNumber(),
		phone: phoneNumber()
	}),
	z.strictObject({
		kind: z.literal('organisation'),
		organisation: z.string().trim().min(2).max(100),
		creditCode: creditCode(),
		/** 法定代表人 */
		name: personName(),
		identity: identityNumber(),
		phone: phoneNumber()
	})
]);

export const agent = z.strictObject({
	name: personName(),
	identity: identityNumber(),
	phone: phoneNumber(),
	/** 授权委托书 was shown and checked */
	authoritySeen: z.boolean()
});

export const verdictLine = z.strictObject({
	material: dataId(),
	verdict: z.enum(['qualified', 'unqualified', 'missing']),
	/** what was handed in; null: what the guide asks for */
	kind: z.enum(MATERIAL_KINDS).nullable().default(null),
	copies: z.int().min(0).max(99).default(0),
	pages: z.int().min(0).max(9999).default(0),
	originalSeen: z.boolean().default(false),
	reason: z.string().trim().min(2).max(300).nullable().default(null)
});

export const formRecord = () => z.record(dataId(), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]));

/** Where a filled form holds personal data: its item says so, field by field. */
export const formPlaces = (
	item: DeepReadonly<Item> | undefined,
	form: Readonly<Record<string, unknown>>
): PersonalPlace[] =>
	(item?.form ?? []).flatMap((field) => {
		const kind = personalKind(field);
		const filled = Object.hasOwn(form, field.id) && typeof form[field.id] === 'string';
		return kind && filled ? [{ path: ['form', field.id], kind }] : [];
	});

const noticeLine = z.strictObject({
	material: dataId(),
	problem: z.string().trim().min(2).max(300),
	requirement: z.string().trim().min(2).max(300)
});
export const noticeLines = () => z.array(noticeLine).min(1).max(100);

const caseId = () => hallId('c');
/** A keyed hash of case and content: the same scan twice is one, and the name tells nothing of what it shows. */
export const attachmentId = () => z.string().regex(/^[0-9a-f]{32}$/, 'id');
const looking = ({ case: id }: { case: string }) => [`case:${id}`];

export const intakeCommands = {
	/** A new case; or one that an adviser prepared, or that was begun earlier, taken up with this ticket. */
	'case.draft': command(
		z.union([
			z.strictObject({ ticket: hallId('t'), item: dataId(), applicant, agent: agent.nullable().default(null) }),
			z.strictObject({
				ticket: hallId('t'),
				continues: caseId(),
				/** the agent's letter of authority was shown and checked */
				authoritySeen: z.boolean().default(false)
			})
		]),
		{ expects: (payload) => ('continues' in payload ? [`case:${payload.continues}`] : []) }
	),
	'case.fill': command(
		z.strictObject({
			case: caseId(),
			form: formRecord()
		}),
		{
			subject: (payload) => `case:${payload.case}`,
			clear: (hall, payload) => {
				const item = itemOf(hall, find(hall.intake.cases, payload.case));
				const flaws = item ? formFlaws(item, payload.form) : [];
				if (flaws.length > 0) malformed(...flaws);
			},
			places: (hall, payload) => formPlaces(itemOf(hall, find(hall.intake.cases, payload.case)), payload.form)
		}
	),
	'case.check': command(z.strictObject({ case: caseId(), lines: z.array(verdictLine).min(1).max(100) }), {
		expects: looking
	}),
	'case.receive': command(z.strictObject({ case: caseId() }), { expects: looking }),
	'case.accept': command(z.strictObject({ case: caseId() }), { expects: looking }),
	'case.notify': command(
		z.strictObject({
			case: caseId(),
			lines: noticeLines()
		}),
		{ expects: looking }
	),
	'case.resubmit': command(z.strictObject({ case: caseId(), lines: z.array(verdictLine).min(1).max(100) }), {
		expects: looking
	}),
	'case.refuse': command(
		z.strictObject({
			case: caseId(),
			ground: z.enum(['notRequired', 'notOurPower', 'notAdmissible']),
			reason: z.string().trim().min(5).max(500),
			properAuthority: z.string().trim().min(2).max(100).nullable().default(null)
		}),
		{ expects: looking }
	),
	/** The applicant takes the application back, at the window. */
	'case.withdraw': command(z.strictObject({ case: caseId(), reason: z.string().trim().min(2).max(300) }), {
		expects: looking
	}),
	/** What was sent to `/api/attachment` before, as that answered. */
	'case.attach': command(
		z.strictObject({
			case: caseId(),
			material: dataId(),
			attachment: attachmentId(),
			media: z.enum(MEDIA),
			bytes: z.int().min(1)
		}),
		{ expects: looking }
	),
	'case.detach': command(
		z.strictObject({ case: caseId(), attachment: attachmentId(), reason: z.string().trim().min(2).max(200) }),
		{ expects: looking }
	),
	'person.reveal': command(z.strictObject({ case: caseId(), reason: z.string().trim().min(2).max(200) }), {
		recalls: (hall, payload) => archivedCase(hall, payload.case)
	})
};
