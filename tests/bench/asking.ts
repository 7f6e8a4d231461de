import { Agent, request } from 'node:http';

/** Asks over connections that stay open, as a bench must: what is measured is the server, not how it is reached. */
export interface Asking {
	post(path: string, token: string | null, body: unknown): Promise<unknown>;
	close(): void;
}

export function askAt(port: number): Asking {
	// A server closes what is quiet for five seconds: whoever sends in that very moment is not heard.
	const agent = new Agent({ keepAlive: true, timeout: 2_000 });
	return {
		post: (path, token, body) =>
			new Promise((resolve, reject) => {
				const text = JSON.stringify(body);
				const headers: Record<string, string> = {
					'content-type': 'application/json',
					'content-length': String(Buffer.byteLength(text)),
					...(token === null ? {} : { authorization: `Bearer ${token}` })
				};
				const asked = request({ agent, port, host: '127.0.0.1', method: 'POST', path, headers }, (answer) => {
					const chunks: Buffer[] = [];
					answer.on('data', (chunk: Buffer) => chunks.push(chunk));
					answer.on('end', () => {
						const said = Buffer.concat(chunks).toString();
						if (answer.statusCode === 200) resolve(JSON.parse(said));
						else reject(new Error(`${path} was answered ${answer.statusCode}: ${said}`));
					});
				});
				asked.on('error', reject);
				asked.end(text);
			}),
		close: () => agent.destroy()
	};
}
