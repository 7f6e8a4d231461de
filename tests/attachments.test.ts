import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jpeg, pdf } from '$lib/server/attachments/testing.ts';
import { client, newId, problemIn, type Client } from './harness/client.ts';
import { crewOf, type Crew } from './harness/crew.ts';
import { filesIn, newFolder } from './harness/folder.ts';
import { commitsIn, hallFolder } from './harness/journal.ts';
import { PEOPLE } from './harness/people.ts';
import { startServer, type Server } from './harness/server.ts';
import { caseVersion, CATERING, drafted, type Open } from './harness/thread.ts';
import { tool } from './harness/tool.ts';

const CANARY = 'CANARY-扫描件内容';
const SCAN = pdf(150_000, CANARY);
type Sent = { attachment: string; media: 'pdf' | 'jpeg' | 'png' | 'webp'; bytes: number };

let server: Server;
let crew: Crew;
let open: Open;
let material: string;

const send = (who: Client, id: string, body: Buffer, type = 'application/octet-stream') =>
	who.send(`/api/attachment?case=${id}`, { method: 'POST', headers: { 'content-type': type }, body });
const sent = async (who: Client, body: Buffer): Promise<Sent> =>
	JSON.parse((await send(who, open.case, body)).text) as Sent;
const attach = async (who: Client, file: Sent) =>
	who.ask('case.attach', { case: open.case, material, ...file }, await caseVersion(who, open.case));
const get = (who: Client, attachment: string, id = open.case) => who.send(`/api/attachment/${id}/${attachment}`);
const attached = async () => (await open.clerk.view('case', { case: open.case })).attachments;
const onDisk = () => filesIn(join(hallFolder(server.folder), 'attachments'));

beforeAll(async () => {
	server = await startServer();
	crew = crewOf(server.url);
	open = await drafted(crew, CATERING, PEOPLE.wang);
	material = CATERING.materials[0] ?? '';
});
afterAll(() => server.kill());

