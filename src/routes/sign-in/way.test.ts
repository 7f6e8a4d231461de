import { describe, expect, it } from 'vitest';
import { placeOf, placesOf, wayTo } from './way.ts';

describe('where somebody works', () => {
	it('leads each role to its place', () => {
		expect(placeOf(['clerk'])).toBe('/desk');
		expect(placeOf(['chief'])).toBe('/office');
		expect(placeOf(['issuer'])).toBe('/pickup');
		expect(placeOf(['systemAdmin'])).toBe('/admin');
		expect(placeOf(['adviser'])).toBe('/guide');
		expect(placeOf(['guide'])).toBe('/guide');
		expect(placeOf(['dutyManager'])).toBe('/duty');
		expect(placeOf(['supervisor'])).toBe('/duty');
		expect(placeOf(['director'])).toBe('/duty');
		expect(placeOf(['itemAdmin'])).toBe('/admin/items');
		expect(placeOf([])).toBe('/');
	});

	it('goes on to where they were led from', () => {
		expect(wayTo('/office?task=k_1', ['chief'])).toBe('/office?task=k_1');
		expect(wayTo('/device?kind=kiosk', ['systemAdmin'])).toBe('/device?kind=kiosk');
		expect(wayTo('/pickup', [])).toBe('/pickup');
		expect(wayTo('/admin/items?item=x', ['itemAdmin'])).toBe('/admin/items?item=x');
		expect(wayTo(undefined, ['issuer'])).toBe('/pickup');
	});

	it('does not lead into the place of others', () => {
		expect(wayTo('/office?task=k_1', ['clerk'])).toBe('/desk');
		expect(wayTo('/admin', ['itemAdmin'])).toBe('/admin/items');
		expect(wayTo('/officers', ['clerk'])).toBe('/officers');
	});

	it('names each place once', () => {
		expect(placesOf(['chief', 'handler', 'clerk'])).toEqual(['/desk', '/office']);
	});
});
