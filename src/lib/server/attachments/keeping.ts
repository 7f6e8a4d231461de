import { z } from 'zod';
import { intakeCommands } from '$lib/hall/intake/commands.ts';
import type { DoorParts } from '../door.ts';
import type { Attachments } from './attachments.ts';

/** What a command that names an attachment needs beforehand: that it is there, is what is said of it, and will stay. */
export const keepingAttachments =
	(attachments: Pick<Attachments, 'keep'>, prove: DoorParts['prove']): DoorParts['prove'] =>
	async (hall, name, payload, actor) => {
		if (name === 'case.attach') {
			const { case: caseId, attachment, media, bytes } = z.parse(intakeCommands[name].schema, payload);
			await attachments.keep({ case: caseId, attachment, media, bytes });
		}
		return prove(hall, name, payload, actor);
	};
