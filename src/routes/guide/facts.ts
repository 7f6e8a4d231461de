import type { DeepReadonly, Text } from '$lib/hall/contract.ts';
import type { Speech } from '$lib/i18n/i18n.ts';
import { limitWords } from '$lib/parts/due.ts';
import type { Items, Item } from './consultation.svelte.ts';

type Departments = Items['departments'];
export interface Fact {
	label: string;
	value: string;
}
/** The queue in which an item is applied for. */
interface Place {
	prefix: string;
	name: DeepReadonly<Text>;
	place: DeepReadonly<Text>;
}

const departmentOf = (i18n: Speech, departments: Departments, id: string): string =>
	i18n.say(departments.find((department) => department.id === id)?.name);

/** What an item's guide says besides its materials, as the screen and the paper list it. */
export function factsOf(i18n: Speech, item: Item, departments: Departments, place: Place | undefined): Fact[] {
	const comma = i18n.t('app.comma');
	return [
		{ label: i18n.t('guide.fact.department'), value: departmentOf(i18n, departments, item.department) },
		{ label: i18n.t('guide.fact.applicants'), value: item.applicants.map((kind) => i18n.t(kind)).join(comma) },
		{ label: i18n.t('guide.fact.type'), value: i18n.t(`guide.type.${item.caseType}`) },
		{ label: i18n.t('guide.fact.promised'), value: limitWords(i18n, item.promisedLimit) },
		{
			label: i18n.t('guide.fact.statutory'),
			value: item.statutoryLimit ? limitWords(i18n, item.statutoryLimit) : i18n.t('limit.none')
		},
		{ label: i18n.t('guide.fact.fee'), value: item.fee ? i18n.say(item.fee) : i18n.t('guide.fee.none') },
		{
			label: i18n.t('guide.fact.where'),
			value: place
				? i18n.t('guide.where', { prefix: place.prefix, name: i18n.say(place.name), place: i18n.say(place.place) })
				: ''
		},
		{ label: i18n.t('guide.fact.acceptance'), value: i18n.t(`guide.acceptance.${item.acceptanceMode}`) },
		{ label: i18n.t('guide.fact.result'), value: i18n.say(item.result.name) },
		{ label: i18n.t('guide.fact.basis'), value: i18n.say(item.legalBasis) },
		{ label: i18n.t('guide.fact.code'), value: item.taskCode }
	];
}

/** The way of a case behind the counter, step by step. */
export const flowOf = (i18n: Speech, item: Item, departments: Departments): string[] =>
	item.flow.map(({ name, department, limit }) =>
		i18n.t('guide.step', {
			name: i18n.say(name),
			department: departmentOf(i18n, departments, department),
			limit: limitWords(i18n, limit)
		})
	);

type MaterialOf = Item['materials'][number];

/** 原件 · 1 份 · 必要 · 申请人自备 */
export const materialWords = (i18n: Speech, { kind, copies, required, source }: MaterialOf): string =>
	[
		i18n.t(`material.${kind}`),
		...(copies > 0 ? [i18n.t('material.copies', { n: copies })] : []),
		i18n.t(required ? 'material.required' : 'material.optional'),
		...(source === 'applicant' ? [] : [i18n.t(`guide.source.${source}`)])
	].join(i18n.t('guide.sep'));
