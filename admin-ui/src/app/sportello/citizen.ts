import type { Citizen, Mandate } from '../api-types';

/** The live mandate that lasts longest, if there is one. */
export function liveMandate({ mandates }: Citizen): Mandate | undefined {
  return mandates
    .filter(({ status }) => status === 'active')
    .sort((one, other) => other.expiresOn.localeCompare(one.expiresOn))[0];
}
