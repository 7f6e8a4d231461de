import type { Credentials } from '$lib/server/access/identify.ts';
import type { DeviceCookie } from '$lib/server/access/credentials.ts';
import type { HallRuntime } from '$lib/server/hall-runtime.ts';
import type { House } from '$lib/server/house.ts';
import type { Language } from '$lib/hall/contract.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			code?: string;
		}
		interface Locals {
			house: House;
			hall: HallRuntime;
			language: Language;
			credentials: Credentials;
			/** the device that a device's own page speaks for */
			as: DeviceCookie | null;
		}
	}
}

export {};
