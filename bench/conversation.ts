import { ENTE_A, openApi, PEOPLE } from '../api/testing.ts';
import { conversationId } from '../db/conversations.ts';
import { withClient } from '../dev/parts/databases.ts';
import { startTestPostgres } from '../dev/testing/postgres.ts';
import { median } from './measure.ts';

/**
 * How long a conversation of five thousand messages takes to open: `npm run bench -- conversation`.
 * What a page asks when one opens it: the conversations of the pratica and the latest fifty messages,
 * then every older page down to the first. Ends with 1 when opening takes more than 300 ms.
 */
const MESSAGES = 5_000;
const AT_MOST_MS = 300;
const ROUNDS = 21;
const PRATICA = 'a0000000-0000-4000-8000-00000000000a';
const CONVERSATION = conversationId({ praticaId: PRATICA, kind: 'citizen-ente', enteId: ENTE_A });

const server = await startTestPostgres();
process.env['WEMI_TEST_POSTGRES_URL'] = server.url;
const stage = await openApi({} as never);
try {
  for (const who of ['citizen', 'ente'] as const) await stage.ask(who, 'GET', '/me');
  await withClient(stage.adminUrl, (client) => client.query(plant()));
  const opening: number[] = [];
  const older: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const list = await stage.ask('citizen', 'GET', `/pratiche/${PRATICA}/conversations`);
    let page = await stage.ask('citizen', 'GET', `/conversations/${CONVERSATION}/messages`);
    opening.push(performance.now() - began);
    if (list.status !== 200 || page.body.items[0].seq !== MESSAGES) throw new Error('not opened');
    let read = page.body.items.length as number;
    // Once is enough to have turned every page.
    while (round === 0 && page.body.next) {
      const turned = performance.now();
      page = await stage.ask('citizen', 'GET', `/conversations/${CONVERSATION}/messages?cursor=${page.body.next}`); // prettier-ignore
      older.push(performance.now() - turned);
      read += page.body.items.length;
    }
    if (round === 0 && read !== MESSAGES) throw new Error(`read ${read} messages`);
  }
  const openMs = Math.round(median(opening));
  const worst = Math.round(Math.max(...opening));
  console.log(JSON.stringify({ messages: MESSAGES, openMs, worstOpenMs: worst, olderPageMs: Math.round(median(older)) })); // prettier-ignore
  process.exitCode = openMs <= AT_MOST_MS ? 0 : 1;
} finally {
  await stage.close();
  await server.stop();
}

/** A pratica of which the two sides have written in turn, behind the back of the API. */
function plant(): string {
  const { sub: citizen } = PEOPLE.citizen;
  const { sub: member } = PEOPLE.ente;
  return `
    set search_path to wemi, public;
    insert into need (id, comune_id, applicant_id, service_type_id, pratica_id)
      select '${PRATICA}', 'milano', '${citizen}', id, '${PRATICA}' from service_type where comune_id = 'milano' limit 1;
    insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state, version, opened_at, state_since, policy,
        chosen_ente_id, updated_at)
      select '${PRATICA}', 'milano', 'MI-2026-999999', service_type_id, id, '${citizen}', 'active', 1, now(), now(), '{}', '${ENTE_A}', now()
      from need where id = '${PRATICA}';
    insert into pratica_ente (pratica_id, ente_id, applicant_id, comune_id, updated_at)
      values ('${PRATICA}', '${ENTE_A}', '${citizen}', 'milano', now());
    insert into conversation (id, comune_id, pratica_id, kind, ente_id, last_seq, last_at)
      values ('${CONVERSATION}', 'milano', '${PRATICA}', 'citizen-ente', '${ENTE_A}', ${MESSAGES}, now());
    insert into message (id, comune_id, conversation_id, seq, author_id, author_name, author_role, author_ente_id, text, request_hash, at)
      select gen_random_uuid(), 'milano', '${CONVERSATION}', n,
        case when n % 2 = 0 then '${member}' else '${citizen}' end::uuid, 'Persona',
        case when n % 2 = 0 then 'ente' else 'citizen' end,
        case when n % 2 = 0 then '${ENTE_A}' end::uuid,
        repeat('Domani alle nove va bene, grazie. ', 1 + n % 20), '-', now() - (${MESSAGES} - n) * interval '1 minute'
      from generate_series(1, ${MESSAGES}) n;
    analyze message; analyze conversation`;
}
