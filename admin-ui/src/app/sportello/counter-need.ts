import { answersAsked, checkAnswers, isEmpty } from '../../../../catalogue/answers';
import type { Answer, Param } from '../../../../catalogue/definition';
import type { KeptDraft } from '../api-types';

export type ParamValue = Answer;

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
  const answers = answersOf(need, measure.params);
  for (const { pointer, fault, values } of checkAnswers(measure.params, answers, measure.today)) {
    const key = fault === 'required' || fault === 'range' ? fault : `answer.${fault}`;
    wrong[pointer] = { key, ...(values ? { values } : {}) };
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
  return {
    serviceTypeId: need.serviceTypeId,
    params: answersOf(need, params),
    beneficiary: { self, ...(self ? {} : filled({ name, relation })) },
    place: filled({ address, municipio: municipio ? Number(municipio) : '', notes: placeNotes }),
    times: filled({ from, months: months ? Number(months) : '', notes: timeNotes }),
    onBehalfOf: { mandateId },
  } as KeptDraft;
}

/** The answers to what is asked, without those that are empty, numbers as numbers. */
export function answersOf({ params: typed }: CounterNeed, params: readonly Param[]) {
  const read = (id: string, value: ParamValue): ParamValue => {
    const isCount = params.some((param) => param.id === id && param.type === 'integer');
    if (isCount && /^\d+$/.test(String(value).trim())) return Number(value);
    return typeof value === 'object' && !Array.isArray(value) ? filled(value) : value;
  };
  const said = Object.entries(typed).filter(([, value]) => !isEmpty(value));
  return answersAsked(params, Object.fromEntries(said.map(([id, value]) => [id, read(id, value)])));
}

function isWithin(text: string, { min, max }: { min: number; max: number }): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= min && Number(text) <= max;
}

function filled(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}
