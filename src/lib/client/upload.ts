import type { Media } from '$lib/hall/intake/rules.ts';
import { answerOf } from './ask.ts';

/** A scan over a slow line takes its time. */
const PATIENCE = 120_000;

/** What `case.attach` asks for besides the case and the material. */
export interface Uploaded {
	readonly attachment: string;
	readonly media: Media;
	readonly bytes: number;
}

/**
 * Sends a scan. Until a command names it, it is part of nothing; the same sent again is the same.
 * @throws Refused, or Unreachable
 */
export async function upload(caseId: string, file: File): Promise<Uploaded> {
	const response = await fetch(`/api/attachment?case=${caseId}`, {
		method: 'POST',
		headers: { 'content-type': file.type || 'application/octet-stream' },
		body: file,
		signal: AbortSignal.timeout(PATIENCE)
	}).catch(() => undefined);
	// Our own server's answer, as its endpoint says.
	return (await answerOf(response)) as Uploaded;
}
