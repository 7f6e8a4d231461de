import { client, type Client } from './client.ts';
import type { Crew } from './crew.ts';
import type { Person } from './people.ts';
import {
	acceptedAt,
	caseVersion,
	CATERING,
	claimed,
	decided,
	draftedAt,
	handedOut,
	OPINION,
	passed,
	received,
	shelved,
	sitting,
	type Open,
	type Sitting
} from './thread.ts';

const LINES = [{ material: 'layout', problem: '平面图未标注面积', requirement: '标注各区面积并签名' }];

/** One department with one chief, who may stand in for everybody there. */
const CHIEF = ['chief-scjg', 'scjg'] as const;
const MATTER = { ...CATERING, passers: [CHIEF, CHIEF] };

type Way = (crew: Crew, open: Open, person: Person) => Promise<unknown>;

/** The decision, by the chief, after everybody has passed it. */
const decide =
	(outcome: 'deny' | 'forward' | 'terminate', more: { reasons?: string; to?: string }): Way =>
	async (crew, open) => {
		await passed(crew, MATTER, (await acceptedAt(MATTER, open)).case);
		const { who, task, expect } = await claimed(crew, CHIEF, open.case);
		await who.ask('task.decide', { task, outcome, opinion: OPINION, ...more }, expect);
	};
const granted = async (crew: Crew, open: Open) => decided(crew, MATTER, await acceptedAt(MATTER, open));
const seen = ({ clerk, case: id }: Open) => caseVersion(clerk, id);

/** How a case that was begun at the window comes into each state that it can have on the day. */
export const CASE_WAYS = {
	draft: (_, { clerk, case: id }) => clerk.ask('case.fill', { case: id, form: CATERING.form }),
	received: (_, open) => received(MATTER, open),
	correcting: async (_, open) => {
		await received(MATTER, open, ['layout']);
		await open.clerk.ask('case.notify', { case: open.case, lines: LINES }, await seen(open));
	},
	refused: async (_, open) => {
		await received(MATTER, open);
		const refusal = { ground: 'notOurPower' as const, reason: '经营场所不在本辖区', properAuthority: '邻市市场监管局' };
		await open.clerk.ask('case.refuse', { case: open.case, ...refusal }, await seen(open));
	},
	withdrawn: async (_, open) => {
		await received(MATTER, open);
		await open.clerk.ask('case.withdraw', { case: open.case, reason: '申请人改变经营计划' }, await seen(open));
	},
	accepted: (_, open) => acceptedAt(MATTER, open),
	reviewing: async (crew, open) => claimed(crew, CHIEF, (await acceptedAt(MATTER, open)).case),
	reviewCorrecting: async (crew, open) => {
		const { who, task, expect } = await claimed(crew, CHIEF, (await acceptedAt(MATTER, open)).case);
		await who.ask('task.sendBack', { task, lines: LINES }, expect);
	},
	forwarded: decide('forward', { to: '省市场监督管理局' }),
	granted,
	denied: decide('deny', { reasons: '经营场所不符合卫生条件' }),
	terminated: decide('terminate', { reasons: '申请人主体资格终止' }),
	producing: async (crew, open) => {
		const issuer = await crew.as('issuer-w15');
		await issuer.ask('result.produce', { case: open.case }, await seen(await granted(crew, open)));
	},
	ready: async (crew, open) => {
		await shelved(crew, await granted(crew, open), 'A-01-01');
	},
	delivered: async (crew, open, { identity }) => {
		await handedOut(await shelved(crew, await granted(crew, open), 'A-01-02'), identity);
	}
} as const satisfies Record<string, Way>;

export type CaseState = keyof typeof CASE_WAYS | 'prepared';
export interface Applicant {
	readonly person: Person;
	readonly agent: Person;
	readonly case: string;
	/** the token on the receipt, and whoever holds it */
	readonly link: string;
	readonly phone: Client;
}

/** Somebody with a case in every state; each came with an agent, and all sat at one window, one after another. */
export async function everyCase(crew: Crew, people: () => Person): Promise<Record<CaseState, Applicant>> {
	const found = new Map<CaseState, Applicant>();
	const keep = (state: CaseState, person: Person, agent: Person, id: string, link: string) =>
		found.set(state, { person, agent, case: id, link, phone: client(crew.url, link) });

	const [prepared, agent] = [people(), people()];
	const adviser = await crew.as('adviser-w14');
	const { case: id, link } = await adviser.ask('case.prepare', {
		item: CATERING.item,
		applicant: { kind: 'person', ...prepared },
		agent: { ...agent, authoritySeen: true },
		form: CATERING.form
	});
	keep('prepared', prepared, agent, id, link);

	const seat: Sitting = await sitting(crew, CATERING, people());
	for (const [state, way] of Object.entries(CASE_WAYS) as [keyof typeof CASE_WAYS, Way][]) {
		const [person, agent] = [people(), people()];
		const open = await draftedAt(seat, MATTER, person, { agent: { ...agent, authoritySeen: true } });
		await way(crew, open, person);
		keep(state, person, agent, open.case, open.caseLink);
	}
	return Object.fromEntries(found) as Record<CaseState, Applicant>;
}
