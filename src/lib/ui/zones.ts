import { acceptance, advice, certificate, stamp, ticket } from './icons.ts';

/** 五区 in the order in which a case passes through them, each with its picture. */
export const ZONES = [
	{ id: 'dispensing', picture: ticket },
	{ id: 'guidance', picture: advice },
	{ id: 'intake', picture: acceptance },
	{ id: 'approval', picture: stamp },
	{ id: 'issuance', picture: certificate }
] as const;

export type Zone = (typeof ZONES)[number]['id'];
