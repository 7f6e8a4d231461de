import { acceptance, advice, certificate, stamp, ticket } from './icons.ts';
import { ZONE_IDS, type Zone } from './zone.ts';

export type { Zone };

const PICTURES: Readonly<Record<Zone, string>> = {
	dispensing: ticket,
	guidance: advice,
	intake: acceptance,
	approval: stamp,
	issuance: certificate
};

/** 五区 in their order, each with its picture. */
export const ZONES = ZONE_IDS.map((id) => ({ id, picture: PICTURES[id] }));
