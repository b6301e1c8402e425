import { sql } from 'kysely';
import type { Language, NoticeWords } from '../notifications/words.ts';
import type { Trx } from './connect.ts';

export interface NewTrial {
  /** The command's: asked again it is one. */
  id: string;
  comuneId: string;
  personId: string;
  key: string;
  language: Language;
  words: NoticeWords;
}

export async function addTrial(trx: Trx, { words, ...row }: NewTrial): Promise<void> {
  await trx
    .insertInto('noticeTrial')
    .values({ ...row, words: JSON.stringify(words) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** How many somebody asked for within the last hour. */
export async function countTrials(trx: Trx, { personId }: { personId: string }): Promise<number> {
  const { n } = await trx
    .selectFrom('noticeTrial')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('personId', '=', personId)
    .where('createdAt', '>', sql<string>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  return n;
}

/** The next one to send, locked until the transaction ends; others pass it by. */
export function lockTrial(trx: Trx) {
  return trx
    .selectFrom('noticeTrial as trial')
    .innerJoin('person', 'person.id', 'trial.personId')
    .innerJoin('comune', 'comune.id', 'trial.comuneId')
    .select(['trial.id', 'trial.key', 'trial.language', 'trial.words', 'person.email'])
    .select('comune.name as comuneName')
    .where('trial.sentAt', 'is', null)
    .where('trial.droppedAt', 'is', null)
    .where('trial.tryAt', '<=', sql<string>`now()`)
    .orderBy('trial.tryAt')
    .limit(1)
    .forUpdate('trial')
    .skipLocked()
    .executeTakeFirst();
}
export type Trial = NonNullable<Awaited<ReturnType<typeof lockTrial>>>;
