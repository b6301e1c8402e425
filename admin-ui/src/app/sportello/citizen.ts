import type { Mandate } from '../mandates/mandate';

/** A citizen as a counter sees them: never the whole codice fiscale. */
export interface Citizen {
  id: string;
  name: string;
  fiscalCodeEnd: string | null;
  mandates: Mandate[];
}

export interface CitizensAnswer {
  items: Citizen[];
  next: string | null;
}

export interface Registration {
  name: string;
  fiscalCode: string;
  email?: string;
  phone?: string;
  language?: 'it' | 'en';
}

/** The live mandate that lasts longest, if there is one. */
export function liveMandate({ mandates }: Citizen): Mandate | undefined {
  return mandates
    .filter(({ status }) => status === 'active')
    .sort((one, other) => other.expiresOn.localeCompare(one.expiresOn))[0];
}
