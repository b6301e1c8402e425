import type { Static } from 'typebox';
import {
  findServiceType,
  listDistances,
  listTypeIds,
  listTypesAsking,
} from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { AMOUNT_PARAMS, type PricedNeed } from '../../db/need-price.ts';
import type { ServiceFilter } from '../../db/service-filter.ts';
import type { Param } from '../../db/tables/catalogue.ts';
import { mustBeShown } from '../catalogue/retired.ts';
import { invalid } from '../problem.ts';
import type { ServicesQuery } from './schemas.ts';

type Query = Static<typeof ServicesQuery>;
type Filter = Omit<ServiceFilter, 'search'>;

/**
 * The filters of an address, with what they need: the questions of the type, and how far places are.
 * @throws invalid for an amount or an option that the type does not ask for, or that may not stand in an
 *   address because it touches health, and for a distance from nowhere; service-type-retired
 */
export async function readFilter(trx: Trx, comuneId: string, query: Query) {
  const { amount, options: _, ids, km, section, comune: _comune, q: _q, sort: _s, cursor: _c, limit: _l, ...plain } = query; // prettier-ignore
  const { type, municipio } = query;
  const options = query.options?.split(',') ?? [];
  if (km !== undefined && municipio === undefined) throw invalid('/km', FROM_NOWHERE);
  if (type !== undefined) await mustBeShown(trx, { comuneId, id: type });
  const params = await paramsAskedFor(trx, { comuneId, type, options, amount });
  mustBePublic(options, params);
  const priced = amount === undefined ? undefined : amountOf(params, amount);
  const filter: Filter = {
    comuneId,
    ...plain,
    ...(section === undefined ? {} : { types: await listTypeIds(trx, { comuneId, section }) }),
    ...(options.length > 0 ? { options } : {}),
    ...(ids === undefined ? {} : { ids: ids.split(',') }),
    ...(km === undefined ? {} : { km }),
    ...(priced ? { need: { ...priced.need, bands: bandsOf(options) } } : {}),
    distances:
      municipio === undefined ? [] : await listDistances(trx, { comuneId, from: municipio }),
  };
  const need = priced && { param: priced.param, amount: amount!, per: priced.per };
  return { filter, need: need ?? null };
}

interface Asked {
  comuneId: string;
  type: string | undefined;
  options: readonly string[];
  amount: number | undefined;
}

/** The questions of the type; without one, those of any type that asks for these options. */
async function paramsAskedFor(trx: Trx, { comuneId, type, options, amount }: Asked) {
  if (amount === undefined && options.length === 0) return [];
  if (type !== undefined) return (await findServiceType(trx, { comuneId, id: type }))?.params ?? [];
  const names = options.map((option) => option.split(':')[0]!);
  const types = amount === undefined ? await listTypesAsking(trx, { comuneId, params: names }) : [];
  return types.flatMap(({ params }) => params);
}

/** The question that says how much is needed. */
function amountOf(params: readonly Param[], amount: number) {
  const param = params.find(({ id, sensitive }) => id in AMOUNT_PARAMS && !sensitive);
  if (!param) throw invalid('/amount', NO_AMOUNT);
  const { min = 1, max = 1000 } = param;
  if (amount < min || amount > max)
    throw invalid('/amount', { it: `Scegli da ${min} a ${max}.`, en: `Choose from ${min} to ${max}.` }); // prettier-ignore
  const of = AMOUNT_PARAMS[param.id]!;
  const per = of === 'times' ? ('whole' as const) : ('month' as const);
  return { param: param.id, per, need: { of, amount } };
}

/** The times of day and days that have a price of their own, among those asked for. */
function bandsOf(options: readonly string[]): PricedNeed['bands'] {
  const asked = options.filter((option) => option.startsWith('timeBands:'));
  const bands = asked.map((option) => BANDS[option] ?? ('weekday' as const));
  return [...new Set(bands)];
}
const BANDS: Record<string, 'holiday' | 'night'> = {
  'timeBands:night': 'night',
  'timeBands:holidays': 'holiday',
};

/** An option that touches health would tell whoever sees the address. */
function mustBePublic(options: readonly string[], params: readonly Param[]): void {
  for (const option of options) {
    const [name, value] = option.split(':');
    const param = params.find(({ id, sensitive }) => id === name && !sensitive);
    const isOffered =
      param?.type === 'boolean' ? value === 'yes' : param?.options?.some(({ id }) => id === value);
    if (!isOffered) throw invalid('/options', NO_OPTION);
  }
}

const FROM_NOWHERE = {
  it: 'Scegli prima il municipio da cui contare la distanza.',
  en: 'First choose the district to count the distance from.',
};
const NO_AMOUNT = {
  it: 'Scegli prima un tipo di servizio che si misura così.',
  en: 'First choose a kind of service that is measured so.',
};
const NO_OPTION = {
  it: 'Questo filtro non vale per il tipo di servizio scelto.',
  en: 'This filter is not one of the kind of service chosen.',
};
