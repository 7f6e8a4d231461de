import type { PayloadIn } from '$lib/hall/commands.ts';
import type { PriorityGround } from '$lib/hall/ticketing/rules.ts';
import type { ViewData } from '$lib/hall/views.ts';
import { identityFlaw, phoneFlaw } from '../applicant.ts';

/** What a number can be taken for: as the kiosk offers it. */
export type Offer = ViewData<'kiosk'>;
export type OfferedQueue = Offer['queues'][number];

/** A number that is being taken for somebody, as it is typed. */
export interface TakeDraft {
	queue: string;
	items: string[];
	identity: string;
	phone: string;
	priority: PriorityGround | '';
	agent: boolean;
	exception: string;
}

export const emptyTake = (): TakeDraft => ({
	queue: '',
	items: [],
	identity: '',
	phone: '',
	priority: '',
	agent: false,
	exception: ''
});

/** Without identity the queue's rule is set aside, and that needs a reason. */
export const needsReason = (draft: TakeDraft, queue: Pick<OfferedQueue, 'identity'> | undefined): boolean =>
	queue?.identity === 'required' && draft.identity.trim() === '';

/** What is wrong with a draft, by its field; the door says the rest. */
export function takeFlaws(draft: TakeDraft, queue: OfferedQueue | undefined): Record<string, string> {
	const reason = draft.exception.trim();
	const flaws = {
		queue: queue ? undefined : 'not-a-choice',
		identity: draft.identity.trim() === '' ? undefined : identityFlaw(draft.identity),
		phone: draft.phone.trim() === '' ? undefined : phoneFlaw(draft.phone),
		exception: reason.length === 1 || (reason === '' && needsReason(draft, queue)) ? 'too_small' : undefined
	};
	return Object.fromEntries(Object.entries(flaws).filter((flaw): flaw is [string, string] => flaw[1] !== undefined));
}

export function takePayload({ queue, items, agent, ...typed }: TakeDraft): PayloadIn<'ticket.take'> {
	const [identity, phone, exception] = [typed.identity.trim(), typed.phone.trim(), typed.exception.trim()];
	return {
		queue,
		items: [...items],
		agent,
		priority: typed.priority === '' ? null : typed.priority,
		exception: exception === '' ? null : exception,
		...(identity === '' ? {} : { identity }),
		...(phone === '' ? {} : { phone })
	};
}

/** A number that was given, and what its person was told. */
export interface Taken {
	number: string;
	queue: string;
	ahead: number;
	minutes: number | null;
	/** token of the ticket's own page */
	link: string;
}

export function takenOf(result: Readonly<Record<string, unknown>>): Taken {
	const { number, queue, ahead, minutes, link } = result;
	const told = { ahead: Number(ahead), minutes: typeof minutes === 'number' ? minutes : null };
	return { number: String(number), queue: String(queue), ...told, link: String(link) };
}
