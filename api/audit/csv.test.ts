import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asSystem } from '../../db/connect.ts';
import { plantHistories } from '../../db/testing-histories.ts';
import { ADMIN, command } from '../../workflows/pratica/testing.ts';
import type { Name } from '../testing.ts';
import { csvRows } from './csv.ts';
import { sendCsv } from './send-csv.ts';
import { type Archive, openArchive } from './testing.ts';

const PLANTED = 5_000;
let archive: Archive;
let number: string;
beforeAll(async () => {
  archive = await openArchive();
  const walk = await archive.begin('2026-10-05T08:00:00.000Z');
  await walk.send(command('withdraw', ADMIN, { onBehalfOf: { role: 'citizen' } }), {
    at: '2026-10-25T00:30:00.000Z',
    reason: '=HYPERLINK("http://x"); «così è»\ne a capo',
  });
  number = await asSystem(archive.db, 'milano', async (trx) => {
    const { id } = walk.pratica;
    return (await trx.selectFrom('pratica').select('number').where('id', '=', id).executeTakeFirstOrThrow()).number; // prettier-ignore
  });
  await plantHistories(archive.adminUrl, { comuneId: 'milano', pratiche: PLANTED / 5, eventsEach: 5 }); // prettier-ignore
}, 180_000);
afterAll(() => archive?.close(), 60_000);

async function get(path: string, who: Name = 'auditor', language = 'it') {
  const authorization = await archive.bearer(who);
  const headers = { authorization, 'accept-language': language };
  return archive.app.inject({ url: `/api/audit/${path}`, headers });
}

/** Rows of a file, its quotes undone: line ends within a cell stay in it. */
function rowsOf(file: string): string[][] {
  const lines = file.slice(1).split(/\r\n/).filter(Boolean);
  return lines.map((line) => line.slice(1, -1).split('";"').map((cell) => cell.replaceAll('""', '"'))); // prettier-ignore
}

describe('A cell of a file', () => {
  test.each(['=1+1', '+39', '-2', '@SUM(A1)', '\t=1', ' =1', '\n=1', '＝1', '|x'])(
    'is never run as a formula: %j',
    (text) => expect(csvRows([[text]])).toBe(`"'${text}"\r\n`),
  );
  test('keeps quotes, semicolons and line ends', () => {
    expect(csvRows([['a"b;c\nd', '']])).toBe('"a""b;c\nd";""\r\n');
  });
});

describe('The acts as a file', () => {
  test('are all that the search finds, newest first, however many pages they are', async () => {
    const { statusCode, headers, body } = await get('events.csv');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="wemi-atti-\d{4}-\d\d-\d\d\.csv"$/),
      'cache-control': 'no-store',
    }); // prettier-ignore
    expect(body.startsWith('\uFEFF"Pratica";"N.";"Quando (ora di Roma)"')).toBe(true);
    const rows = rowsOf(body).slice(1);
    expect(rows).toHaveLength(PLANTED + 2);
    expect(new Set(rows.map(([of, seq]) => `${of}/${seq}`)).size).toBe(PLANTED + 2);
    const instants = rows.map((row) => row.at(-1)!);
    expect(instants).toEqual([...instants].sort().reverse());
  });

  test('say in words who did what, for whom and why, with exact hours', async () => {
    const found = rowsOf((await get('events.csv?kind=withdraw')).body);
    expect(found[1]).toEqual([
      number, '2', '25/10/2026, 02:30:00 CEST', 'Carla Neri', 'ufficio WeMi', 'Anna Ferrari', 'Pratica ritirata',
      'Raccolta offerte', 'Ritirata dal cittadino', `'=HYPERLINK("http://x"); «così è»\ne a capo`, 'web',
      '2026-10-25T00:30:00.000Z',
    ]); // prettier-ignore
    const english = rowsOf((await get('events.csv?kind=withdraw', 'admin', 'en-GB')).body);
    expect([english[0]![6], english[1]![6]]).toEqual(['What', 'Pratica withdrawn']);
  });

  test('are refused before the file begins, with the field that is wrong', async () => {
    for (const [query, pointer] of [['actor=x', '/actor'], ['from=2026-10-02&until=2026-10-01', '/until'], ['limit=3', '/limit']]) {
      const answer = await get(`events.csv?${query}`);
      expect([query, answer.statusCode, answer.json().errors[0].pointer]).toEqual([query, 422, pointer]);
      expect(answer.headers['content-disposition']).toBeUndefined();
    } // prettier-ignore
  });

  test('of nothing is a file with its heads', async () => {
    expect(rowsOf((await get('events.csv?kind=nothing')).body)).toHaveLength(1);
  });
});

describe('The reads as a file', () => {
  test('are all of them, with who read what', async () => {
    await archive.behind(`insert into wemi.sensitive_read (comune_id, pratica_id, person_id, role, field, at)
      select 'milano', pratica.id, person.id, 'admin', 'need', now() - n * interval '1 second'
      from (select id from wemi.pratica limit 1) pratica, generate_series(1, 1200) n,
        (select id from wemi.person where name = 'Carla Neri') person`);
    const rows = rowsOf((await get('reads.csv')).body);
    expect(rows).toHaveLength(1201);
    expect(rows[1]!.slice(1, 5)).toEqual(['Carla Neri', 'ufficio WeMi', '', 'Bisogno e persona assistita']); // prettier-ignore
    expect(rowsOf((await get('reads.csv?person=paola')).body)).toHaveLength(1);
  });
});

describe('Files for auditors', () => {
  test.each(['events.csv', 'reads.csv'])('are nobody else’s: %s', async (path) => {
    for (const who of ['citizen', 'ente', 'sportello', 'operator'] as const) {
      expect([who, (await get(path, who)).statusCode]).toEqual([who, 403]);
    }
    expect(rowsOf((await get(path, 'auditorElsewhere')).body)).toHaveLength(1);
  });

  test('hold one page at a time, read no further than they are taken, and break when a page fails', async () => {
    let reads = 0;
    let sent: AsyncIterable<Buffer> | undefined;
    const reply = { type: () => reply, header: () => reply, send: (body: never) => ((sent = body), reply) }; // prettier-ignore
    const page = Array.from({ length: 500 }, (_, n) => String(n).padStart(2_000, '-'));
    await sendCsv(reply as never, {
      name: 'x',
      heads: ['x'],
      read: async () => {
        reads += 1;
        if (reads > 4) throw new Error('the database is away');
        return page;
      },
      keyOf: (row) => [row, row],
      cellsOf: (row) => [row],
    });
    const parts = sent![Symbol.asyncIterator]();
    await parts.next();
    await parts.next();
    expect(reads).toBeLessThanOrEqual(3);
    await expect((async () => { while (!(await parts.next()).done); })()).rejects.toThrow('away'); // prettier-ignore
  });
});
