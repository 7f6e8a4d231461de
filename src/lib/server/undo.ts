/** A way to write to something made of plain objects and arrays, and to take back all that was written. */
export interface Draft<T extends object> {
	/** What to write to: what is changed through it is changed in the original at once. */
	readonly draft: T;
	/** Makes the original what it was when the draft began, the order of its keys included. */
	undo(): void;
}

/** Methods of lists that go straight to the original: step by step through a draft a long line would take its time. */
const LIST_WRITES: ReadonlySet<PropertyKey> = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse']);
const LIST_READS: ReadonlySet<PropertyKey> = new Set(['indexOf', 'includes', 'join']);

const isThing = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isFew = (count: unknown): count is number => typeof count === 'number' && count >= 0 && count < 100;
type Fields = Record<PropertyKey, unknown>;

/**
 * Begins a draft. The original is changed in place, because copying a hall of thousands for each command would cost more
 * than everything else together; what it held before is noted the first time that a place is written to. Reading
 * through a draft is slow: rules read the original, only what writes goes through here.
 */
export function draftOf<T extends object>(original: T): Draft<T> {
	/** how to take back, in the order in which it was done */
	const steps: (() => void)[] = [];
	const drafts = new WeakMap<object, object>();
	const originals = new WeakMap<object, object>();
	const noted = new WeakSet<object>();

	/** What is written may hold drafts of what was there before: the original must never hold one. */
	const plain = (value: unknown): unknown => {
		if (!isThing(value)) return value;
		const known = originals.get(value);
		if (known) return known;
		if (!Object.isFrozen(value))
			for (const [key, inner] of Object.entries(value)) {
				const whole = plain(inner);
				if (whole !== inner) Reflect.set(value, key, whole);
			}
		return value;
	};

	const noteList = (list: unknown[]) => {
		if (noted.has(list)) return;
		noted.add(list);
		const before = [...list];
		steps.push(() => {
			list.length = 0;
			for (const entry of before) list.push(entry);
		});
	};
	/**
	 * How a call is taken back. To note a whole line of thousands because one more person stands in it would cost more than
	 * all else: what adds at the end, or takes out one here and there, is turned round by itself.
	 */
	const noteCall = (list: unknown[], key: PropertyKey, args: readonly unknown[]) => {
		const length = list.length;
		if (noted.has(list)) return;
		if (key === 'push') steps.push(() => void (list.length = length));
		else if (key === 'splice' && isFew(args[1])) {
			const at = Math.trunc(Number(args[0]));
			const from = at < 0 ? Math.max(0, length + at) : Math.min(at, length);
			const removed = list.slice(from, from + args[1]);
			const added = args.length - 2;
			steps.push(() => void list.splice(from, added, ...removed));
		} else noteList(list);
	};
	const noteField = (record: Fields, key: PropertyKey) => {
		const had = Object.hasOwn(record, key);
		const before = record[key];
		steps.push(() => (had ? Reflect.set(record, key, before) : Reflect.deleteProperty(record, key)));
	};
	/**
	 * A key that is put back would come last: all are brought into their order again. Noted once, it holds for whatever else
	 * is done to the record: thousands that leave one by one must not be noted thousands of times.
	 */
	const noteOrder = (record: Fields) => {
		if (noted.has(record)) return;
		noted.add(record);
		const keys = Object.keys(record);
		steps.push(() => {
			const values = keys.map((key) => record[key]);
			for (const key of Object.keys(record)) Reflect.deleteProperty(record, key);
			for (const [index, key] of keys.entries()) record[key] = values[index];
		});
	};

	const listMethod = (list: unknown[], key: PropertyKey, method: (...args: never[]) => unknown) => {
		return (...args: readonly unknown[]) => {
			if (LIST_WRITES.has(key)) noteCall(list, key, args);
			const result: unknown = Reflect.apply(method, list, args.map(plain));
			return isThing(result) ? through(result) : result;
		};
	};

	const handler: ProxyHandler<object> = {
		get(target, key) {
			const value: unknown = Reflect.get(target, key);
			if (typeof value === 'function' && Array.isArray(target) && (LIST_WRITES.has(key) || LIST_READS.has(key)))
				return listMethod(target, key, value as (...args: never[]) => unknown);
			// What is frozen cannot be written to, and may not be shown as anything else than it is.
			return isThing(value) && !Object.isFrozen(target) ? through(value) : value;
		},
		set(target, key, value: unknown) {
			if (Array.isArray(target)) noteList(target);
			else noteField(target as Fields, key);
			return Reflect.set(target, key, plain(value));
		},
		deleteProperty(target, key) {
			if (Array.isArray(target)) noteList(target);
			else if (Object.hasOwn(target, key)) {
				noteOrder(target as Fields);
				noteField(target as Fields, key);
			}
			return Reflect.deleteProperty(target, key);
		},
		defineProperty() {
			throw new TypeError('The hall is plain JSON: it is written to by assignment.');
		}
	};

	function through<V extends object>(value: V): V {
		const known = drafts.get(value);
		// A draft of a thing has that thing's own shape.
		if (known) return known as V;
		const draft = new Proxy(value, handler) as V;
		drafts.set(value, draft);
		originals.set(draft, value);
		return draft;
	}

	return {
		draft: through(original),
		undo() {
			for (const step of steps.reverse()) step();
			steps.length = 0;
		}
	};
}
