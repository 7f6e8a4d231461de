import { Agent, request } from 'node:http';
import { JSON_TYPE, type Received } from '../harness/http.ts';
import { ADDRESS_HEADER } from '../harness/server.ts';

/** What one try to ask for a command came to. */
export type Try =
	| { readonly way: 'answered'; readonly status: number; readonly text: string }
	/** it never left, or came back as surely not done */
	| { readonly way: 'undone' }
	/** nobody came to say whether it was done */
	| { readonly way: 'unknown' };

const UNDONE: readonly string[] = ['not-saved', 'behind', 'closing'];
const UNAVAILABLE = 503;

/** Whoever asks one thing after another, on a connection that is kept: any server will do, one that is gone is passed by. */
export class Seat {
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
	#seen = '';

	constructor(
		readonly token: string,
		private readonly urls: readonly string[],
		private readonly choose: (count: number) => number
	) {}

	async ask(name: string, id: string, payload: object): Promise<Try> {
		const first = this.choose(this.urls.length);
		for (let n = 0; n < this.urls.length; n += 1) {
			const url = this.urls[(first + n) % this.urls.length] ?? '';
			const found = await this.#post(`${url}/api/${name}`, JSON.stringify({ id, payload })).then(tried, failed);
			if (found) return found;
		}
		return { way: 'undone' };
	}

	leave(): void {
		this.#agent.destroy();
	}

	#post(url: string, body: string): Promise<Received> {
		const headers = {
			...JSON_TYPE,
			authorization: `Bearer ${this.token}`,
			'content-length': String(Buffer.byteLength(body)),
			'x-hall-seen': this.#seen,
			[ADDRESS_HEADER]: this.token
		};
		return new Promise((resolve, reject) => {
			const sent = request(url, { method: 'POST', agent: this.#agent, headers }, (response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
				response.on('error', reject);
				response.on('end', () => {
					if (!response.complete) return reject(new Error('half an answer'));
					const { statusCode: status = 0, headers: got } = response;
					const seen = got['x-hall-seen'];
					if (typeof seen === 'string') this.#seen = seen;
					resolve({ status, headers: got, text });
				});
			});
			sent.on('error', reject);
			sent.end(body);
		});
	}
}

function tried({ status, text }: Received): Try {
	if (status !== UNAVAILABLE) return { way: 'answered', status, text };
	const { code } = JSON.parse(text) as { code: string };
	return { way: UNDONE.includes(code) ? 'undone' : 'unknown' };
}

/** A connection that was refused has carried nothing: the next server may be asked. Any other end leaves it open. */
function failed(error: unknown): Try | undefined {
	const isRefused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
	return isRefused ? undefined : { way: 'unknown' };
}
