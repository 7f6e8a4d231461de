import { z } from 'zod';
import { dataId } from '../catalogue/schema.ts';
import { itemOf } from '../catalogue/evolve.ts';
import { command, hallId } from '../command.ts';
import { find } from '../contract.ts';
import { creditCode, identityNumber, personName, phoneNumber } from '../people/personal.ts';
import { malformed } from '../refusal.ts';
import { formFlaws } from './form.ts';
import { personalKind } from './rules.ts';

const applicant = z.discriminatedUnion('kind', [
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

const agent = z.strictObject({
	name: personName(),
	identity: identityNumber(),
	phone: phoneNumber(),
	/** 授权委托书 was shown and checked */
	authoritySeen: z.boolean()
});

const verdictLine = z.strictObject({
	material: dataId(),
	verdict: z.enum(['qualified', 'unqualified', 'missing']),
	copies: z.int().min(0).max(99).default(0),
	pages: z.int().min(0).max(9999).default(0),
	originalSeen: z.boolean().default(false),
	reason: z.string().trim().min(2).max(300).nullable().default(null)
});

const caseId = () => hallId('c');
const looking = ({ case: id }: { case: string }) => [`case:${id}`];

export const intakeCommands = {
	'case.draft': command(
		z.strictObject({ ticket: hallId('t'), item: dataId(), applicant, agent: agent.nullable().default(null) })
	),
	'case.fill': command(
		z.strictObject({
			case: caseId(),
			form: z.record(dataId(), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]))
		}),
		{
			subject: (payload) => `case:${payload.case}`,
			clear: (hall, payload) => {
				const item = itemOf(hall, find(hall.intake.cases, payload.case));
				const flaws = item ? formFlaws(item, payload.form) : [];
				if (flaws.length > 0) malformed(...flaws);
			},
			places: (hall, payload) =>
				(itemOf(hall, find(hall.intake.cases, payload.case))?.form ?? []).flatMap((field) => {
					const kind = personalKind(field);
					const filled = Object.hasOwn(payload.form, field.id) && typeof payload.form[field.id] === 'string';
					return kind && filled ? [{ path: ['form', field.id], kind }] : [];
				})
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
			lines: z
				.array(
					z.strictObject({
						material: dataId(),
						problem: z.string().trim().min(2).max(300),
						requirement: z.string().trim().min(2).max(300)
					})
				)
				.min(1)
				.max(100)
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
	'person.reveal': command(z.strictObject({ case: caseId(), reason: z.string().trim().min(2).max(200) }))
};
