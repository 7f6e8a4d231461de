import { describe, expect, it } from 'vitest';
import { byPlace, findAccounts, roomAt, roomOf, type Account } from './accounts.ts';

const at = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const account = (username: string, role: Account['role'], more: Partial<Account> = {}): Account => ({
	username,
	name: username,
	role,
	place: null,
	window: null,
	...more
});
const zoneC = at('综合受理区 C', 'Acceptance zone C');
const scjg = at('市场监督管理局', 'Market Regulation Bureau');
const PEOPLE = [
	account('clerk-relief', 'clerk'),
	account('clerk-w09', 'clerk', { name: '周军', place: zoneC, window: '09' }),
	account('clerk-w10', 'clerk', { name: '吴杰', place: zoneC, window: '10' }),
	account('chief-scjg', 'chief', { name: '萧振华', place: scjg }),
	account('duty', 'dutyManager')
];
const names = (accounts: readonly Account[]) => accounts.map(({ username }) => username);
const roleWord = (role: Account['role']) => (role === 'chief' ? '首席代表' : role);

describe('the people of a demo hall', () => {
	it('stand in a place of the hall, or look after all of it', () => {
		expect(PEOPLE.map(roomOf)).toEqual(['intake', 'intake', 'intake', 'approval', 'house']);
	});

	it('are shown where somebody was going, unless they say otherwise', () => {
		expect(roomAt(null, '/office?task=k_1')).toBe('approval');
		expect(roomAt('issuance', '/office')).toBe('issuance');
		expect(roomAt('nowhere', null)).toBe('intake');
	});

	it('stand side by side by place, those without one last', () => {
		const groups = byPlace(PEOPLE.slice(0, 4));
		expect(groups.map(({ place, accounts }) => [place?.en, names(accounts)])).toEqual([
			['Acceptance zone C', ['clerk-w09', 'clerk-w10']],
			['Market Regulation Bureau', ['chief-scjg']],
			[undefined, ['clerk-relief']]
		]);
	});

	it('are found by name, place, window and role, in any order', () => {
		expect(names(findAccounts(PEOPLE, '周', roleWord))).toEqual(['clerk-w09']);
		expect(names(findAccounts(PEOPLE, '首席 市场', roleWord))).toEqual(['chief-scjg']);
		expect(names(findAccounts(PEOPLE, 'zone 10', roleWord))).toEqual(['clerk-w10']);
		expect(findAccounts(PEOPLE, 'nobody', roleWord)).toEqual([]);
		expect(findAccounts(PEOPLE, ' ', roleWord)).toHaveLength(PEOPLE.length);
	});
});
