import { CsvError, parse } from 'csv-parse/sync';
import { type Band, BANDS, type ListPriceLine, type Unit, UNITS } from '../../catalogue/prices.ts';
import type { ServiceContent } from '../../catalogue/service-content.ts';
import type { FieldError } from '../problem.ts';

/** The columns of a sheet of services; lists have one thing a line within their cell. */
export const HEADS = [
  'id', 'versione', 'tipo', 'titolo', 'in una frase', 'descrizione', 'compreso', 'chi viene',
  'competenze', 'lingue', 'municipi', 'prezzi', 'da quando', 'copre',
] as const; // prettier-ignore
type Head = (typeof HEADS)[number];

/** Which column says a field of the content. Photographs stand in none, and stay as they are. */
export const COLUMN_OF: Record<Exclude<keyof ServiceContent, 'photos'>, Head> = {
  title: 'titolo',
  summary: 'in una frase',
  description: 'descrizione',
  included: 'compreso',
  profiles: 'chi viene',
  competences: 'competenze',
  languages: 'lingue',
  zones: 'municipi',
  priceLines: 'prezzi',
  availableFrom: 'da quando',
  covers: 'copre',
};

const UNIT_WORDS: Record<Unit, string> = { hour: 'ora', visit: 'visita', package: 'pacchetto', month: 'mese', job: 'lavoro' }; // prettier-ignore
const BAND_WORDS: Record<Band, string> = { weekday: 'feriale', holiday: 'festivo', night: 'notte' };
export const ROWS_AT_MOST = 200;

/** One row of a sheet as it was written. */
export interface SheetRow {
  /** As the spreadsheet numbers it; the heads are the first. */
  number: number;
  id: string;
  version: string;
  serviceTypeId: string;
  content: ServiceContent;
}

export function cellsOf({ id, version, serviceTypeId, content }: { id: string; version: number; serviceTypeId: string; content: ServiceContent }): string[] {
  const { title, summary, description, included, profiles, competences, languages } = content;
  const lists = [included, profiles, competences, languages, content.zones, content.priceLines.map(sayLine)];
  const cells = lists.map((list) => list.join('\n'));
  return [id, String(version), serviceTypeId, title, summary, description, ...cells, content.availableFrom ?? '', content.covers.join('\n')];
} // prettier-ignore

/**
 * Reads a sheet as a spreadsheet keeps it, with semicolons or commas. What no content can hold is an
 * error with its row and column; what the rules refuse is for the caller.
 */
export function readSheet(csv: string): { rows: SheetRow[]; errors: FieldError[] } {
  const [heads = [], ...records] = recordsOf(csv);
  const at = new Map(heads.map((head, index) => [plain(head), index]));
  const missing = HEADS.filter((head) => !at.has(head) && head !== 'id' && head !== 'versione');
  if (missing.length > 0) return { rows: [], errors: missing.map((head) => noColumn(head)) };
  if (records.length > ROWS_AT_MOST) return { rows: [], errors: [TOO_MANY] };
  const errors: FieldError[] = [];
  const rows = records.map((record, index) => {
    const cell = (head: Head) => unguarded(record[at.get(head) ?? -1] ?? '').trim();
    return readRow(cell, index + 2, errors);
  });
  return { rows, errors };
}

/** An error of a row, in a column: its message says both, since a list of them is all one sees. */
export function rowError(number: number, head: Head | 'riga', { it, en }: FieldError['message']): FieldError {
  return {
    pointer: `/csv/${number}/${head}`,
    message: { it: `Riga ${number}, «${head}»: ${it}`, en: `Row ${number}, “${head}”: ${en}` },
  };
} // prettier-ignore

