import { type EnteServiceNotice, lockEnteServiceNotice } from '../../db/ente-service-notices.ts';
import { tellNext, type TellingSettings } from './tell-directly.ts';

/**
 * Tells enti what became of the services that they sent, and the office of those that wait.
 * @returns whether there is certainly more to tell
 */
export function tellOfServices(settings: Pick<TellingSettings, 'db'>): Promise<boolean> {
  return tellNext<EnteServiceNotice>(settings, {
    table: 'enteServiceNotice',
    lockNext: lockEnteServiceNotice,
    isOver: () => false,
    factOf: ({ kind, enteId, serviceId }) => ({
      kind: `service:${kind}`,
      audience: enteId ? 'ente' : 'office',
      ...{ personId: null, enteId },
      path: `/admin/servizi/${serviceId}`,
    }),
  });
}
