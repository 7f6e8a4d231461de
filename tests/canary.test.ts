import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ViewName } from '$lib/hall/views.ts';
import { realDisk } from '$lib/server/log/disk.ts';
import { openJournal } from '$lib/server/log/journal.ts';
import { stateKeeper } from '$lib/server/state.ts';
import { CANARIES, givenAway, givenAwayIn } from './harness/canaries.ts';
import { openCanaryHall, type CanaryHall } from './harness/canary-hall.ts';
import { client, problemIn } from './harness/client.ts';
import { filesIn } from './harness/folder.ts';
import { commitsIn, hallFolder } from './harness/journal.ts';
import { markedFields, markedParams } from './harness/marks.ts';
import { connect } from './harness/sockets.ts';
import { caseVersion } from './harness/thread.ts';

let hall: CanaryHall;
beforeAll(async () => {
	hall = await openCanaryHall();
});
afterAll(async () => {
	for (const screen of hall.screens.values()) screen.close();
	await hall.server.kill();
});

describe('the canaries', () => {
	it('sit in every field that is marked as personal or as a password', () => {
		const person = ['identity', 'name', 'phone'];
		expect(markedFields()).toEqual(
			[
				'ticket.take.identity',
				'ticket.take.phone',
				...person.map((field) => `case.draft.applicant.${field}`),
				...person.map((field) => `case.draft.agent.${field}`),
				...person.map((field) => `case.prepare.applicant.${field}`),
				...person.map((field) => `case.prepare.agent.${field}`),
				'result.handOut.identity',
				'person.forget.identity',
				'session.open.password',
				'password.change.current',
				'password.change.next',
				'staff.add.password',
				'hall.setUp.administrator.password'
			].sort()
		);
	});

	it('are what people are looked for by, where that is personal', () => {
		expect(markedParams()).toEqual(['cases.identity', 'pickup.find.identity']);
	});

	it('would be found in every disguise', () => {
		const secret = { it: '金丝雀 77' };
		for (const text of ['金丝雀 77', '\\u91d1\\u4e1d\\u96c0 77', 'e98791e4b89de99b80203737', '6YeR5Lid6ZuAIDc3'])
			expect(givenAway(`before ${text} after`, secret)).toEqual(['it']);
	});
});

describe('whoever asks to see more, and may', () => {
	const reason = '电话通知领证';

	it('is shown everything of the case in the clear', async () => {
		const clerk = await hall.crew.as('clerk-w01');
		const { clear } = await clerk.ask('person.reveal', { case: hall.transfer.case, reason });
		expect(clear).toEqual({
			'applicant.name': CANARIES['name of the applicant'],
			'applicant.identity': CANARIES['identity of the applicant'],
			'applicant.phone': CANARIES['phone of the applicant'],
			'agent.name': CANARIES['name of the agent'],
			'agent.identity': CANARIES['identity of the agent'],
			'agent.phone': CANARIES['phone of the agent'],
			'form.location': CANARIES['address in the form'],
			'form.sellerName': CANARIES['name in the form'],
			'form.sellerIdentity': CANARIES['identity in the form']
		});
	});

	it('is shown everything that an adviser had typed', async () => {
		const adviser = await hall.crew.as('adviser-w14');
		const { clear } = await adviser.ask('person.reveal', { case: hall.company.case, reason });
		expect(clear).toEqual({
			'applicant.name': CANARIES['name prepared by the adviser'],
			'applicant.identity': CANARIES['identity prepared by the adviser'],
			'applicant.phone': CANARIES['phone prepared by the adviser'],
			'agent.name': CANARIES['name of the agent prepared by the adviser'],
			'agent.identity': CANARIES['identity of the agent prepared by the adviser'],
			'agent.phone': CANARIES['phone of the agent prepared by the adviser'],
			'form.address': CANARIES['address in the prepared form'],
			'form.legalRep': CANARIES['name in the prepared form'],
			'form.legalRepIdentity': CANARIES['identity in the prepared form'],
			'form.legalRepPhone': CANARIES['phone in the prepared form']
		});
	});

	it('learns as a gateway where to send what, and nothing else, as long as it was not sent', async () => {
		const asked = (id: string) => hall.gateway.post('person.reveal', { case: id, reason: '发送领证通知' });
		const { text } = await asked(hall.transfer.case);
		const { result } = JSON.parse(text) as { result: unknown };
		const phone = CANARIES['phone of the agent'];
		expect(result).toEqual({ case: hall.transfer.case, phone, code: hall.tokens['pickup code'] });
		expect(givenAway(text, CANARIES)).toEqual(['phone of the agent']);
		expect(problemIn(await asked(hall.company.case)).code).toBe('not-allowed');
	});

	it('stands in the log as having looked, and why', async () => {
		const clerk = await hall.crew.as('clerk-w01');
		await clerk.ask('person.reveal', { case: hall.transfer.case, reason });
		const { staff } = await clerk.view('case', { case: hall.transfer.case });
		expect(commitsIn(hall.server.folder).at(-1)).toMatchObject({
			actor: `staff:${staff}`,
			command: { name: 'person.reveal' },
			events: [{ type: 'person.revealed', case: hall.transfer.case, reason }],
			result: { case: hall.transfer.case }
		});
	});

	it('is shown the same when the same is asked again, though the answer was kept without it', async () => {
		const { clerk, case: id } = hall.insurance;
		const again = { id: 'the-same-id-again' };
		const first = await clerk.post('person.reveal', { case: id, reason }, again);
		const second = await clerk.post('person.reveal', { case: id, reason }, again);
		expect(first.text).toContain(CANARIES['phone in the form']);
		expect(second.text).toBe(first.text);
	});

	it('is refused where it is not theirs', async () => {
		const clerk = await hall.crew.as('clerk-w12');
		const { code } = await clerk.refusal('person.reveal', { case: hall.transfer.case, reason });
		expect(code).toBe('not-allowed');
	});
});

