import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesIn } from './folder.ts';
import { identityOf } from './people.ts';

/** Texts that occur nowhere else, one for every place where something personal or secret is typed. */
export const CANARIES = {
	'identity at the kiosk': identityOf(901_001),
	'phone at the kiosk': '13977700001',
	'name of the applicant': '金丝雀甲乙',
	'identity of the applicant': identityOf(901_002),
	'phone of the applicant': '0391-7770002',
	'name of the agent': 'Canaria Serinus',
	'identity of the agent': identityOf(901_003),
	'phone of the agent': '13977700003',
	'legal representative': '欧阳金丝雀',
	'identity of the legal representative': identityOf(901_004),
	'phone of the legal representative': '13977700004',
	'name in the form': '金丝雀丙丁',
	'identity in the form': identityOf(901_005),
	'phone in the form': '13977700005',
	'address in the form': '金丝雀市笼中区啼鸣路77号7幢707',
	'name prepared by the adviser': '金丝雀戊己',
	'identity prepared by the adviser': identityOf(901_006),
	'phone prepared by the adviser': '13977700006',
	'name of the agent prepared by the adviser': '金丝雀庚辛',
	'identity of the agent prepared by the adviser': identityOf(901_007),
	'phone of the agent prepared by the adviser': '13977700007',
	'name in the prepared form': '金丝雀壬癸',
	'identity in the prepared form': identityOf(901_008),
	'phone in the prepared form': '13977700008',
	'address in the prepared form': '金丝雀市笼外区振翅街88号8幢808',
	'identity that was looked for in vain': identityOf(901_009),
	'identity that is to be forgotten': identityOf(901_010),
	'password of the administrator': 'Canary-seven-7001',
	'password of the staff': 'Canary-seven-7002',
	'password that was changed to': 'Canary-seven-7003',
	'password that was wrong': 'Canary-seven-7004'
} as const;

/** The same text as it may stand in a file or an answer: plain, escaped, in hexadecimal or base64. */
function disguisesOf(text: string): string[] {
	const bytes = Buffer.from(text);
	const escaped = Array.from(text, (c) =>
		c > '\u007f' ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c
	).join('');
	// The last group of base64 depends on what follows, the first characters are enough to know it by.
	const base64 = bytes.toString('base64').slice(0, Math.floor(bytes.length / 3) * 4);
	return [text, escaped, encodeURIComponent(text), bytes.toString('hex'), base64];
}

/** Which of the secrets a text gives away. */
export const givenAway = (text: string, secrets: Readonly<Record<string, string>>): string[] =>
	Object.entries(secrets)
		.filter(([, secret]) => disguisesOf(secret).some((disguise) => text.includes(disguise)))
		.map(([label]) => label);

/** Which of the secrets stand in which file below a folder. */
export const givenAwayIn = (folder: string, secrets: Readonly<Record<string, string>>): string[] =>
	filesIn(folder).flatMap((path) =>
		givenAway(readFileSync(path, 'utf8'), secrets).map((label) => `${relative(folder, path)}: ${label}`)
	);
