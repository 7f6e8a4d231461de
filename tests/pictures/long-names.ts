import type { DemoStaff, Preset } from '$lib/hall/catalogue/schema.ts';
import { presetFile, REFERENCE } from '../harness/presets.ts';

type Text = Preset['name'];

const and =
	(chinese: string, english: string) =>
	(text: Text): Text => ({ 'zh-CN': text['zh-CN'] + chinese, en: `${text.en} ${english}` });

const matter = and(
	'（含首次申请、变更、延续、补证与注销及关联事项联办）',
	'(first application, change, extension, replacement and cancellation, with what goes together with it)'
);
const queue = and('、交易与缴税综合服务', 'with transactions, taxes and everything beside');
const place = and('（一楼东侧，电梯旁）', '(ground floor, east side, by the lifts)');
const material = and('（原件核验后退还，复印件加盖公章）', '(the original is returned, the copy is sealed)');
const office = and('（行政审批服务科）', '(Administrative Approval Service Section)');

/** As long as names of people get: 25 characters on an identity card of today. */
export const LONG_NAME = '阿卜杜热西提·买买提艾力·吐尔逊江';

/** The demo's hall where everything has the longest name that a real hall would give it. */
export function longNames(): string {
	const { preset, demo } = REFERENCE;
	const long: Preset = {
		...preset,
		departments: preset.departments.map((one) => ({ ...one, name: office(one.name) })),
		queues: preset.queues.map((one) => ({ ...one, name: queue(one.name), place: place(one.place) })),
		windows: preset.windows.map((one) => ({ ...one, place: place(one.place) })),
		items: preset.items.map((one) => ({
			...one,
			name: matter(one.name),
			materials: one.materials.map((line) => ({ ...line, name: material(line.name) }))
		}))
	};
	const staff = demo.staff.map((one): DemoStaff => ({ ...one, name: LONG_NAME }));
	return presetFile(long, staff);
}
