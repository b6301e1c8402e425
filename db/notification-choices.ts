import type { Trx } from './connect.ts';
import type { Channel } from './tables/notifications.ts';

/** A person or an ente, by id. */
interface Owner {
  comuneId: string;
  ownerId: string;
}

export interface Choice {
  topic: string;
  channel: Channel;
  isOn: boolean;
}

/** Times of the day in Rome, `HH:MM`. */
export interface Setting {
  language: 'it' | 'en' | null;
  quietFrom: string | null;
  quietUntil: string | null;
  digestAt: string | null;
}

/** What somebody chose otherwise than it comes. */
export async function findChoices(trx: Trx, { ownerId }: { ownerId: string }) {
  const choices = await trx
    .selectFrom('notificationPreference')
    .select(['topic', 'channel', 'isOn'])
    .where('ownerId', '=', ownerId)
    .execute();
  const setting = await trx
    .selectFrom('notificationSetting')
    .select(['language', 'quietFrom', 'quietUntil', 'digestAt'])
    .where('ownerId', '=', ownerId)
    .executeTakeFirst();
  return {
    choices,
    setting: {
      language: setting?.language ?? null,
      quietFrom: shorten(setting?.quietFrom),
      quietUntil: shorten(setting?.quietUntil),
      digestAt: shorten(setting?.digestAt),
    },
  };
}

/** Writes down all of somebody's choices in the place of those before. */
export async function keepChoices(
  trx: Trx,
  { comuneId, ownerId, choices, setting }: Owner & { choices: Choice[]; setting: Setting },
): Promise<void> {
  // One at a time for each owner: two pages saved at once leave one of the two, whole.
  await trx
    .insertInto('notificationSetting')
    .values({ comuneId, ownerId, ...setting })
    .onConflict((conflict) => conflict.column('ownerId').doUpdateSet(setting))
    .execute();
  await trx.deleteFrom('notificationPreference').where('ownerId', '=', ownerId).execute();
  if (choices.length === 0) return;
  await trx
    .insertInto('notificationPreference')
    .values(choices.map((choice) => ({ comuneId, ownerId, ...choice })))
    .execute();
}

/** `22:00:00` as people write it. */
function shorten(time: string | null | undefined): string | null {
  return time?.slice(0, 5) ?? null;
}
