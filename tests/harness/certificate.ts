import { generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import { newFolder } from './folder.ts';

/** One DER value: its tag, its length, its content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const object = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const bits = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes);
const time = (text: string) => der(0x17, Buffer.from(text));
const number = (...bytes: number[]) => der(0x02, Buffer.from(bytes));

const ECDSA_WITH_SHA256 = sequence(object('2a8648ce3d040302'));
const COMMON_NAME = '550403';
const ALTERNATIVE_NAMES = '551d11';
const name = (text: string) => sequence(der(0x31, sequence(object(COMMON_NAME), der(0x0c, Buffer.from(text)))));

/** A self-signed certificate for some IPv4 addresses, made by Node alone. `cert` and `key` name files. */
export function certificateFor(addresses: readonly string[]): { cert: string; key: string; ca: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const named = addresses.filter(isIPv4).map((address) => der(0x87, Buffer.from(address.split('.').map(Number))));
	const extensions = sequence(sequence(object(ALTERNATIVE_NAMES), der(0x04, sequence(...named))));
	const facts = sequence(
		der(0xa0, number(2)),
		number(1),
		ECDSA_WITH_SHA256,
		name('hall'),
		sequence(time('200101000000Z'), time('491231235959Z')),
		name('hall'),
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, extensions)
	);
	const signed = sequence(facts, ECDSA_WITH_SHA256, bits(sign('sha256', facts, privateKey)));
	const lines = signed.toString('base64').replace(/.{64}/g, '$&\n');
	const ca = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
	const folder = newFolder();
	const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
	writeFileSync(cert, ca);
	writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
	return { cert, key, ca };
}
