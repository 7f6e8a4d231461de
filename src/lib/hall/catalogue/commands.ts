import { command } from '../command.ts';
import { itemSchema } from './schema.ts';

export const catalogueCommands = {
	/** A new item, or the next version of one: cases that were begun keep theirs. */
	'item.define': command(itemSchema)
};
