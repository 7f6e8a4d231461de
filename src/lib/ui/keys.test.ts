import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chord, shortcuts, type Pressed } from './keys';

class Stub extends EventTarget {
	constructor(private readonly tag: string) {
		super();
	}
	closest = (selector: string) => (selector.split(/[ ,:]+/).includes(this.tag) ? this : null);
}

const plain = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, repeat: false, isComposing: false };

/** Node has no KeyboardEvent of its own: these are the members that a shortcut reads. */
const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
	...plain,
	key,
	code: '',
	target: new Stub('body'),
	defaultPrevented: false,
	preventDefault: vi.fn(),
	...more
});

let dialog: object | null = null;

beforeEach(() => {
	dialog = null;
	vi.stubGlobal('Element', Stub);
	vi.stubGlobal('document', { querySelector: () => dialog });
});

afterEach(() => vi.unstubAllGlobals());

describe('the name of a chord', () => {
	it.each([
		['F2', press('F2')],
		['Alt+N', press('n', { altKey: true })],
		['Alt+N', press('˜', { altKey: true, code: 'KeyN' })],
		['Alt+N', press('Process', { altKey: true, code: 'KeyN' })],
		['Ctrl+Shift+S', press('S', { ctrlKey: true, shiftKey: true })],
		['?', press('?', { shiftKey: true })],
		['Shift+F2', press('F2', { shiftKey: true })],
		['Space', press(' ')]
	])('%s', (name, event) => expect(chord(event)).toBe(name));
});

describe('shortcuts', () => {
	const hears = (name: string, event: Pressed) => {
		const run = vi.fn();
		shortcuts<Pressed>({ [name]: run })(event);
		return run.mock.calls.length === 1;
	};

	it('runs what is bound, and keeps the key from the browser', () => {
		const event = press('F2');
		expect(hears('F2', event)).toBe(true);
		expect(event.preventDefault).toHaveBeenCalled();
	});

	it('leaves every other key alone', () => {
		const event = press('F3');
		expect(hears('F2', event)).toBe(false);
		expect(event.preventDefault).not.toHaveBeenCalled();
	});

	it('hears function keys and Alt while someone writes, but no letters', () => {
		const target = new Stub('input');
		expect(hears('F2', press('F2', { target }))).toBe(true);
		expect(hears('Alt+N', press('n', { altKey: true, target }))).toBe(true);
		expect(hears('N', press('n', { target }))).toBe(false);
		expect(hears('N', press('n'))).toBe(true);
	});

	it('leaves Enter to the button that has the focus', () => {
		expect(hears('Enter', press('Enter', { target: new Stub('button') }))).toBe(false);
		expect(hears('Enter', press('Enter'))).toBe(true);
	});

	it('does nothing behind a dialog, nor does the browser', () => {
		dialog = {};
		const event = press('F5');
		expect(hears('F5', event)).toBe(false);
		expect(event.preventDefault).toHaveBeenCalled();
	});

	it('calls one number, however long the key is held', () => {
		expect(hears('F2', press('F2', { repeat: true }))).toBe(false);
	});

	it('does not run what may not be done', () => {
		const event = press('F2');
		shortcuts<Pressed>({ F2: undefined })(event);
		expect(event.preventDefault).not.toHaveBeenCalled();
	});
});
