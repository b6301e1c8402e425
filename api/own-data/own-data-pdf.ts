import type { OwnData, OwnPart, OwnRow } from '../../db/own-data.ts';
import { writeFacts, writeHeading, writeParagraph } from '../bundle/pdf/blocks.ts';
import { openPdf } from '../bundle/pdf/open-pdf.ts';
import type { Language } from '../problem.ts';
import { fill, type Formats, formats, WORDS } from '../words/words.ts';
import { OWN_WORDS } from './words.ts';

/** Where the words for a code stand, by the name of what holds it. */
const CODES: Readonly<Record<string, 'state' | 'role' | 'channel'>> = {
  ...{ state: 'state', fromState: 'state', toState: 'state' },
  ...{ actorRole: 'role', authorRole: 'role', authorSide: 'role' },
  channel: 'channel',
};

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/;

/**
 * A person's own data as a document: a chapter for each part, what is empty left out of its rows.
 * @param at ISO instant at which it was asked for
 */
export async function writeOwnData(data: OwnData, language: Language, at: string): Promise<Uint8Array> {
  const say = OWN_WORDS[language];
  const told = teller(language);
  const pdf = openPdf({ title: say.title, language, at, pageWord: say.page });
  writeHeading(pdf, 'H1', say.title);
  writeParagraph(pdf, { text: fill(say.intro, { at: formats(language).instant(at) }) });
  for (const [part, rows] of Object.entries(data)) {
    writeHeading(pdf, 'H2', say.part[part as OwnPart]);
    if (rows.length === 0) writeParagraph(pdf, { text: say.nothing, isMuted: true });
    for (const row of rows) {
      writeFacts(pdf, factsOf(row, part));
      pdf.doc.y += 6;
      await pdf.takeTurn();
    }
  }
  return pdf.end();

  function factsOf(row: OwnRow, part: string) {
    return Object.entries(row).map(
      ([name, value]) => [say.field[name] ?? name, told(name, value, part)] as const,
    );
  }
} // prettier-ignore

function teller(language: Language) {
  const say = OWN_WORDS[language];
  const words = WORDS[language];
  const write = formats(language);
  return (name: string, value: unknown, part: string): string => {
    if (typeof value === 'boolean') return value ? say.yes : say.no;
    if (name.endsWith('Cents') && value !== null) return write.money(Number(value));
    if (typeof value !== 'string') return plain(value);
    const code = name === 'kind' && part === 'acts' ? 'kind' : CODES[name];
    const said: Readonly<Record<string, string>> = code ? words[code] : {};
    return said[value] ?? moment(value, write);
  };
}

function moment(value: string, { day, instant }: Formats): string {
  if (DAY.test(value)) return day(value);
  return INSTANT.test(value) ? instant(value) : value;
}

/** Answers and lines as they stand, name by name. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plain).join('; ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value).map(([name, each]) => `${name}: ${plain(each)}`).join(', '); // prettier-ignore
}