/** @throws nothing: what is no CSV at all has no rows, and one error */
function recordsOf(csv: string): string[][] {
  const [first = ''] = csv.split('\n', 1);
  const delimiter = first.includes(';') ? ';' : ',';
  try {
    return parse(csv, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

function readRow(cell: (head: Head) => string, number: number, errors: FieldError[]): SheetRow {
  const list = (head: Head) => [...new Set(cell(head).split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== ''))];
  const fail = (head: Head, message: FieldError['message']) => errors.push(rowError(number, head, message));
  const zones = list('municipi').map(Number);
  if (zones.some((zone) => !Number.isInteger(zone))) fail('municipi', NO_NUMBER);
  const priceLines = list('prezzi').flatMap((line) => readLine(line) ?? []);
  if (priceLines.length < list('prezzi').length) fail('prezzi', NO_PRICE);
  const content: ServiceContent = {
    ...{ title: cell('titolo'), summary: cell('in una frase'), description: cell('descrizione') },
    ...{ included: list('compreso'), profiles: list('chi viene'), competences: list('competenze') },
    ...{ languages: list('lingue'), zones, priceLines, covers: list('copre') },
    availableFrom: cell('da quando') || null,
  };
  return { number, id: cell('id').toLowerCase(), version: cell('versione'), serviceTypeId: cell('tipo'), content };
} // prettier-ignore

/** «Ora di notte | ora | notte | 26,00 | almeno 8 | contiene 4»; what is left out is left out. */
function sayLine({ label, unit, band, unitCents, minimum, quantity }: ListPriceLine): string {
  const euro = unitCents === null ? '' : `${Math.trunc(unitCents / 100)},${String(unitCents % 100).padStart(2, '0')}`; // prettier-ignore
  return [
    ...[label.replaceAll('|', '/'), UNIT_WORDS[unit], band ? BAND_WORDS[band] : '', euro],
    ...(minimum || quantity ? [minimum ?? ''] : []),
    ...(quantity ? [quantity] : []),
  ].join(' | ');
}

function readLine(text: string): ListPriceLine | undefined {
  const [label = '', unitWord = '', bandWord = '', euro = '', minimum = '', quantity = '', more] = text.split('|').map((part) => part.trim()); // prettier-ignore
  const unit = UNITS.find((one) => UNIT_WORDS[one] === unitWord.toLowerCase());
  const band = BANDS.find((one) => BAND_WORDS[one] === bandWord.toLowerCase());
  const price = /^(\d{1,6})(?:[,.](\d{1,2}))?$/.exec(euro);
  const counts = [minimum, quantity].every((count) => /^(|[1-9]\d{0,2})$/.test(count));
  if (!unit || (bandWord && !band) || (euro && !price) || !counts || more !== undefined) return undefined; // prettier-ignore
  const unitCents = price ? Number(price[1]) * 100 + Number((price[2] ?? '').padEnd(2, '0')) : null;
  return {
    ...{ label, unit, unitCents },
    ...(band ? { band } : {}),
    ...(minimum ? { minimum: Number(minimum) } : {}),
    ...(quantity ? { quantity: Number(quantity) } : {}),
  };
}

/** What `csvRows` puts before a cell that a spreadsheet would run as a formula. */
function unguarded(text: string): string {
  return /^'\s*[=+\-@\t\r\n|％＝＋－＠]/.test(text) ? text.slice(1) : text;
}

function plain(head: string): string {
  return head.trim().toLowerCase();
}

function noColumn(head: Head): FieldError {
  return {
    pointer: `/csv/1/${head}`,
    message: { it: `Manca la colonna «${head}».`, en: `The column “${head}” is missing.` },
  };
}

const TOO_MANY: FieldError = {
  pointer: '/csv',
  message: { it: `Al massimo ${ROWS_AT_MOST} righe.`, en: `At most ${ROWS_AT_MOST} rows.` },
};
const NO_NUMBER = { it: 'scrivi un numero per riga.', en: 'give one number a line.' };
const NO_PRICE = {
  it: 'scrivi un prezzo per riga, come «Ora di notte | ora | notte | 26,00».',
  en: 'give one price a line, such as “Ora di notte | ora | notte | 26,00”.',
};
