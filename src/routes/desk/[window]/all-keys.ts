import type { MessageKey } from '$lib/i18n/messages.ts';
import { STEP_KEYS, STEP_NAMES } from './steps.ts';

interface Key {
	readonly key: string;
	readonly does: MessageKey;
}

const steps = STEP_NAMES.map((name): Key => ({ key: STEP_KEYS[name], does: `desk.do.${name}` }));

/** What each key of the desk does, as the sheet shows it. */
export const KEY_GROUPS: readonly { readonly heading: MessageKey; readonly keys: readonly Key[] }[] = [
	{
		heading: 'desk.keys.always',
		keys: [
			{ key: 'Ctrl+Enter', does: 'desk.nextStep' },
			{ key: 'Alt+U', does: 'desk.undo' },
			{ key: 'Esc', does: 'app.close' },
			{ key: 'F1', does: 'desk.keys.all' }
		]
	},
	{
		heading: 'desk.keys.number',
		keys: [
			{ key: 'F2', does: 'desk.callNext' },
			{ key: 'F7', does: 'desk.callThat' },
			{ key: 'F3', does: 'desk.recall' },
			{ key: 'F4', does: 'desk.start' },
			{ key: 'F6', does: 'desk.miss' },
			{ key: 'F8', does: 'desk.finish' },
			{ key: 'Alt+K', does: 'desk.hold' },
			{ key: 'Alt+T', does: 'desk.transfer' },
			{ key: 'Alt+L', does: 'desk.keys.held' },
			{ key: 'Alt+Y', does: 'desk.keys.missed' },
			{ key: 'Alt+Z', does: 'desk.keys.pause' },
			{ key: 'Alt+W', does: 'desk.close' }
		]
	},
	{
		heading: 'desk.keys.cases',
		keys: [
			{ key: 'F9', does: 'desk.newCase' },
			{ key: 'Alt+O', does: 'desk.find' },
			{ key: 'Alt+0', does: 'desk.person.label' },
			{ key: 'Alt+1…9', does: 'desk.keys.open' }
		]
	},
	{
		heading: 'desk.form',
		keys: [
			{ key: 'Alt+F', does: 'desk.keys.form' },
			{ key: 'Enter', does: 'desk.keys.field' },
			{ key: 'Delete', does: 'desk.keys.erase' }
		]
	},
	{
		heading: 'desk.case',
		keys: [
			...steps,
			{ key: 'Alt+P', does: 'app.print' },
			{ key: 'Alt+I', does: 'desk.documents.all' },
			{ key: 'Alt+H', does: 'desk.history' },
			{ key: 'Alt+V', does: 'desk.reveal' },
			{ key: 'Ctrl+S', does: 'desk.keys.save' }
		]
	},
	{
		heading: 'desk.materials',
		keys: [
			{ key: 'Alt+M', does: 'desk.keys.materials' },
			{ key: 'Alt+Q', does: 'desk.qualifyRest' },
			{ key: '↑ ↓', does: 'desk.materials.move' },
			{ key: '1', does: 'verdict.qualified' },
			{ key: '2', does: 'verdict.unqualified' },
			{ key: '3', does: 'verdict.missing' },
			{ key: '4', does: 'desk.original' },
			{ key: '5', does: 'desk.kind' },
			{ key: '6', does: 'desk.copies' },
			{ key: '7', does: 'desk.pages' },
			{ key: '8', does: 'attachment.add' }
		]
	}
];