describe('whoever comes to a desk', () => {
	const desks = ['clerk-w01', 'adviser-w14', 'issuer-w15', 'duty'];

	it.each(desks)('is found by %s with the identity card, theirs or their agent’s, masked', async (username) => {
		const desk = await hall.crew.as(username);
		for (const identity of [
			CANARIES['identity prepared by the adviser'],
			CANARIES['identity of the agent prepared by the adviser']
		]) {
			const found = await desk.look('cases', { by: 'identity', identity });
			expect(found.text).toContain(hall.company.case);
			expect(givenAway(found.text, { ...CANARIES, ...hall.tokens })).toEqual([]);
		}
	});

	it('is not found, and nothing is told, where there is nothing', async () => {
		const clerk = await hall.crew.as('clerk-w01');
		const identity = CANARIES['identity that was looked for in vain'];
		expect(await clerk.view('cases', { by: 'identity', identity })).toEqual([]);
		const wrong = await clerk.look('cases', { by: 'identity', identity: `${identity.slice(0, -1)}#` });
		expect(wrong.status).toBe(400);
		expect(wrong.text).not.toContain(identity.slice(0, -1));
	});

	it('is looked for over the live channel once: nobody goes on listening for a person', async () => {
		const watcher = await connect(hall.server.url, (await hall.crew.as('clerk-w01')).token);
		const identity = CANARIES['identity prepared by the adviser'];
		const answer = await watcher.watch('cases', { by: 'identity', identity });
		expect('data' in answer && answer.data).toMatchObject([{ id: hall.company.case }]);
		const { clerk, case: id } = hall.company;
		await clerk.ask('case.fill', { case: id, form: { capital: 100 } });
		expect(await watcher.refusalOf('windows')).toBeNull();
		expect(watcher.views).toEqual([]);
		expect(givenAway(watcher.heard.join('\n'), CANARIES)).toEqual([]);
		watcher.close();
	});

	it('is not asked for in an address, which histories and logs would keep', async () => {
		const query = `by=identity&identity=${CANARIES['identity prepared by the adviser']}`;
		expect((await hall.company.clerk.send(`/api/view/cases?${query}`)).status).toBe(400);
	});
});

