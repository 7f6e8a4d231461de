import { accessVersions } from '../access/events.ts';
import { approvalVersions } from '../approval/events.ts';
import { archiveVersions } from '../archive/events.ts';
import { calendarVersions } from '../calendar/events.ts';
import { catalogueVersions } from '../catalogue/events.ts';
import type { EventType, HallEvent } from '../events.ts';
import { guidanceVersions } from '../guidance/events.ts';
import { intakeVersions } from '../intake/events.ts';
import { issuanceVersions } from '../issuance/events.ts';
import { ticketingVersions } from '../ticketing/events.ts';
import { LINES } from './transitions.ts';

const EVENT_TYPES = Object.keys({
	...accessVersions,
	...catalogueVersions,
	...calendarVersions,
	...ticketingVersions,
	...guidanceVersions,
	...intakeVersions,
	...approvalVersions,
	...issuanceVersions,
	...archiveVersions
} satisfies Record<EventType, number>);

/** States that an event's name alone does not show to have been reached. */
function marksOf(event: HallEvent): string[] {
	switch (event.type) {
		case 'task.decided':
			return [`task.decided: ${event.outcome}`];
		case 'task.opened':
			return event.delegated ? ['task.opened: delegated'] : [];
		case 'task.reopened':
			return [event.staff === null ? 'task.reopened: for anybody' : 'task.reopened: for whoever had it'];
		case 'case.resubmitted':
			return [`case.resubmitted: ${event.stage}`];
		case 'message.queued':
			return [`message.queued: ${event.kind}`];
		case 'result.produced':
			return [`result.produced: ${event.kind}`];
		case 'window.paused':
			return event.ground === 'away' ? ['window.paused: away'] : [];
		case 'session.failed':
			return event.lockedUntil === null ? [] : ['session.failed: locked'];
		default:
			return [];
	}
}
const MARKS = [
	...['grant', 'deny', 'forward', 'terminate'].map((outcome) => `task.decided: ${outcome}`),
	'task.opened: delegated',
	'task.reopened: for anybody',
	'task.reopened: for whoever had it',
	'case.resubmitted: acceptance',
	'case.resubmitted: review',
	'message.queued: ready',
	'message.queued: reminder',
	'result.produced: certificate',
	'result.produced: denial',
	'window.paused: away',
	'session.failed: locked'
];

/** How far the runs together came: what happened, which way things went, what was refused; each with how often. */
export class Coverage {
	runs = 0;
	done = 0;
	refused = 0;
	readonly events: Record<string, number> = {};
	readonly ways: Record<string, number> = {};
	readonly refusals: Record<string, number> = {};

	happened(event: HallEvent): void {
		for (const name of [event.type, ...marksOf(event)]) add(this.events, name);
	}
	walked(line: string): void {
		add(this.ways, line);
	}
	no(code: string): void {
		this.refused += 1;
		add(this.refusals, code);
	}

	/** What the model can reach and did not: events, marks, and lines of the transition tables. */
	missing(): string[] {
		const marks = [...EVENT_TYPES, ...MARKS].filter((name) => !Object.hasOwn(this.events, name));
		return [...marks, ...LINES.filter((line) => !Object.hasOwn(this.ways, line))];
	}

	report(): string {
		const table = (counts: Readonly<Record<string, number>>) =>
			Object.entries(counts)
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([name, n]) => `${String(n).padStart(8)}  ${name}`);
		const heads = [`${this.runs} runs, ${this.done} commands done, ${this.refused} refused`];
		return [...heads, ...table(this.events), 'ways', ...table(this.ways), 'refused', ...table(this.refusals)].join(
			'\n'
		);
	}
}

const add = (counts: Record<string, number>, name: string): void => void (counts[name] = (counts[name] ?? 0) + 1);
