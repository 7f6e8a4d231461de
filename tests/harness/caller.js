/**
 * One client in a process of its own. It is told its jobs, says that it is ready, waits for the word, and does them one
 * after another. A lost answer is asked for again with the same id, as every client of the hall does.
 *
 * @typedef {{ name: string, id: string, payload: Record<string, unknown> }} Job
 * @typedef {{ job: number, status: number, text: string }} Reply
 */

const PAUSE = 100;
const ATTEMPTS = 300;

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** How far the hall had come in the last answer: where several nodes run it, the next one is not to show less. */
let seen = '';

/**
 * @param {string} url
 * @param {string} token
 * @param {Job} job
 */
async function post(url, token, { name, id, payload }) {
	const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
	for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
		try {
			const response = await fetch(`${url}/api/${name}`, {
				method: 'POST',
				headers: { ...headers, 'x-client-address': token, 'x-hall-seen': seen },
				body: JSON.stringify({ id, payload })
			});
			const text = await response.text();
			seen = response.headers.get('x-hall-seen') ?? seen;
			if (response.status !== 503) return { status: response.status, text };
		} catch {
			// The server is gone for a moment: whether it was done shows when the same is asked again.
		}
		await pause(PAUSE);
	}
	return { status: 0, text: 'no answer' };
}

/**
 * `'<called>'` in a payload stands for the ticket that was called last.
 * @param {{ url: string, token: string, jobs: Job[] }} orders
 */
async function work({ url, token, jobs }) {
	let called = '';
	for (const [index, job] of jobs.entries()) {
		const payload = job.payload['ticket'] === '<called>' ? { ...job.payload, ticket: called } : job.payload;
		const { status, text } = await post(url, token, { ...job, payload });
		if (job.name === 'ticket.call' && status === 200) called = JSON.parse(text).result.ticket;
		process.send?.({ job: index, status, text });
	}
	process.disconnect();
}

/** @type {Parameters<typeof work>[0] | undefined} */
let orders;
process.on('message', (/** @type {Parameters<typeof work>[0] | 'go'} */ message) => {
	if (message !== 'go') {
		orders = message;
		process.send?.('ready');
	} else if (orders) void work(orders);
});
