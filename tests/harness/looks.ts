import type { ViewName, ViewParam } from '$lib/hall/views.ts';
import type { Asker } from './examples.ts';
import { PEOPLE } from './people.ts';

const NO_TICKET = { ticket: 't_0000000000000000' };
const NO_CASE = { case: 'c_0000000000000000' };
const { identity } = PEOPLE.wang;

type Look<Name extends ViewName> = readonly [Asker, ViewParam<Name>, ...ViewParam<Name>[]];

/** Well-formed looks at every view, one for each way to ask, by somebody who may where anybody but a link may. */
export const LOOKS: { readonly [Name in ViewName]: Look<Name> } = {
	administration: ['admin', {}],
	kiosk: ['kiosk', {}],
	'screen.hall': ['screen', {}],
	'screen.window': ['screen', { window: 'w12' }],
	'screen.pickup': ['screen', {}],
	ticket: ['anyone', NO_TICKET],
	windows: ['clerk-w12', {}],
	desk: ['clerk-w12', { window: 'w12' }],
	guide: ['guide', {}],
	duty: ['duty', {}],
	guidance: ['adviser-w14', {}],
	case: ['clerk-w12', NO_CASE],
	cases: ['clerk-w12', { by: 'identity', identity }, { by: 'ticket', ...NO_TICKET }, { by: 'number', number: 'X-1' }],
	progress: ['anyone', NO_CASE],
	items: ['items', {}],
	office: ['chief-zrzy', { department: 'zrzy' }],
	pickup: ['issuer-w16', {}],
	'pickup.find': [
		'issuer-w16',
		{ by: 'identity', identity },
		{ by: 'code', code: '12345678' },
		{ by: 'number', number: 'XCY-20261120-0001' },
		{ by: 'slot', slot: 'A-01-01' }
	],
	outbox: ['issuer-w16', {}]
};
