import { accessViews } from './access/views.ts';
import { approvalViews } from './approval/views.ts';
import { guidanceViews } from './guidance/views.ts';
import { findViews } from './intake/find.ts';
import { intakeViews } from './intake/views.ts';
import { issuanceViews } from './issuance/views.ts';
import { ticketingViews } from './ticketing/views.ts';
import type { DataOf, ParamOf } from './view.ts';

/** Everything that can be seen of a hall. The page's first paint and the live channel use the same functions. */
export const views = {
	...accessViews,
	...ticketingViews,
	...guidanceViews,
	...intakeViews,
	...findViews,
	...approvalViews,
	...issuanceViews
} as const;

export type Views = typeof views;
export type ViewName = keyof Views;
export type ViewData<Name extends ViewName> = DataOf<Views[Name]>;
export type ViewParam<Name extends ViewName> = ParamOf<Views[Name]>;
export const isViewName = (name: string): name is ViewName => Object.hasOwn(views, name);
