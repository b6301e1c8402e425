import type { Told } from '../../db/notification-centre.ts';
import type { Actor } from '../actor.ts';

/** Whose notifications somebody reads: those of their ente, of the office, or their own. */
export function toldOf({ id, role, comuneId, enteId }: Actor): Told {
  if (role === 'ente') return { comuneId, personId: null, enteId: enteId! };
  if (role === 'admin') return { comuneId, personId: null, enteId: null };
  return { comuneId, personId: id, enteId: null };
}
