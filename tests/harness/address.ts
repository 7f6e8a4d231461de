import { networkInterfaces } from 'node:os';

/** An address of this machine that is not localhost, as another machine in the hall would use. */
export const SECOND_ADDRESS =
	Object.values(networkInterfaces())
		.flatMap((faces) => faces ?? [])
		.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2';
