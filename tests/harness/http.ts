import { Agent, request as plain, type IncomingHttpHeaders } from 'node:http';
import { Agent as SecureAgent, request as secure } from 'node:https';
import { ADDRESS_HEADER } from './server.ts';

export interface Sending {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Buffer;
	/** where the server is to think that it comes from */
	readonly from?: string;
	/** certificate that a server with TLS is trusted by */
	readonly ca?: string;
}
export interface Received {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
}

/** One request on a connection of its own, exactly as it is given: also such as `fetch` would never send. */
export function send(url: string, { method = 'GET', headers = {}, body, from, ca }: Sending = {}): Promise<Received> {
	return new Promise((resolve, reject) => {
		const isSecure = url.startsWith('https:');
		// Kept alive, so that a server that answers before it was told everything is heard; and closed when it was.
		const agent = isSecure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
		const options = {
			method,
			agent,
			headers: {
				[ADDRESS_HEADER]: from ?? '192.0.2.1',
				...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
				...headers
			},
			...(ca === undefined ? {} : { ca })
		};
		const request = (isSecure ? secure : plain)(url, options, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const { statusCode: status = 0, headers } = response;
				resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8') });
			});
		});
		request.on('error', reject);
		request.on('close', () => agent.destroy());
		request.end(body);
	});
}

export const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** How far the log has come: a refusal leaves it where it was. */
export async function positionOf(url: string): Promise<number> {
	const { text } = await send(`${url}/healthz`);
	return (JSON.parse(text) as { position: number }).position;
}
