import { z } from 'zod';
import { accessCommands } from './access/commands.ts';
import type { CommandName } from './access/rules.ts';
import { approvalCommands } from './approval/commands.ts';
import { archiveCommands } from './archive/commands.ts';
import { calendarCommands } from './calendar/commands.ts';
import { catalogueCommands } from './catalogue/commands.ts';
import { command, type CommandSpec } from './command.ts';
import { guidanceCommands } from './guidance/commands.ts';
import { intakeCommands } from './intake/commands.ts';
import { issuanceCommands } from './issuance/commands.ts';
import { ticketingCommands } from './ticketing/commands.ts';

/** Everything that can be asked of a hall: validation, type and API document in one. */
export const commands = {
	...accessCommands,
	...catalogueCommands,
	...calendarCommands,
	...ticketingCommands,
	...guidanceCommands,
	...intakeCommands,
	...approvalCommands,
	...issuanceCommands,
	...archiveCommands,
	/** Asks what time alone has made true. Only the clock may. */
	'clock.tick': command(z.strictObject({}))
} as const satisfies Record<CommandName, unknown>;

export type Commands = typeof commands;
export type { CommandSpec };
/** What whoever asks sends as the payload of a command. */
export type PayloadIn<Name extends CommandName> = Commands[Name] extends CommandSpec<infer S> ? z.input<S> : never;
