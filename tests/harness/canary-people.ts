import { CANARIES } from './canaries.ts';
import { CATERING, TRANSFER } from './thread.ts';

/** Who comes to the canary hall, and what is typed about them. */
export const atKiosk = { name: '', identity: CANARIES['identity at the kiosk'], phone: CANARIES['phone at the kiosk'] };
export const applicant = {
	kind: 'person' as const,
	name: CANARIES['name of the applicant'],
	identity: CANARIES['identity of the applicant'],
	phone: CANARIES['phone of the applicant']
};
export const agent = {
	name: CANARIES['name of the agent'],
	identity: CANARIES['identity of the agent'],
	phone: CANARIES['phone of the agent'],
	authoritySeen: true
};
export const organisation = {
	kind: 'organisation' as const,
	organisation: '示范某某餐饮有限公司',
	creditCode: '91350100M000100Y43',
	name: CANARIES['legal representative'],
	identity: CANARIES['identity of the legal representative'],
	phone: CANARIES['phone of the legal representative']
};
export const transferForm = {
	...TRANSFER.form,
	location: CANARIES['address in the form'],
	sellerName: CANARIES['name in the form'],
	sellerIdentity: CANARIES['identity in the form']
};
export const cateringForm = { ...CATERING.form, address: CANARIES['address in the form'] };
export const insuranceForm = {
	residence: CANARIES['address in the form'],
	contactPhone: CANARIES['phone in the form']
};

/** What an adviser types beforehand. */
export const prepared = {
	item: 'company-setup',
	applicant: {
		kind: 'person' as const,
		name: CANARIES['name prepared by the adviser'],
		identity: CANARIES['identity prepared by the adviser'],
		phone: CANARIES['phone prepared by the adviser']
	},
	agent: {
		name: CANARIES['name of the agent prepared by the adviser'],
		identity: CANARIES['identity of the agent prepared by the adviser'],
		phone: CANARIES['phone of the agent prepared by the adviser'],
		authoritySeen: false
	},
	form: {
		companyName: '示范某某餐饮管理有限公司',
		address: CANARIES['address in the prepared form'],
		legalRep: CANARIES['name in the prepared form'],
		legalRepIdentity: CANARIES['identity in the prepared form'],
		legalRepPhone: CANARIES['phone in the prepared form']
	}
};