describe('whoever comes to fetch', () => {
	it.each<[string, () => Record<string, string>]>([
		['their identity card', () => ({ by: 'identity', identity: CANARIES['identity of the applicant'] })],
		['their agent’s identity card', () => ({ by: 'identity', identity: CANARIES['identity of the agent'] })],
		['the pickup code', () => ({ by: 'code', code: hall.tokens['pickup code'] ?? '' })]
	])('is found by %s, masked', async (_, param) => {
		const found = await hall.transfer.issuer.look('pickup.find', param());
		expect(found.text).toContain(hall.transfer.case);
		expect(givenAway(found.text, { ...CANARIES, ...hall.tokens })).toEqual([]);
	});

	it('is not asked for in an address, which histories and logs would keep', async () => {
		const query = `by=identity&identity=${CANARIES['identity of the applicant']}`;
		expect((await hall.transfer.issuer.send(`/api/view/pickup.find?${query}`)).status).toBe(400);
	});
});

describe('no canary is seen', () => {
	beforeAll(async () => {
		const { issuer, result } = hall.transfer;
		const identity = CANARIES['identity of the agent'];
		const expected = { [`result:${result}`]: 2 };
		await issuer.ask('result.handOut', { result, recipient: 'agent', identity, signed: true }, expected);
	});

	it('on any screen that was there while it all happened', () => {
		expect(hall.screens.size).toBe(16);
		for (const { heard } of hall.screens.values()) expect(givenAway(heard.join('\n'), CANARIES)).toEqual([]);
	});

	it.each<[ViewName, string, () => object]>([
		['case', 'clerk-w01', () => ({ case: hall.transfer.case })],
		['case', 'chief-zrzy', () => ({ case: hall.transfer.case })],
		['case', 'clerk-w08', () => ({ case: hall.catering.case })],
		['case', 'clerk-w12', () => ({ case: hall.insurance.case })],
		['case', 'adviser-w14', () => ({ case: hall.company.case })],
		['case', 'duty', () => ({ case: hall.company.case })],
		['guide', 'guide', () => ({})],
		['guidance', 'guide', () => ({})],
		['duty', 'duty', () => ({})],
		['outbox', 'duty', () => ({})],
		['desk', 'clerk-w08', () => ({ window: 'w08' })],
		['desk', 'clerk-w12', () => ({ window: 'w12' })],
		['office', 'handler-zrzy', () => ({ department: 'zrzy' })],
		['pickup', 'issuer-w15', () => ({})],
		['windows', 'clerk-w01', () => ({})],
		['administration', 'second', () => ({})]
	])('in the view %s of %s', async (view, username, param) => {
		const { status, text } = await (await hall.crew.as(username)).look(view, param());
		expect(status).toBe(200);
		expect(givenAway(text, CANARIES)).toEqual([]);
	});

	it('in what the applicant follows by the link', async () => {
		const { caseLink, case: id } = hall.transfer;
		const { text } = await client(hall.server.url, caseLink).look('progress', { case: id });
		expect(text).toContain('金***');
		expect(givenAway(text, CANARIES)).toEqual([]);
	});

	it('in a refusal', async () => {
		const { clerk, case: id } = hall.catering;
		const licenceCode = CANARIES['identity in the form'];
		const malformed = await clerk.post('case.fill', { case: id, form: { licenceCode } });
		const early = await clerk.post('case.receive', { case: id }, { expect: await caseVersion(clerk, id) });
		expect([malformed.status, early.status]).toEqual([400, 422]);
		expect(givenAway(malformed.text + early.text, CANARIES)).toEqual([]);
	});

	describe('when the day is over', () => {
		beforeAll(async () => {
			await hall.server.stop();
			const folder = hallFolder(hall.server.folder);
			const { journal } = await openJournal({ disk: realDisk, folder, keeper: stateKeeper });
			await journal.checkpoint();
			await journal.close();
		});

		it('in any file: the journal, the checkpoint, the keys', () => {
			const names = filesIn(hall.server.folder).join('\n');
			for (const place of ['journal/2026-11-20.jsonl', 'checkpoint/2026-11-20.json', 'keys/persons.jsonl'])
				expect(names).toContain(place);
			expect(givenAwayIn(hall.server.folder, CANARIES)).toEqual([]);
		});

		it('in any file, nor a token or a code that opens something', () => {
			expect(Object.values(hall.tokens)).not.toContain('');
			expect(givenAwayIn(hall.server.folder, hall.tokens)).toEqual([]);
		});

		it('in anything that the server said', () => {
			// The one-time code is said on purpose, once, to whoever started it.
			const { 'one-time code': _, ...tokens } = hall.tokens;
			expect(givenAway(hall.server.said(), { ...CANARIES, ...tokens })).toEqual([]);
		});
	});
});
