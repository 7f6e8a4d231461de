import { counterViews } from './views-counter.ts';
import { dutyViews } from './views-duty.ts';
import { publicViews } from './views-public.ts';

export const ticketingViews = { ...publicViews, ...counterViews, ...dutyViews };
