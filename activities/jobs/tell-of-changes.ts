import { asSystem } from '../../db/connect.ts';
import { type EnteNotice, lockEnteNotice, planCredentialNotices } from '../../db/ente-notices.ts';
import { listComuni } from '../../db/payments.ts';
import { tellNext, type TellingSettings } from './tell-directly.ts';

/**
 * Tells enti of service types that are retired or taken back, and of credentials about to end. Of
 * whom these are is on the page that it leads to, which only the ente reads.
 * @returns whether there is certainly more to tell
 */
export function tellOfChanges(settings: Pick<TellingSettings, 'db'>): Promise<boolean> {
  return tellNext<EnteNotice>(settings, {
    table: 'enteNotice',
    lockNext: lockEnteNotice,
    isOver: ({ isOver }) => isOver,
    factOf: ({ kind, enteId, operatorId, expiresOn }) => ({
      kind: `${operatorId ? 'operator' : 'service'}:${kind}`,
      audience: 'ente',
      ...{ personId: null, enteId },
      path: operatorId ? `/admin/operatori/${operatorId}` : '/admin/servizi',
      ...(expiresOn ? { params: { expiresOn } } : {}),
    }),
  });
}

/** Foresees which credentials of operators end; their enti are told as of all else. */
export async function foreseeCredentials({ db }: Pick<TellingSettings, 'db'>): Promise<boolean> {
  for (const comuneId of await listComuni(db)) await asSystem(db, comuneId, planCredentialNotices);
  return false;
}
