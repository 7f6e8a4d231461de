import { isDay } from '$lib/hall/calendar/day.ts';
import { checkDigit } from '$lib/hall/people/identity.ts';
import type { PriorityGround } from '$lib/hall/ticketing/rules.ts';
import type { Play } from './play.ts';

/** Somebody who comes to the hall. */
export interface Person {
	readonly name: string;
	readonly identity: string;
	readonly phone: string;
	readonly priority: PriorityGround | null;
}

const SURNAMES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕');
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文辉力建华玉兰红梅海燕晨佳宇欣怡浩然');

/** Area 410899 does not exist: nobody has such a number. */
const NOWHERE = '410899';

/** The `n`th person of a play: no two have the same number. */
export function personOf(play: Play, n: number): Person {
	const { random } = play;
	const old = random.chance(0.1);
	const year = old ? 1940 + random.below(16) : 1960 + random.below(46);
	const two = (value: number) => String(value).padStart(2, '0');
	const day = `${year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
	if (!isDay(day)) throw new Error(`no day ${day}`);
	const first = `${NOWHERE}${day.replaceAll('-', '')}${String(n % 1000).padStart(3, '0')}`;
	const given = play.pick(GIVEN) + (random.chance(0.6) ? play.pick(GIVEN) : '');
	const others = ['frail', 'ill', 'disabled', 'pregnant', 'military'] as const;
	const priority = old ? ('elderly' as const) : random.chance(0.04) ? play.pick(others) : null;
	return {
		name: play.pick(SURNAMES) + given,
		identity: first + checkDigit(first),
		phone: `138${String(10_000_000 + ((n * 7919) % 89_999_999)).padStart(8, '0')}`,
		priority
	};
}
