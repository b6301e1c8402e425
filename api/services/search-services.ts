import type { Static } from 'typebox';
import { listTypeNames } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { readSearch, type Search } from '../../db/search.ts';
import {
  COUNTED_AT_MOST,
  listRelevantServices,
  listServices,
  type ServiceFilter,
  summarizeServices,
} from '../../db/services.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { ServicesAnswer, ServicesQuery } from './schemas.ts';
import { cardView } from './views.ts';

type Query = Static<typeof ServicesQuery>;
type Answer = Static<typeof ServicesAnswer>;

/** One page of services with how many there are and of which kinds. */
export async function searchServices(trx: Trx, comuneId: string, query: Query): Promise<Answer> {
  const { comune: _, q, sort, cursor, limit = 20, ...filters } = query;
  const text = q?.trim();
  const filter: ServiceFilter = { comuneId, ...filters };
  if (!text) return readPage(trx, filter, { sort, cursor, limit });
  const search = await readSearch(trx, { comuneId, text });
  if (!search) return NOTHING;
  const answer = await readPage(trx, { ...filter, search }, { sort, cursor, limit });
  if (answer.count > 0 || search.all === search.any) return answer;
  return readPage(trx, { ...filter, search: anyWord(search) }, { sort, cursor, limit });
}

const NOTHING: Answer = {
  items: [],
  next: null,
  count: 0,
  countCapped: false,
  facets: { types: [], municipi: [], profiles: [] },
};

/** When no service holds every word, one that holds some is better than an empty page. */
function anyWord(search: Search): Search {
  return { ...search, all: search.any };
}

type Paging = Pick<Query, 'sort' | 'cursor'> & { limit: number };

async function readPage(trx: Trx, filter: ServiceFilter, paging: Paging): Promise<Answer> {
  const { search } = filter;
  const { limit } = paging;
  const sort = paging.sort === 'relevance' || !paging.sort ? undefined : paging.sort;
  const rows =
    search && !sort
      ? await readRelevant(trx, { ...filter, search }, paging)
      : await readSorted(trx, filter, { ...paging, sort: sort ?? 'title' });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const key =
    last && (search && !sort ? last.score : sort === 'price' ? last.priceFromCents : last.title);
  return {
    items: page.map(cardView),
    next: last ? writeCursor([key!, last.id]) : null,
    ...(await readSummary(trx, filter)),
  };
}

function readRelevant(trx: Trx, filter: ServiceFilter & { search: Search }, paging: Paging) {
  const [score, id] = readCursor(paging.cursor, ['integer', 'uuid']) ?? [];
  const after = score !== undefined && id !== undefined ? { score, id } : undefined;
  return listRelevantServices(trx, { ...filter, after, limit: paging.limit + 1 });
}

function readSorted(
  trx: Trx,
  filter: ServiceFilter,
  { sort, cursor, limit }: Paging & { sort: 'price' | 'title' },
) {
  const [key, id] = readCursor(cursor, [sort === 'price' ? 'integer' : 'text', 'uuid']) ?? [];
  const after = key !== undefined && id !== undefined ? { key, id } : undefined;
  return listServices(trx, { ...filter, sort, after, limit: limit + 1 });
}

async function readSummary(trx: Trx, filter: ServiceFilter) {
  const rows = await summarizeServices(trx, filter);
  const names = await listTypeNames(trx, { comuneId: filter.comuneId });
  const count = rows.find(({ facet }) => facet === 'count')?.count ?? 0;
  const facet = (name: string) =>
    rows
      .flatMap(({ facet, value, count }) =>
        facet === name && value !== null ? [{ id: value, count }] : [],
      )
      .sort((a, b) => b.count - a.count || a.id.localeCompare(b.id));
  return {
    count: Math.min(count, COUNTED_AT_MOST),
    countCapped: count > COUNTED_AT_MOST,
    facets: {
      types: facet('type').flatMap(({ id, count }) => {
        const type = names.find((known) => known.id === id);
        return type ? [{ ...type, count }] : [];
      }),
      municipi: facet('municipio')
        .map(({ id, count }) => ({ id: Number(id), count }))
        .sort((a, b) => a.id - b.id),
      profiles: facet('profile'),
    },
  };
}
