import { expect, it } from 'vitest';
import { emptyTake, needsReason, takeFlaws, takePayload, type OfferedQueue } from './take.ts';

const queue = (identity: OfferedQueue['identity']): OfferedQueue => ({
	id: 'bdc',
	prefix: 'B',
	picture: 'house',
	name: { 'zh-CN': '不动产登记', en: 'Real estate' },
	place: { 'zh-CN': '综合受理区 A', en: 'Zone A' },
	waiting: 0,
	windows: 1,
	minutes: 0,
	identity,
	purpose: 'intake'
});
const draft = { ...emptyTake(), queue: 'bdc' };

it('asks for a reason where the queue wants an identity and none is shown', () => {
	expect(needsReason(draft, queue('required'))).toBe(true);
	expect(takeFlaws(draft, queue('required'))).toEqual({ exception: 'too_small' });
	expect(takeFlaws({ ...draft, exception: '身份证遗失' }, queue('required'))).toEqual({});
	expect(takeFlaws(draft, queue('optional'))).toEqual({});
});

it('says what is wrong with a number as it is typed', () => {
	const flaws = takeFlaws({ ...draft, identity: '410899', phone: '12' }, queue('required'));
	expect(flaws).toMatchObject({ identity: 'identity.length', phone: 'phone.number' });
});

it('wants a queue', () => expect(takeFlaws(emptyTake(), undefined)).toEqual({ queue: 'not-a-choice' }));

it('sends only what was filled in', () => {
	expect(takePayload({ ...draft, priority: 'elderly' })).toEqual({
		queue: 'bdc',
		items: [],
		agent: false,
		priority: 'elderly',
		exception: null
	});
	expect(takePayload({ ...draft, identity: ' 410899198506300026 ' }).identity).toBe('410899198506300026');
});
