import { sql } from 'kysely';
import { findAddress } from './contacts.ts';
import type { Trx } from './connect.ts';
import type { ConsentKind } from './tables/consents.ts';
import type { ContentKind } from './tables/content.ts';

/** Which published words each act is about; where none are published, nothing is offered. */
export const CONSENT_WORDS: Record<ConsentKind, { kind: ContentKind; slug: string }> = {
  privacy: { kind: 'declaration', slug: 'privacy' },
  // The database asks for these words, too: `phone_for_ente` (0109).
  'phone-to-ente': { kind: 'page', slug: 'consenso-telefono' },
};

const SHOWN_AT_MOST = 100;

/** All that a person agreed to and took back, the newest first; a hundred at most. */
export function listConsentActs(trx: Trx, { personId }: { personId: string }) {
  return trx
    .selectFrom('consentAct')
    .select(['kind', 'isGiven', 'version', 'at'])
    .where('personId', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(SHOWN_AT_MOST)
    .execute();
}
export type ConsentAct = Awaited<ReturnType<typeof listConsentActs>>[number];

export function findConsentAct(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('consentAct')
    .select(['kind', 'isGiven', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function addConsentAct(
  trx: Trx,
  act: { id: string; comuneId: string; personId: string } & Omit<ConsentAct, 'at'>,
): Promise<void> {
  await trx
    .insertInto('consentAct')
    .values(act)
    .onConflict((known) => known.doNothing())
    .execute();
}

/** Whether a phone of the person is known: one that they confirmed, or left at a sportello. */
export async function hasPhone(trx: Trx, { personId }: { personId: string }): Promise<boolean> {
  if (await findAddress(trx, { personId, enteId: null, channel: 'sms' })) return true;
  const left = await trx
    .selectFrom('registeredCitizen')
    .select('phone')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return Boolean(left?.phone);
}

/**
 * The applicant's phone, for the ente they chose: while the pratica is open and the consent to the
 * words published now was given and not taken back.
 */
export async function findPhoneForEnte(
  trx: Trx,
  { praticaId }: { praticaId: string },
): Promise<string | null> {
  const { rows } = await sql<{ phone: string | null }>`
    select phone_for_ente(${praticaId}::uuid) as phone`.execute(trx);
  return rows[0]!.phone;
}
