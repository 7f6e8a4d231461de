import type { Deciders } from '../decider.ts';
import type { ticketingCommands } from './commands.ts';
import { decideCounter } from './decide-counter.ts';
import { decideDay } from './decide-day.ts';
import { decideLine } from './decide-line.ts';
import { decideWindows } from './decide-windows.ts';

export const decideTicketing: Deciders<typeof ticketingCommands> = {
	...decideLine,
	...decideCounter,
	...decideWindows,
	...decideDay
};
