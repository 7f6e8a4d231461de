import { command } from '../command.ts';
import { calendarSchema } from './schema.ts';

export const calendarCommands = { 'calendar.import': command(calendarSchema) };
