import { createHash } from 'node:crypto';
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
  /** The realm has seen that the address is the person's. */
  isEmailVerified?: boolean;
  /** The log-in that the token is of, as the realm names it. */
  sessionId?: string;
  /** When the token ends, seconds since 1970. */
  expiresAt: number;
}

/** Who asks the database, for row-level security. */
export function askingAs(actor: Actor): Asking {
  const { role, email, isEmailVerified } = actor;
  const isInvitable = role === 'citizen' && email !== undefined && isEmailVerified === true;
  return {
    comuneId: actor.comuneId,
    role: actor.role,
    personId: actor.id,
    enteId: actor.enteId ?? null,
    sportelloId: actor.sportelloId ?? null,
    digest: isInvitable ? digestOf(email) : null,
  };
}

/** What stands for an address where it must not be read: in settings of the database, and so in its logs. */
export function digestOf(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
}