describe('a scan', () => {
	let file: Sent;

	it('is taken in, attached, and shown as it was sent, with the safest of headers', async () => {
		file = await sent(open.clerk, SCAN);
		expect(file).toMatchObject({ media: 'pdf', bytes: SCAN.length });
		await attach(open.clerk, file);
		expect(await attached()).toMatchObject([{ ...file, material, by: { kind: 'staff' } }]);
		const { status, headers, text } = await get(open.clerk, file.attachment);
		expect({ status, text: text === SCAN.toString('utf8') }).toEqual({ status: 200, text: true });
		expect(headers).toMatchObject({
			'content-type': 'application/pdf',
			'content-length': String(SCAN.length),
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store',
			'cross-origin-resource-policy': 'same-origin'
		});
		expect(headers['content-security-policy']).toContain("default-src 'none'");
	});

	it('is nowhere in the clear: not on the disk, not in the log, not in what the server says', () => {
		const kept = filesIn(server.folder).filter((path) => readFileSync(path).includes(CANARY));
		expect(kept).toEqual([]);
		expect(server.said()).not.toContain(CANARY);
	});

	it('leaves in the log who looked at it', () => {
		const looks = commitsIn(server.folder).filter(({ command }) => command.name === 'person.reveal');
		expect(looks.at(-1)?.events).toMatchObject([
			{ type: 'person.revealed', case: open.case, reason: `attachment ${file.attachment}` }
		]);
	});

	it('is shown to nobody whose business the case is not', async () => {
		const answers = async (who: Client) => problemIn(await get(who, file.attachment));
		expect(await answers(client(server.url))).toMatchObject({ status: 401, code: 'not-signed-in' });
		for (const name of ['clerk-w01', 'handler-zrzy', 'issuer-w15', 'admin', 'supervisor', 'guide'])
			expect(await answers(await crew.as(name)), name).toMatchObject({ status: 403, code: 'not-allowed' });
		for (const link of [open.link, open.caseLink])
			expect(await answers(client(server.url, link))).toMatchObject({ status: 403 });
		for (const device of ['kiosk', 'screen', 'client'] as const)
			expect(await answers(await crew.enrol(device))).toMatchObject({ status: 403 });
	});

	it('is not reached under another case, nor by what is no name', async () => {
		for (const [id, attachment] of [
			['c_0000000000000000', file.attachment],
			[open.case, '0'.repeat(32)],
			[open.case, '..%2f..%2fkeys']
		] as const) {
			const { status } = await get(open.clerk, attachment, id);
			expect([400, 404]).toContain(status);
		}
	});

	it('is no longer shown once it is taken off, and the log knows why', async () => {
		const reason = '扫描不清';
		const seen = await caseVersion(open.clerk, open.case);
		await open.clerk.ask('case.detach', { case: open.case, attachment: file.attachment, reason }, seen);
		expect(await attached()).toEqual([]);
		expect(problemIn(await get(open.clerk, file.attachment))).toMatchObject({ status: 404, code: 'unknown' });
		await attach(open.clerk, file);
	});

	it('is there after kill -9 the moment it was attached', async () => {
		const photo = await sent(open.clerk, jpeg());
		await attach(open.clerk, photo);
		await server.restart();
		expect((await get(open.clerk, photo.attachment)).headers['content-type']).toBe('image/jpeg');
		expect((await get(open.clerk, photo.attachment)).headers['content-security-policy']).toContain('sandbox');
	});

	it('goes with a backup, and comes back with it', async () => {
		const backup = join(newFolder(), 'backup');
		const dataDir = join(newFolder(), 'again');
		expect(await tool('backup', [backup], { DATA_DIR: server.folder })).toMatchObject({ code: 0 });
		expect(await tool('restore', [backup], { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
		const again = await startServer({ DATA_DIR: dataDir });
		const { text } = await get(client(again.url, open.clerk.token), file.attachment);
		expect(text === SCAN.toString('utf8')).toBe(true);
		await again.kill();
	});
});

describe('what is sent is refused, and nothing of it is kept', () => {
	const refused = async (who: Client, body: Buffer, type?: string, id = open.case) => {
		const before = onDisk();
		const answer = problemIn(await send(who, id, body, type));
		expect(onDisk()).toEqual(before);
		return answer;
	};

	it('where it is not what it says, or nothing that is shown', async () => {
		expect(await refused(open.clerk, jpeg(), 'application/pdf')).toMatchObject({
			status: 422,
			code: 'attachment-mismatch'
		});
		expect(await refused(open.clerk, Buffer.from('<script>'), 'image/png')).toMatchObject({ code: 'attachment-type' });
	});

	it('where it is too large, with the connection still there to say so', async () => {
		const large = pdf(10 * 1024 * 1024 + 1);
		expect(await refused(open.clerk, large)).toMatchObject({ code: 'attachment-too-large', details: { limit: 10 } });
	});

	it('from whoever may not work on the case, before a byte is taken in', async () => {
		expect(await refused(client(server.url), jpeg())).toMatchObject({ status: 401 });
		expect(await refused(await crew.as('clerk-w01'), jpeg())).toMatchObject({ status: 403 });
		expect(await refused(client(server.url, open.caseLink), jpeg())).toMatchObject({ status: 403 });
		expect(await refused(open.clerk, jpeg(), undefined, 'c_0000000000000000')).toMatchObject({ status: 404 });
		expect(await refused(open.clerk, jpeg(), undefined, 'x')).toMatchObject({ status: 400, code: 'malformed' });
	});
});

describe('a command that names a scan is refused', () => {
	const named = { attachment: '0'.repeat(32), media: 'jpeg', bytes: 10 } as const;
	const refusal = async (file: Sent, of = material) =>
		open.clerk.refusal(
			'case.attach',
			{ case: open.case, material: of, ...file },
			await caseVersion(open.clerk, open.case)
		);

	it('that was never sent, or of which something else is said', async () => {
		expect(await refusal(named)).toMatchObject({ status: 422, code: 'attachment-missing' });
		const photo = await sent(open.clerk, Buffer.concat([jpeg(), Buffer.from('x')]));
		expect(await refusal({ ...photo, bytes: photo.bytes + 1 })).toMatchObject({ code: 'attachment-missing' });
		expect(await refusal({ ...photo, media: 'png' })).toMatchObject({ code: 'attachment-missing' });
	});

	it('for what the guide does not ask for, and it may still be named rightly', async () => {
		const photo = await sent(open.clerk, Buffer.concat([jpeg(), Buffer.from('y')]));
		expect(await refusal(photo, 'blood')).toMatchObject({ code: 'malformed' });
		await attach(open.clerk, photo);
	});

	it('without the version that was looked at', async () => {
		const photo = await sent(open.clerk, Buffer.concat([jpeg(), Buffer.from('z')]));
		const { status } = await open.clerk.post('case.attach', { case: open.case, material, ...photo }, { id: newId() });
		expect(status).toBe(400);
	});
});

it('a folder that nodes share holds the scans, and the data folder none', async () => {
	const shared = newFolder();
	const other = await startServer({ ATTACHMENTS_DIR: shared });
	const its = await drafted(crewOf(other.url), CATERING, PEOPLE.wang);
	const { text } = await send(its.clerk, its.case, jpeg());
	await its.clerk.ask(
		'case.attach',
		{ case: its.case, material, ...(JSON.parse(text) as Sent) },
		await caseVersion(its.clerk, its.case)
	);
	expect(filesIn(join(shared, 'hall', 'kept', its.case))).toHaveLength(1);
	expect(existsSync(join(hallFolder(other.folder), 'attachments'))).toBe(false);
	const backup = join(newFolder(), 'backup');
	expect(await tool('backup', [backup], { DATA_DIR: other.folder, ATTACHMENTS_DIR: shared })).toMatchObject({
		code: 0
	});
	expect(filesIn(join(backup, 'hall/attachments/kept', its.case))).toHaveLength(1);
	await other.kill();
});
