import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { LONG_TEXTS, NAMES, REASONS, withEach } from './plant-corpus.ts';
import { inDays, type People } from './walk.ts';
import { CORPUS, inTextsOf } from './xss-corpus.ts';

/** The titles that fit, half of them the ente's and half the office's. */
export const TITLES = CORPUS.filter((text) => text.length <= 80 && text.trim() !== '');
/** Codes of another surname at each run, since none can be registered twice. */
const SURNAME = Array.from({ length: 3 }, () => String.fromCharCode(65 + randomInt(26))).join('');
const BY_CITIZEN = { stars: 5, punctuality: 5, kindness: 5, clarity: 5 };

export async function plantCanned(people: People): Promise<() => Promise<unknown>> {
  const kept = await withEach(TITLES, async (title, n) => {
    const keeper = people.as(n % 2 ? 'ente1' : 'admin1');
    const body = { title, textIt: title, textEn: title };
    const { id } = await keeper.insist<{ id: string }>('POST', '/canned-answers', { body });
    return { keeper, id };
  });
  return () => withEach(kept, ({ keeper, id }) => keeper.call('DELETE', `/canned-answers/${id}`));
}

/** Both sides write, the ente answers, the office hides and shows again: the corpus in each. */
export async function plantReviews(people: People, id: string, behind: Db): Promise<() => Promise<unknown>> {
  for (const period of LONG_TEXTS.keys())
    await sql`insert into review_window (comune_id, pratica_id, period, ente_id, service_type_id, operator_id, opened_at, closes_at)
      select comune_id, id, ${period + 1}, chosen_ente_id, service_type_id,
        (select operator.id from operator where ente_id = chosen_ente_id limit 1), now(), now() + interval '14 days'
      from pratica where id = ${id}`.execute(behind);
  const path = `/pratiche/${id}/reviews`;
  const [citizen, ente, admin] = ['citizen1', 'ente1', 'admin1'].map((who) => people.as(who));
  for (const [n, text] of LONG_TEXTS.entries()) {
    const body = { period: n + 1, text, ...BY_CITIZEN };
    await citizen!.insist('POST', path, { body: { ...body, operator: { stars: 5, text } } });
    await ente!.insist('POST', path, { body: { period: n + 1, text, stars: 5 } });
  }
  const { items } = await citizen!.insist<{ items: { reviews: { id: string; side: string }[] }[] }>('GET', path);
  const reviews = items.flatMap((one) => one.reviews).filter(({ side }) => side === 'citizen');
  for (const [n, { id: reviewId }] of reviews.entries()) {
    await ente!.insist('POST', `/reviews/${reviewId}/answer`, { body: { text: LONG_TEXTS[n] } });
    for (const [at, act] of (['hide', 'show'] as const).entries())
      await admin!.insist('POST', `/reviews/${reviewId}/moderation`, { body: { act, reason: REASONS[n * 2 + at] ?? '=x' } });
  }
  // What enti earn with it is not theirs: other files count.
  return async () => {
    await sql`with gone as (select id, ente_id, service_type_id from review where pratica_id = ${id} and author_side = 'citizen')
      update review_total set reviews = reviews - n, stars = stars - 5 * n
      from (select ente_id, service_type_id, count(*)::int as n from gone group by 1, 2) sums
      where sums.ente_id = review_total.ente_id and sums.service_type_id = review_total.service_type_id`.execute(behind);
    for (const table of ['review_operator', 'review_answer', 'review_moderation'])
      await sql`delete from ${sql.table(table)} where review_id in (select id from review where pratica_id = ${id})`.execute(behind);
    await sql`delete from review where pratica_id = ${id}`.execute(behind);
    await sql`delete from review_window where pratica_id = ${id}`.execute(behind);
  };
} // prettier-ignore

/** Ten a minute may be said from one address: these were said over some days. */
export async function plantRatings(behind: Db): Promise<() => Promise<unknown>> {
  const rows = JSON.stringify(CORPUS.map((text) => ({ text })));
  await sql`insert into service_rating (id, comune_id, subject, stars, options, text, at)
    select gen_random_uuid(), 'milano', 'request', 1, '{}', text, date_trunc('milliseconds', now())
    from jsonb_to_recordset(${rows}::jsonb) as one(text text)`.execute(behind);
  return () => sql`delete from service_rating where text = any(${CORPUS as string[]})`.execute(behind); // prettier-ignore
}

/** Enti with such names: the comune writes them down, no route does yet. */
export async function plantEnti(behind: Db): Promise<() => Promise<unknown>> {
  const rows = JSON.stringify(NAMES.map((name) => ({ name })));
  await sql`insert into ente select planted.* from jsonb_to_recordset(${rows}::jsonb) as one(name text),
      (select * from ente where comune_id = 'milano' order by id limit 1) model,
      jsonb_populate_record(null::ente, to_jsonb(model) || jsonb_build_object(
        'id', gen_random_uuid(), 'name', one.name, 'about_it', one.name, 'address', one.name)) planted`.execute(
    behind,
  );
  return () => sql`delete from ente where name = any(${NAMES})`.execute(behind);
}

/** People with such names come to a counter and sign; where the paper lies is such a text, too. */
export async function plantCitizens(people: People, behind: Db): Promise<() => Promise<unknown>> {
  const counter = people.as('sportello1');
  const ids = await withEach(NAMES, async (name, n) => {
    const body = { name: name.padEnd(3, '.'), fiscalCode: fiscalCode(n) };
    const { id } = await counter.insist<{ id: string }>('POST', '/sportello/citizens', { body });
    const mandate = { citizenId: id, scope: ['request'], signedOn: inDays(0), expiresOn: inDays(30), note: inTextsOf(500)[n] ?? name }; // prettier-ignore
    await counter.insist('POST', '/sportello/mandates', { body: mandate });
    return id;
  });
  return async () => {
    await sql`update mandate set note = null where principal_id = any(${ids}::uuid[])`.execute(behind); // prettier-ignore
    await sql`update person set name = 'Una persona' where id = any(${ids}::uuid[])`.execute(
      behind,
    );
  };
}

/** A fiscal code of its own for each, with the letter that its other signs give. */
export function fiscalCode(n: number): string {
  const plain = `${SURNAME}MRA80A01F${String(700 + n)}`;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]; // prettier-ignore
  const worth = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65);
  const sum = [...plain].reduce((all, sign, at) => all + (at % 2 ? worth(sign) : odd[worth(sign)]!), 0); // prettier-ignore
  return `${plain}${String.fromCharCode(65 + (sum % 26))}`;
}
