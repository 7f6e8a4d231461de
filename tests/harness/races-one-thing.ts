import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, problemIn, resultIn, signIn, type Client, type Expect } from './client.ts';
import { crewOf, type Crew } from './crew.ts';
import type { Received } from './http.ts';
import { personOf, type Person } from './people.ts';
import type { RacedHall } from './races.ts';
import {
	accepted,
	caseVersion,
	claimed,
	decided,
	drafted,
	openWindow,
	passed,
	shelved,
	sitting,
	TRANSFER,
	type Open,
	type Shelved
} from './thread.ts';

/** Two who want the same thing at the same moment: one of them gets it, the other is told why not, and it happens once. */
export function describeRacesForOneThing(start: () => Promise<RacedHall>): void {
	let server: RacedHall;
	let crew: Crew;
	let people = 0;

	beforeAll(async () => {
		server = await start();
		crew = crewOf(server.url);
	});
	afterAll(() => server.kill());

	/** Somebody who was not here before. */
	const somebody = (): Person => personOf(people++);
	const at = (window: string) => ({ ...TRANSFER, window, clerk: `clerk-${window}` });
	const outcomes = (answers: readonly Received[]): string[] =>
		answers.map((answer) => (answer.status === 200 ? 'done' : problemIn(answer).code)).sort();
	const both = async (...asked: readonly Promise<Received>[]): Promise<string[]> => outcomes(await Promise.all(asked));
	/** The same person at two computers. */
	const twice = (username: string): Promise<[Client, Client]> =>
		Promise.all([signIn(server.url, username), signIn(server.url, username)]);

	describe('a number on hold', () => {
		it('is resumed at one of two windows that ask for it at once', async () => {
			const { clerk, ticket } = await sitting(crew, at('w01'), somebody());
			await clerk.ask('ticket.hold', { ticket });
			const other = await openWindow(crew, at('w02'));
			const answers = await both(
				clerk.post('ticket.resume', { ticket, window: 'w01' }),
				other.post('ticket.resume', { ticket, window: 'w02' })
			);
			expect(answers).toEqual(['done', 'ticket-not']);
			const desks = await Promise.all([clerk.view('desk', { window: 'w01' }), other.view('desk', { window: 'w02' })]);
			expect(desks.flatMap((desk) => desk.ticket?.id ?? [])).toEqual([ticket]);
			expect(desks.flatMap((desk) => desk.held)).toEqual([]);
		});
	});

	describe('a number that was missed', () => {
		it('queues again once, whether guide, clerk and the person on the phone ask for it at once', async () => {
			const kiosk = await crew.kiosk();
			const { identity } = somebody();
			const { ticket, link } = await kiosk.ask('ticket.take', { queue: 'bdc', identity });
			const clerk = await openWindow(crew, at('w03'));
			await clerk.ask('ticket.call', { window: 'w03' });
			await clerk.ask('ticket.miss', { ticket });
			const phone = client(server.url, link);
			const guide = await crew.as('guide');
			const answers = await both(...[guide, clerk, phone].map((who) => who.post('ticket.requeue', { ticket })));
			expect(answers).toEqual(['done', 'ticket-not', 'ticket-not']);
			const { waiting, missed } = await guide.view('guide', {});
			expect(waiting.filter(({ id }) => id === ticket)).toHaveLength(1);
			expect(missed).toEqual([]);
			await phone.ask('ticket.abandon', { ticket });
		});
	});

	describe('a case that an adviser prepared', () => {
		it('goes on at one of two desks that take it up at once', async () => {
			const person = somebody();
			const adviser = await crew.as('adviser-w93');
			const { case: id } = await adviser.ask('case.prepare', {
				item: TRANSFER.item,
				applicant: { kind: 'person', ...person }
			});
			const seats = [await sitting(crew, at('w04'), person), await sitting(crew, at('w05'), somebody())];
			const expected = await caseVersion(adviser, id);
			const answers = await both(
				...seats.map(({ clerk, ticket }) => clerk.post('case.draft', { ticket, continues: id }, { expect: expected }))
			);
			expect(answers).toEqual(['done', 'stale']);
			const begun = await Promise.all(
				seats.map(({ clerk }, index) => clerk.view('desk', { window: index === 0 ? 'w04' : 'w05' }))
			);
			expect(begun.flatMap(({ cases }) => cases.map((one) => one.id))).toEqual([id]);
		});
	});

	describe('two departments with the same case', () => {
		let open: Open;
		beforeAll(async () => {
			open = await accepted(TRANSFER, await drafted(crew, at('w06'), somebody()));
		});
		const lines = [{ material: 'contract', problem: '合同缺签章页', requirement: '补交签章页' }];
		const back = ({ who, task, expect: seen }: { who: Client; task: string; expect: Expect }) =>
			who.post('task.sendBack', { task, lines }, { expect: seen });

		it('send it back at once: the applicant gets one letter', async () => {
			const [one, other] = TRANSFER.passers;
			if (!one || !other) throw new Error('two departments are needed');
			const tasks = [await claimed(crew, one, open.case), await claimed(crew, other, open.case)];
			expect(await both(...tasks.map(back))).toEqual(['already-notified', 'done']);
			const { status, reviewNotice } = await open.clerk.view('case', { case: open.case });
			expect({ status, lines: reviewNotice?.lines }).toEqual({ status: 'reviewCorrecting', lines });
		});

		it('return and send back what the same chief has open twice: one of the two happens', async () => {
			const again = await accepted(TRANSFER, await drafted(crew, at('w07'), somebody()));
			await passed(crew, TRANSFER, again.case);
			const { task, expect: seen } = await claimed(crew, TRANSFER.decider, again.case);
			const [one, other] = await twice('chief-zrzy');
			const answers = await both(
				one.post('task.return', { task, to: 'tax', reason: '税额核对有误' }, { expect: seen }),
				back({ who: other, task, expect: seen })
			);
			expect(answers).toEqual(['done', 'stale']);
		});

		it('return it twice at once: the step before is opened once', async () => {
			const again = await accepted(TRANSFER, await drafted(crew, at('w08'), somebody()));
			await passed(crew, TRANSFER, again.case);
			const { task, expect: seen } = await claimed(crew, TRANSFER.decider, again.case);
			const payload = { task, to: 'tax', reason: '税额核对有误' };
			const chiefs = await twice('chief-zrzy');
			const answers = await both(...chiefs.map((who) => who.post('task.return', payload, { expect: seen })));
			expect(answers).toEqual(['done', 'stale']);
			const { tasks } = await again.clerk.view('case', { case: again.case });
			expect(tasks.filter(({ step, status }) => step === 'tax' && status === 'pending')).toHaveLength(1);
		});
	});

	describe('what lies on the shelf', () => {
		let ready: Shelved;
		let person: Person;
		beforeAll(async () => {
			person = somebody();
			const open = await accepted(TRANSFER, await drafted(crew, at('w09'), person));
			ready = await shelved(crew, await decided(crew, TRANSFER, open), 'A-01-01', 'issuer-w92');
		});

		it('is told to its person once, when gateway and desk say so at once', async () => {
			const gateway = await crew.enrol('client');
			const { messages } = await gateway.view('outbox', {});
			const message = messages.find((one) => one.case === ready.case)?.id ?? '';
			const answers = await both(
				gateway.post('message.settle', { message, outcome: 'sent' }),
				ready.issuer.post('message.settle', { message, outcome: 'told' })
			);
			expect(answers).toEqual(['done', 'message-settled']);
			expect((await gateway.view('outbox', {})).count).toBe(0);
		});

		it('is handed out once, when two press at once', async () => {
			const { result } = ready;
			const payload = { result, recipient: 'applicant', identity: person.identity, signed: true };
			const desks = await twice('issuer-w92');
			const seen = { expect: { [`result:${result}`]: 2 } };
			const answers = await both(...desks.map((who) => who.post('result.handOut', payload, seen)));
			expect(answers).toEqual(['done', 'stale']);
		});

		it('is not handed out again to anyone who knows that it was', async () => {
			const { result, issuer } = ready;
			const { code } = await issuer.refusal(
				'result.handOut',
				{ result, recipient: 'applicant', identity: person.identity, signed: true },
				{ [`result:${result}`]: 3 }
			);
			expect(code).toBe('result-not');
		});
	});

	describe('the end of the day', () => {
		it('and twenty who take a number at the same moment: whoever got one was there before it, and nobody waits', async () => {
			const [kiosk, duty] = [await crew.kiosk(), await crew.as('duty')];
			const taking = Array.from({ length: 20 }, () =>
				kiosk.post('ticket.take', { queue: 'tz', identity: somebody().identity })
			);
			const closing = duty.post('day.close', { force: true });
			taking.push(...Array.from({ length: 5 }, () => kiosk.post('ticket.take', { queue: 'lz' })));
			expect((await closing).status).toBe(200);
			const answers = await Promise.all(taking);
			expect(outcomes(answers).filter((outcome) => outcome !== 'done' && outcome !== 'day-closed')).toEqual([]);
			const { queues, closed } = await duty.view('duty', {});
			expect({ closed, waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0) }).toEqual({
				closed: true,
				waiting: 0
			});
			for (const answer of answers.filter(({ status }) => status === 200)) {
				const { ticket, link } = resultIn<'ticket.take'>(answer);
				expect((await client(server.url, link).look('ticket', { ticket })).status).toBe(404);
			}
		});
	});
}
