import type { Trx } from './connect.ts';
import type { Channel } from './tables/notifications.ts';

/** Whoever has an address: exactly one of the two. */
export type Told = { personId: string; enteId: null } | { personId: null; enteId: string };

/**
 * Where a channel reaches a person or an ente.
 * @returns undefined when it reaches them nowhere: no address is known for it
 */
export async function findAddress(
  trx: Trx,
  { personId, enteId, channel }: Told & { channel: Channel },
): Promise<string | undefined> {
  if (channel !== 'mail') return undefined;
  const found =
    personId !== null
      ? await trx.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst()
      : await trx.selectFrom('ente').select('email').where('id', '=', enteId).executeTakeFirst();
  return found?.email || undefined;
}

/** Whom a notification tells, which is not the office. */
export function toldBy({
  personId,
  enteId,
}: {
  personId: string | null;
  enteId: string | null;
}): Told {
  return personId !== null ? { personId, enteId: null } : { personId: null, enteId: enteId! };
}

/** In which language a person is written to: what they chose, else Italian; enti are in Italian. */
export async function readLanguage(trx: Trx, { personId }: Told): Promise<string> {
  if (personId === null) return 'it';
  const person = await trx
    .selectFrom('person')
    .leftJoin('notificationSetting', 'ownerId', 'person.id')
    .select(['person.language', 'notificationSetting.language as chosen'])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  return person?.chosen ?? person?.language ?? 'it';
}
