import type { KeptDraft, Param } from '../api-types';

export type ParamValue = string | number | boolean | string[];

/** A need as it is filled in at the counter; `months` and numbers are text while they are typed. */
export interface CounterNeed {
  /** Also the key under which it is sent: a draft becomes one pratica, however often it is sent. */
  id: string;
  serviceTypeId: string;
  params: Record<string, ParamValue>;
  self: boolean;
  name: string;
  relation: string;
  municipio: string;
  address: string;
  placeNotes: string;
  from: string;
  months: string;
  timeNotes: string;
  reason: string;
}

/** What must be corrected, by JSON Pointer as the API names fields: a key of `counterNeed.wrong`. */
export type Wrong = Record<string, { key: string; values?: Record<string, number> }>;

export interface Measure {
  params: readonly Param[];
  hasMunicipi: boolean;
  today: string;
}

const MONTHS_AT_MOST = 36;

export function newCounterNeed(serviceTypeId: string): CounterNeed {
  return {
    id: crypto.randomUUID(), serviceTypeId, params: {}, self: true, name: '', relation: '',
    municipio: '', address: '', placeNotes: '', from: '', months: '', timeNotes: '', reason: '',
  }; // prettier-ignore
}

export function checkCounterNeed(need: CounterNeed, measure: Measure): Wrong {
  const wrong: Wrong = {};
  for (const param of measure.params) {
    const said = checkParam(param, need.params[param.id]);
    if (said) wrong[`/params/${param.id}`] = said;
  }
  if (!need.self && !need.name.trim()) wrong['/beneficiary/name'] = { key: 'name' };
  if (measure.hasMunicipi && !need.municipio) wrong['/place/municipio'] = { key: 'municipio' };
  if (need.from && need.from < measure.today) wrong['/times/from'] = { key: 'past' };
  const months = { min: 1, max: MONTHS_AT_MOST };
  if (need.months && !isWithin(need.months, months)) wrong['/times/months'] = { key: 'range', values: months }; // prettier-ignore
  if (!need.reason.trim()) wrong['/reason'] = { key: 'reason' };
  return wrong;
}

/** What the API takes: nothing that is empty, numbers as numbers, under the mandate. */
export function toNeed(need: CounterNeed, params: readonly Param[], mandateId: string): KeptDraft {
  const { self, name, relation, address, municipio, placeNotes, from, months, timeNotes } = need;
  const answers = params.map(({ id, type }) => [id, type === 'integer' && need.params[id] !== undefined ? Number(need.params[id]) : need.params[id]]); // prettier-ignore
  return {
    serviceTypeId: need.serviceTypeId,
    params: filled(Object.fromEntries(answers) as object),
    beneficiary: { self, ...(self ? {} : filled({ name, relation })) },
    place: filled({ address, municipio: municipio ? Number(municipio) : '', notes: placeNotes }),
    times: filled({ from, months: months ? Number(months) : '', notes: timeNotes }),
    onBehalfOf: { mandateId },
  } as KeptDraft;
}

function checkParam(param: Param, value: ParamValue | undefined): Wrong[string] | undefined {
  if (isEmpty(value)) return param.required ? { key: 'required' } : undefined;
  if (param.type !== 'integer') return undefined;
  const limits = { min: param.min ?? 0, max: param.max ?? 1_000_000 };
  return isWithin(String(value), limits) ? undefined : { key: 'range', values: limits };
}

function isWithin(text: string, { min, max }: { min: number; max: number }): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= min && Number(text) <= max;
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

function filled(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}
