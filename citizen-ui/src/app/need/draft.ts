import { isEmpty } from '../../../../catalogue/answers';
import type { Answer } from '../../../../catalogue/definition';
import type { NeedDraft } from '../remote/types';

export const STEPS = ['bisogno', 'per-chi', 'dove', 'quando', 'riepilogo'] as const;
export type Step = (typeof STEPS)[number];

/** A need while it is being told. `params` may hold text that is not yet a number. */
export interface Draft {
  /** Also the key under which it is sent: a draft becomes one pratica, however often it is sent. */
  id: string;
  serviceTypeId: string;
  params: Record<string, ParamValue>;
  beneficiary: { self: boolean; name?: string; relation?: string };
  place: { address?: string; municipio?: number; notes?: string };
  /** Where the place was known from, when nobody told it. */
  placeFrom?: PlaceFrom;
  times: { from?: string; months?: number; notes?: string };
  /** Under which it is told for somebody else; `null` when it is one's own. */
  mandate: DraftMandate | null;
  /** The furthest step reached, as an index of STEPS. */
  step: number;
}

/** A place that was known: of the beneficiary as they are kept, or of an earlier need of theirs. */
export interface PlaceFrom {
  place: { address?: string; municipio?: number };
  personName?: string;
  need?: { number: string; sentAt: string };
}

export interface DraftMandate {
  id: string;
  principalName: string;
}

export type ParamValue = Answer;

export function newDraft(serviceTypeId: string): Draft {
  return {
    id: crypto.randomUUID(),
    serviceTypeId,
    params: {},
    beneficiary: { self: true },
    place: {},
    times: {},
    mandate: null,
    step: 0,
  };
}

/** What the API takes: no empty text, and nobody's name when the need is one's own. */
export function toNeed({
  serviceTypeId,
  params,
  beneficiary,
  place,
  times,
  mandate,
  step,
}: Draft): NeedDraft {
  const { self } = beneficiary;
  return {
    serviceTypeId,
    params: filled(params),
    beneficiary: self ? { self } : { ...filled(beneficiary), self },
    place: filled(place),
    times: filled(times),
    step,
    ...(mandate ? { onBehalfOf: { mandateId: mandate.id } } : {}),
  } as NeedDraft;
}

/** Without what is empty, also inside an answer that has parts. */
function filled<T extends object>(values: T): Partial<T> {
  const kept = Object.entries(values).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(kept.map(([id, value]) => [id, isParts(value) ? filled(value) : value])) as Partial<T>; // prettier-ignore
}

function isParts(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
