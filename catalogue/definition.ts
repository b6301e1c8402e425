/** How a question is answered. */
export const PARAM_KINDS = [
  'choice', 'choices', 'integer', 'boolean', 'text', 'date', 'address', 'person', 'file',
] as const; // prettier-ignore
export type ParamKind = (typeof PARAM_KINDS)[number];

export const PRICE_MODELS = [
  'hourly', 'perVisit', 'package', 'monthly', 'fixedAfterSurvey', 'poolShare',
] as const; // prettier-ignore
export type PriceModel = (typeof PRICE_MODELS)[number];

/** A text in two languages; without English, Italian is shown. */
export interface Said {
  it: string;
  en: string;
}

export interface Option extends Said {
  id: string;
}

/**
 * What another question must have been answered for this one to be asked: one of these answers, or
 * a number within these bounds. Who was asked nothing has answered nothing.
 */
export interface Condition {
  param: string;
  oneOf?: (string | boolean)[];
  atLeast?: number;
  atMost?: number;
}

/** One question of a service type. */
export interface Param extends Said {
  id: string;
  type: ParamKind;
  help?: Said;
  options?: Option[];
  /** Of an `integer`. */
  min?: number;
  max?: number;
  /** Of a `date`: only days gone by, or only days to come, today included in both. */
  days?: 'past' | 'future';
  /** All of them; each looks at a question that stands above. */
  askedIf?: Condition[];
  sensitive: boolean;
  required: boolean;
}

/** All that an administrator decides of a service type: what one version of it says. */
export interface TypeDefinition {
  sectionId: string;
  nameIt: string;
  nameEn: string;
  summaryIt: string;
  summaryEn: string;
  /** Who may come: an offer names one of them. */
  profiles: string[];
  params: Param[];
  priceModels: PriceModel[];
  /** Whether several households can take it together. */
  shared: boolean;
}

/** The parts of an answer that is more than one line, in the order in which they are asked. */
export const PARTS = {
  address: [
    { id: 'street', required: true },
    { id: 'postcode', required: false },
    { id: 'city', required: true },
  ],
  person: [
    { id: 'name', required: true },
    { id: 'relation', required: false },
    { id: 'phone', required: false },
  ],
} as const;
export type PartId = (typeof PARTS)[keyof typeof PARTS][number]['id'];

export type Parts = Partial<Record<PartId, string>>;
export type Answer = string | number | boolean | string[] | Parts;
/** Of a `file` the id of the document. */
export type Answers = Readonly<Record<string, Answer>>;

/** Bounds of a number for which none were said. */
export const INTEGER = { min: 0, max: 1_000_000 };
/** Letters. */
export const LONGEST = { text: 1000, part: 200 };

export function isInParts(kind: ParamKind): kind is keyof typeof PARTS {
  return kind in PARTS;
}
