import type { Asking } from '../db/connect.ts';
import type { Role } from '../workflows/pratica/transitions.ts';

/** The real person behind a request, as the token names it. */
export interface Actor {
  /** `sub` of the token. */
  id: string;
  role: Role;
  comuneId: string;
  enteId?: string;
  sportelloId?: string;
  name: string;
  email?: string;
  /** When the token ends, seconds since 1970. */
  expiresAt: number;
}

/** Who asks the database, for row-level security. */
export function askingAs(actor: Actor): Asking {
  return {
    comuneId: actor.comuneId,
    role: actor.role,
    personId: actor.id,
    enteId: actor.enteId ?? null,
  };
}
