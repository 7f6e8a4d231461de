import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { Sealed } from '$lib/hall/contract.ts';
import { mask, type PersonalKind } from '$lib/hall/people/mask.ts';
import type { Entropy } from '../entropy.ts';
import type { DataKey, KeyStore } from './keys.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const TOKEN_BYTES = 20;
const CODE_DIGITS = 8;
const TOKENS_KEPT = 10_000;

/** Seals personal data at the door, and makes and checks what must be unguessable. */
export interface Vault {
	/** Keyed hash (32 hex characters) of a text for one purpose: the same text gives the same hash, and tells nothing. */
	hash(purpose: string, text: string): string;
	seal(subject: string, kind: PersonalKind, text: string): Sealed;
	/** The text in the clear, or undefined when its key was destroyed. Only the edge may ask. */
	open(sealed: Sealed): string | undefined;
	/** `<id>.<160 bits>` for a session, a device, or the link to a ticket or case. Made from the id; never written down. */
	token(id: string): string;
	/** The id that a token was made for, or undefined if it was made by somebody else. */
	idOf(token: string): string | undefined;
	/** The eight digits that stand for a name: a pickup code. */
	code(name: string): string;
	codeHash(code: string): string;
	/** The key of a subject, for what is sealed outside the log; a new one is kept only after the next `flush`. */
	keyOf(subject: string): DataKey;
	/** Undefined when it was destroyed. */
	keyById(id: string): DataKey | undefined;
	/** Makes sure that what is sealed in these texts can be opened, if it can be at all. */
	learn(texts: readonly string[]): Promise<void>;
	/** Destroys the keys of these subjects: what they sealed cannot be opened any more, by anybody. */
	destroy(subjects: readonly string[]): Promise<number>;
	flush(): Promise<void>;
	close(): Promise<void>;
}

export function createVault(keys: KeyStore, entropy: Entropy): Vault {
	const mac = (purpose: string, text: string) =>
		createHmac('sha256', keys.secret).update(`${purpose}\n${text}`).digest();
	const hash = (purpose: string, text: string) => mac(purpose, text).toString('hex').slice(0, 32);
	const tail = (id: string) => mac('token', id).subarray(0, TOKEN_BYTES).toString('base64url');

	const right = new Map<string, string>();
	/** Whoever works here brings the same token with every request: one that was right stays so, whatever it may do. */
	const keepRight = (token: string, id: string) => {
		if (right.size >= TOKENS_KEPT) right.clear();
		right.set(token, id);
		return id;
	};

	const keyOf = (subject: string) => keys.bySubject(subject) ?? keys.make(subject);
	// One after another: two that write the file of keys at once would leave it to chance whose file is kept.
	let flushing: Promise<void> = Promise.resolve();

	const encrypt = (key: DataKey, text: string) => {
		const iv = entropy(IV_BYTES);
		const cipher = createCipheriv(CIPHER, key.bytes, iv).setAAD(Buffer.from(key.id));
		const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
		return `${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
	};

	return {
		hash,
		seal(subject, kind, text) {
			const key = keyOf(subject);
			return { sealed: encrypt(key, text), mask: mask(kind, text), key: hash(kind, text) };
		},
		open({ sealed }) {
			const [id = '', body = ''] = sealed.split('.');
			const key = keys.byId(id);
			if (!key) return undefined;
			const bytes = Buffer.from(body, 'base64url');
			const decipher = createDecipheriv(CIPHER, key.bytes, bytes.subarray(0, IV_BYTES))
				.setAAD(Buffer.from(id))
				.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
			return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
		},
		token: (id) => `${id}.${tail(id)}`,
		idOf(token) {
			const known = right.get(token);
			if (known !== undefined) return known;
			const dot = token.lastIndexOf('.');
			if (dot < 1) return undefined;
			const id = token.slice(0, dot);
			const given = Buffer.from(token.slice(dot + 1));
			const ours = Buffer.from(tail(id));
			const fits = given.length === ours.length && timingSafeEqual(given, ours);
			return fits ? keepRight(token, id) : undefined;
		},
		code: (name) => String(mac('code', name).readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS)).padStart(CODE_DIGITS, '0'),
		codeHash: (code) => hash('code', code),
		keyOf,
		keyById: (id) => keys.byId(id),
		learn: (texts) => keys.learn(texts),
		destroy: (subjects) => keys.destroy(subjects),
		flush: () => (flushing = flushing.catch(() => undefined).then(() => keys.flush())),
		close: () => keys.close()
	};
}
