import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import type { Order } from '../../db/relevance.ts';
import { findWeights } from '../../db/search-ranking.ts';
import { readSearch, type Search } from '../../db/search.ts';
import type { ServiceFilter } from '../../db/service-filter.ts';
import {
  COUNTED_AT_MOST,
  listRelevantServices,
  listServices,
  summarizeServices,
  UNKNOWN_PRICE,
} from '../../db/services.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { today } from '../days.ts';
import { readFilter } from './read-query.ts';
import type { ServicesAnswer, ServicesQuery } from './schemas.ts';
import { understoodView } from './understood.ts';
import { foundView } from './views.ts';

type Query = Static<typeof ServicesQuery>;
type Answer = Static<typeof ServicesAnswer>;

/** One page of services with how many there are and of which kinds. */
export async function searchServices(trx: Trx, comuneId: string, query: Query): Promise<Answer> {
  const { q, sort, cursor, limit = 20 } = query;
  const text = q?.trim();
  const { filter, need } = await readFilter(trx, comuneId, query);
  const paging = { sort, cursor, limit };
  if (!text) return { ...(await readPage(trx, filter, paging)), need, understood: null };
  const search = await readSearch(trx, { comuneId, text });
  if (!search) return { ...NOTHING, need };
  const understood = await understoodView(trx, comuneId, search);
  const page = await readPage(trx, { ...filter, search }, paging);
  if (page.count > 0 || search.all === search.any) return { ...page, need, understood };
  const wide = await readPage(trx, { ...filter, search: anyWord(search) }, paging);
  return { ...wide, need, understood };
}

const NOTHING: Answer = {
  items: [],
  next: null,
  count: 0,
  countCapped: false,
  facets: { types: [], municipi: [], profiles: [] },
  understood: null,
  need: null,
};

/** When no service holds every word, one that holds some is better than an empty page. */
function anyWord(search: Search): Search {
  return { ...search, all: search.any };
}

type Paging = Pick<Query, 'sort' | 'cursor'> & { limit: number };

/** The order a reader asked for; without a word, what suits best where there is something to suit. */
function sortOf({ sort }: Paging, { search, need }: ServiceFilter) {
  return sort ?? (search || need ? 'relevance' : 'title');
}

async function readPage(trx: Trx, filter: ServiceFilter, paging: Paging) {
  const { limit } = paging;
  const sort = sortOf(paging, filter);
  const { order, rows, keyOf } =
    sort === 'relevance'
      ? await readRelevant(trx, filter, paging)
      : await readSorted(trx, filter, { ...paging, sort });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => foundView(row, order)),
    next: last ? writeCursor(keyOf(last)) : null,
    ...(await readSummary(trx, filter)),
  };
}

type Row = Parameters<typeof foundView>[0];

/** The cursor carries the day it began on, so that turning pages past midnight keeps the order. */
async function readRelevant(trx: Trx, filter: ServiceFilter, { cursor, limit }: Paging) {
  const [score, id, begun] = readCursor(cursor, ['integer', 'uuid', 'text']) ?? [];
  const day = begun && DAY.test(begun) ? begun : today();
  const { weights } = await findWeights(trx, filter);
  const order = orderOf(filter, weights, day);
  const after = score !== undefined && id !== undefined ? { score, id } : undefined;
  const rows = await listRelevantServices(trx, { ...filter, order, after, limit: limit + 1 });
  return { order, rows, keyOf: (row: Row) => [row.ranked!.score, row.id, day] };
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$|^\d{4}-(0[1-9]|1[0-2])-(30|31)$/;

function orderOf(filter: ServiceFilter, weights: Order['weights'], day: string): Order {
  const { search, need, distances = [] } = filter;
  return { weights, distances, day, ...(search ? { search } : {}), ...(need ? { need } : {}) };
}

async function readSorted(
  trx: Trx,
  filter: ServiceFilter,
  { sort, cursor, limit }: Paging & { sort: 'price' | 'title' },
) {
  const [key, id] = readCursor(cursor, [sort === 'price' ? 'integer' : 'text', 'uuid']) ?? [];
  const after = key !== undefined && id !== undefined ? { key, id } : undefined;
  const rows: Row[] = await listServices(trx, { ...filter, sort, after, limit: limit + 1 });
  const price = (row: Row) => (filter.need ? (row.needCents ?? UNKNOWN_PRICE) : row.priceFromCents);
  const order = orderOf(filter, { text: 0, near: 0, rating: 0, soon: 0, price: 0 }, today());
  return { order, rows, keyOf: (row: Row) => [sort === 'price' ? price(row) : row.title, row.id] };
}

async function readSummary(trx: Trx, filter: ServiceFilter) {
  const rows = await summarizeServices(trx, filter);
  const count = rows.find(({ facet }) => facet === 'count')?.count ?? 0;
  const facet = (name: string) =>
    rows
      .flatMap(({ facet, value, count, nameIt, nameEn }) =>
        facet === name && value !== null
          ? [{ id: value, count, nameIt: nameIt ?? '', nameEn: nameEn ?? '' }]
          : [],
      )
      .sort((a, b) => b.count - a.count || a.id.localeCompare(b.id));
  return {
    count: Math.min(count, COUNTED_AT_MOST),
    countCapped: count > COUNTED_AT_MOST,
    facets: {
      types: facet('type'),
      municipi: facet('municipio')
        .map(({ id, count }) => ({ id: Number(id), count }))
        .sort((a, b) => a.id - b.id),
      profiles: facet('profile').map(({ id, count }) => ({ id, count })),
    },
  };
}
