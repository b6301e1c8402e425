import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import type { Mail } from '../../activities/jobs/mailer.ts';
import { foreseeEnds, tellOfMandates } from '../../activities/jobs/tell-of-mandates.ts';
import { sendAllMail } from '../../activities/jobs/testing.ts';
import { connect, type Db } from '../../db/connect.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { openApi, PEOPLE } from '../testing.ts';
import { endMandates, plantMandate } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
let behind: Db;
beforeAll(async () => {
  stage = await openApi({} as never);
  behind = connect(stage.adminUrl, { max: 1 });
  for (const who of [
    'citizen',
    'otherCitizen',
    'citizenElsewhere',
    'sportello',
    'delegate',
  ] as const)
    await stage.ask(who, 'GET', '/me');
  await sql`update wemi.person set email = 'anna@example.org' where id = ${PEOPLE.citizen.sub}`.execute(behind); // prettier-ignore
  await sql`update wemi.person set email = 'davide@example.org' where id = ${PEOPLE.sportello.sub}`.execute(behind); // prettier-ignore
}, 60_000);
beforeEach(() => sql`delete from wemi.mandate_notice`.execute(behind));
afterEach(async () => {
  await setDays('{30,7}');
  await endMandates(stage);
});
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
}, 60_000);

const setDays = (days: string) =>
  sql`update wemi.comune_rule set mandate_notice_days = ${days}`.execute(behind);
const foresee = () => foreseeEnds({ db: stage.db });

interface Ending {
  left: number;
  /** How many days ago it was accepted. */
  since?: number;
  holder?: 'delegate' | 'sportello';
}
async function plant({ left, since = 90, holder = 'delegate' }: Ending): Promise<string> {
  const startsOn = addDays(today(), -since);
  const id = await plantMandate(stage, { holder, startsOn, expiresOn: addDays(today(), left) });
  await sql`update wemi.mandate set decided_at = ${`${startsOn}T12:00:00Z`}::timestamptz where id = ${id}`.execute(behind); // prettier-ignore
  return id;
}
const move = (id: string, left: number) =>
  sql`update wemi.mandate set expires_on = ${addDays(today(), left)} where id = ${id}`.execute(behind); // prettier-ignore

/** Which notices are written down: days and side of each. */
async function written(): Promise<string[]> {
  const { rows } = await sql<{ days: number; audience: string }>`select days_before as days, audience from wemi.mandate_notice where kind = 'ending' order by days_before desc, audience`.execute(behind); // prettier-ignore
  return rows.map(({ days, audience }) => `${days} ${audience}`);
}

async function mails(): Promise<Mail[]> {
  // As if it were past nine.
  await sql`update wemi.mandate_notice set try_at = now() where try_at > now()`.execute(behind);
  const sent: Mail[] = [];
  const mailer = {
    send: async (mail: Mail) => void sent.push(mail),
    hasTaken: async () => false,
    close: () => {},
  };
  const log = pino({ level: 'silent' });
  const settings = { db: stage.db, mailer, publicUrl: 'http://wemi', log };
  while (await tellOfMandates(settings));
  await sendAllMail(settings);
  return sent;
}

const BOTH = (days: number) => [`${days} delegate`, `${days} principal`];

describe('The end of a mandate', () => {
  test.each([
    [{ left: 31 }, []],
    [{ left: 30 }, BOTH(30)],
    [{ left: 8 }, BOTH(30)],
    [{ left: 7 }, BOTH(7)],
    [{ left: 0 }, BOTH(7)],
    [{ left: -1 }, []],
    // Given for less than a month: nobody has forgotten it yet.
    [{ left: 30, since: 0 }, []],
    [{ left: 20, since: 1 }, []],
    [{ left: 7, since: 1 }, BOTH(7)],
    [{ left: 7, since: 0 }, []],
  ])('is foreseen from the comune’s days: %j', async (ending, expected) => {
    await plant(ending);
    await foresee();
    expect(await written()).toEqual(expected);
  });

  test('is told to both sides, once for each of the days, with the last day', async () => {
    const id = await plant({ left: 30 });
    await Promise.all([foresee(), foresee(), foresee()]);
    const first = await mails();
    expect(first.map(({ to }) => to[0]).sort()).toEqual(['anna@example.org', 'marta@example.org']); // prettier-ignore
    const last = new Intl.DateTimeFormat('it-IT', { dateStyle: 'full' }).format(new Date(addDays(today(), 30))); // prettier-ignore
    for (const { text, html } of first) {
      expect(text).toContain(last);
      expect(html).toContain(last);
    }
    await foresee();
    expect(await mails()).toEqual([]);
    await move(id, 7);
    await foresee();
    expect(await mails()).toHaveLength(2);
    await move(id, 1);
    await foresee();
    expect(await mails()).toEqual([]);
  });

  test('of one signed at a counter is told to the principal and to whoever wrote it down', async () => {
    const id = await plant({ left: 5, holder: 'sportello' });
    const { sub, name } = PEOPLE.sportello;
    await sql`insert into wemi.mandate_event (mandate_id, comune_id, kind, actor_id, actor_name, actor_role) values (${id}, 'milano', 'signed', ${sub}, ${name}, 'sportello')`.execute(behind); // prettier-ignore
    await foresee();
    const told = await mails();
    expect(told.map(({ to }) => to[0]).sort()).toEqual(['anna@example.org', 'davide@example.org']);
    const texts = told.map(({ text }) => text).join();
    expect(texts).toContain('http://wemi/admin/sportello?notifica=');
    expect(texts).toContain('http://wemi/deleghe?notifica=');
    expect(texts).not.toContain('Anna');
  });

  test('waits for the morning', async () => {
    await plant({ left: 7 });
    await foresee();
    const { rows } = await sql<{ hour: string }>`select distinct to_char(try_at at time zone 'Europe/Rome', 'YYYY-MM-DD HH24:MI') as hour from wemi.mandate_notice`.execute(behind); // prettier-ignore
    expect(rows).toEqual([{ hour: `${today()} 09:00` }]);
  });

  test.each([
    ['revoked', (id: string) => sql`update wemi.mandate set revoked_at = now() where id = ${id}`],
    ['over', (id: string) => sql`update wemi.mandate set expires_on = ${addDays(today(), -1)} where id = ${id}`],
  ])('is not told any more once it is %s, also when it was foreseen', async (_how, end) => {
    const id = await plant({ left: 7 });
    await foresee();
    expect(await written()).toEqual(BOTH(7));
    await end(id).execute(behind);
    expect(await mails()).toEqual([]);
    await foresee();
    expect(await mails()).toEqual([]);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from wemi.mandate_notice where dropped_at is not null and sent_at is null`.execute(behind);
    expect(rows).toEqual([{ n: 2 }]);
  }); // prettier-ignore

  test('is not foreseen of one that is refused, revoked or not answered', async () => {
    for (const change of [
      sql`accepted = false`,
      sql`revoked_at = now()`,
      sql`accepted = null, decided_at = null, delegate_id = null`,
    ]) {
      const id = await plant({ left: 7 });
      await sql`update wemi.mandate set ${change} where id = ${id}`.execute(behind);
    }
    await foresee();
    expect(await written()).toEqual([]);
  });

  test('follows what the comune laid down', async () => {
    await plant({ left: 12 });
    await setDays('{}');
    await foresee();
    expect(await written()).toEqual([]);
    await setDays('{14,3}');
    await foresee();
    expect(await written()).toEqual(BOTH(14));
    await expect(setDays('{0}')).rejects.toThrow(/check/);
  });
});
