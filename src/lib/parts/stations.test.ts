import { expect, it } from 'vitest';
import { stationsOf } from './stations.ts';

type File = Parameters<typeof stationsOf>[0];
const label = (zone: string) => zone;
const statesOf = (status: File['status']) => stationsOf({ status }, { label }).map(({ state }) => state);
const hereOf = (file: File) => stationsOf(file, { label }).find(({ state }) => state === 'here');

it('the thread of a case stands where its status says', () => {
	expect(statesOf('draft')).toEqual(['done', 'done', 'here', 'ahead', 'ahead']);
	expect(statesOf('reviewing')).toEqual(['done', 'done', 'done', 'here', 'ahead']);
	expect(statesOf('ready')).toEqual(['done', 'done', 'done', 'done', 'here']);
	expect(statesOf('delivered')).toEqual(['done', 'done', 'done', 'done', 'done']);
});

it('where it waits or has ended without, its station says so', () => {
	expect(hereOf({ status: 'reviewing' })).toMatchObject({ zone: 'approval', tone: 'active' });
	expect(hereOf({ status: 'reviewCorrecting' })).toMatchObject({ zone: 'approval', tone: 'warn' });
	expect(hereOf({ status: 'refused' })).toMatchObject({ zone: 'intake', tone: 'bad' });
});

it('what was withdrawn ended before or after it was accepted', () => {
	expect(hereOf({ status: 'withdrawn' })?.zone).toBe('intake');
	expect(hereOf({ status: 'withdrawn', acceptance: {} })?.zone).toBe('approval');
});

it('tells nothing of a station that is still ahead', () => {
	const notes = stationsOf({ status: 'reviewing' }, { label, note: (zone) => `at ${zone}` }).map(({ note }) => note);
	expect(notes).toEqual(['at dispensing', 'at guidance', 'at intake', 'at approval', undefined]);
});
