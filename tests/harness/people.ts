import { checkDigit } from '$lib/hall/people/identity.ts';

export interface Person {
	readonly name: string;
	readonly identity: string;
	readonly phone: string;
}

/** Made-up people with numbers that pass every check; 410899 is no region. */
export const PEOPLE = {
	wang: { name: '王小明', identity: '410899198506300026', phone: '13800000001' },
	li: { name: '李建国', identity: '410899197211120138', phone: '13800000002' },
	zhang: { name: '张晓燕', identity: '410899200001010197', phone: '13800000003' },
	liu: { name: '刘桂英', identity: '410899195812310886', phone: '13800000004' },
	chen: { name: '陈思远', identity: '410899200402290775', phone: '13800000005' }
} as const satisfies Record<string, Person>;

/** The identity number of the nth of up to a million made-up people. */
export function identityOf(n: number): string {
	const year = 1950 + Math.floor(n / 28_000);
	const day = String(1 + (Math.floor(n / 1000) % 28)).padStart(2, '0');
	const digits = `410899${year}06${day}${String(n % 1000).padStart(3, '0')}`;
	return digits + checkDigit(digits);
}

const SURNAMES = Array.from(
	'赵钱孙周吴郑冯褚卫蒋沈韩秦尤许何吕施曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭鲁韦昌苗凤花俞任'
);

/** The nth of some fifty people more, whose names, numbers and masks are nobody else's. */
export function personOf(n: number): Person {
	const name = `${SURNAMES[n % SURNAMES.length] ?? ''}若水`;
	return { name, identity: identityOf(500_000 + n), phone: `1366666${String(n).padStart(4, '0')}` };
}
