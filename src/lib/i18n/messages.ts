import type { Language } from '$lib/hall/contract.ts';
import { access as accessEn } from './en/access.ts';
import { archive as archiveEn } from './en/archive.ts';
import { common as commonEn } from './en/common.ts';
import { demo as demoEn } from './en/demo.ts';
import { desk as deskEn } from './en/desk.ts';
import { docs as docsEn } from './en/docs.ts';
import { duty as dutyEn } from './en/duty.ts';
import { guide as guideEn } from './en/guide.ts';
import { kiosk as kioskEn } from './en/kiosk.ts';
import { office as officeEn } from './en/office.ts';
import { phone as phoneEn } from './en/phone.ts';
import { pickup as pickupEn } from './en/pickup.ts';
import { screen as screenEn } from './en/screen.ts';
import { ui as uiEn } from './en/ui.ts';
import { access } from './zh-CN/access.ts';
import { archive } from './zh-CN/archive.ts';
import { common } from './zh-CN/common.ts';
import { demo } from './zh-CN/demo.ts';
import { desk } from './zh-CN/desk.ts';
import { docs } from './zh-CN/docs.ts';
import { duty } from './zh-CN/duty.ts';
import { guide } from './zh-CN/guide.ts';
import { kiosk } from './zh-CN/kiosk.ts';
import { office } from './zh-CN/office.ts';
import { phone } from './zh-CN/phone.ts';
import { pickup } from './zh-CN/pickup.ts';
import { screen } from './zh-CN/screen.ts';
import { ui } from './zh-CN/ui.ts';

const chinese = { common, access, kiosk, screen, phone, guide, desk, office, pickup, duty, archive, demo, docs, ui };
type Catalogue = { readonly [Area in keyof typeof chinese]: Readonly<Record<keyof (typeof chinese)[Area], string>> };
const english: Catalogue = {
	common: commonEn,
	access: accessEn,
	kiosk: kioskEn,
	screen: screenEn,
	phone: phoneEn,
	guide: guideEn,
	desk: deskEn,
	office: officeEn,
	pickup: pickupEn,
	duty: dutyEn,
	archive: archiveEn,
	demo: demoEn,
	docs: docsEn,
	ui: uiEn
};

export type Area = keyof Catalogue;
export type MessageKey = { [A in Area]: keyof (typeof chinese)[A] }[Area] & string;

/** Both catalogues whole, for the check that each text is there in every language. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { 'zh-CN': chinese, en: english };

/** The part of a place's messages in one language: pages get these as data, so that no catalogue is in their scripts. */
export function messagesOf(language: Language, ...areas: Area[]): Record<string, string> {
	return Object.assign({}, ...areas.map((area) => catalogues[language][area]));
}
