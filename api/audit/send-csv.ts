import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Readable } from 'node:stream';
import { BYTE_ORDER_MARK, csvRows } from './csv.ts';

/** As many rows are held at once, whoever asks for however many. */
export const ROWS_AT_ONCE = 500;

type Key = readonly [at: string, id: string];

export interface Sheet<Row> {
  /** Without its ending; today is put behind. */
  name: string;
  heads: readonly string[];
  /** The rows after a key, at most ROWS_AT_ONCE, each page in a transaction of its own. */
  read: (after: Key | undefined) => Promise<Row[]>;
  keyOf: (row: Row) => Key;
  cellsOf: (row: Row) => readonly string[];
}

export const csvAnswer = {
  200: {
    description: 'All rows found, newest first: semicolons, UTF-8 with a byte order mark',
    content: { 'text/csv': { schema: Type.String() } },
  },
};

/**
 * Sends all rows while they are read, page after page. The first page comes before the answer: what
 * is refused, is refused as everywhere. A page that fails later breaks the connection, so that half
 * a file never looks whole; when the reader goes away nothing more is read.
 */
export async function sendCsv<Row>(reply: FastifyReply, sheet: Sheet<Row>): Promise<FastifyReply> {
  const first = await sheet.read(undefined);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(new Date());
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${sheet.name}-${today}.csv"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(write(sheet, first), { objectMode: false, highWaterMark: 64 * 1024 }));
}

async function* write<Row>(sheet: Sheet<Row>, first: Row[]): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvRows([sheet.heads]);
  let page = first;
  while (page.length > 0) {
    yield csvRows(page.map(sheet.cellsOf));
    if (page.length < ROWS_AT_ONCE) return;
    page = await sheet.read(sheet.keyOf(page.at(-1)!));
  }
}
