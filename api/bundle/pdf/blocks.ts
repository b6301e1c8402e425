import { MARGIN, MUTED, type Pdf, WIDTH } from './open-pdf.ts';

const SIZES = { H1: 18, H2: 13 };
const LABEL_WIDTH = 130;
const GAP = 8;
const INK = '#17324d';
const TEXT_AT_MOST = 1_500;

type Doc = PDFKit.PDFDocument;
type Place = { left: number; top: number; width: number; align: 'left' | 'right' };

export interface Line {
  text: string;
  font?: 'text' | 'bold' | 'mono';
  size?: number;
  isMuted?: boolean;
}

export function writeHeading(pdf: Pdf, level: keyof typeof SIZES, text: string): void {
  const { doc, root, need } = pdf;
  const line: Line = { text, font: 'bold', size: SIZES[level] };
  // With the beginning of what it is about.
  need(measure(doc, line) + 60);
  if (doc.y > MARGIN) doc.y += 14;
  root.add(doc.struct(level, {}, () => write(doc, line, below(doc))));
  doc.y += 4;
}

export function writeParagraph(pdf: Pdf, line: Line): void {
  writeLines(pdf, [line], (lines) => pdf.root.add(pdf.doc.struct('P', {}, lines)));
}

/** A list whose items are each kept on one page; what is empty of an item is left out. */
export async function writeItems(pdf: Pdf, items: Iterable<readonly Line[]>): Promise<void> {
  const { doc, root } = pdf;
  const list = doc.struct('L');
  root.add(list);
  for (const item of items) {
    writeLines(pdf, item, (lines) => {
      const element = doc.struct('LI');
      list.add(element);
      element.add(doc.struct('LBody', {}, lines));
      element.end();
    });
    doc.y += 3;
    await pdf.takeTurn();
  }
  list.end();
}

function writeLines({ doc, need }: Pdf, lines: readonly Line[], add: (write: () => void) => void) {
  const told = lines.filter(({ text }) => text !== '');
  need(told.reduce((sum, line) => sum + measure(doc, line), 0));
  add(() => told.forEach((line) => write(doc, line, below(doc))));
  doc.y += 2;
}

/** Names and what they stand for, two columns; what is empty is left out. */
export function writeFacts(pdf: Pdf, facts: readonly (readonly [name: string, value: string])[]) {
  const rows = facts.filter(([, value]) => value !== '');
  writeTable(pdf, { rows, widths: [LABEL_WIDTH, WIDTH - LABEL_WIDTH] });
}

interface Table {
  rows: readonly (readonly string[])[];
  /** Of the columns, in points. */
  widths: readonly number[];
  /** Of the columns; without them the first cell of each row names it. */
  heads?: readonly string[];
  /** The last column holds amounts. */
  isLastRight?: boolean;
}

export function writeTable(pdf: Pdf, { rows, widths, heads, isLastRight = false }: Table): void {
  const { doc, root } = pdf;
  const table = doc.struct('Table');
  root.add(table);
  const last = isLastRight ? widths.length - 1 : -1;
  const places = widths.map((width, n) => ({
    left: MARGIN + widths.slice(0, n).reduce((sum, each) => sum + each, 0),
    width: width - GAP,
    align: n === last ? ('right' as const) : ('left' as const),
  }));
  if (heads) table.add(rowOf(pdf, { cells: heads, places, isHead: () => true, scope: 'Column' }));
  const isHead = (n: number) => !heads && n === 0;
  for (const cells of rows) table.add(rowOf(pdf, { cells, places, isHead, scope: 'Row' }));
  table.end();
  doc.y += 4;
}

interface Row {
  cells: readonly string[];
  places: readonly Omit<Place, 'top'>[];
  isHead: (column: number) => boolean;
  scope: 'Column' | 'Row';
}

/** A row, whose cells begin at the same height. It writes itself when it is added to its table. */
function rowOf({ doc, need }: Pdf, { cells, places, isHead, scope }: Row) {
  const lines = cells.map((text, n): Line => ({ text, font: isHead(n) ? 'bold' : 'text' }));
  const height = Math.max(...lines.map((line, n) => measure(doc, line, places[n]!.width))) + 3;
  need(height);
  const top = doc.y;
  const row = doc.struct('TR');
  lines.forEach((line, n) => {
    const cell = () => {
      write(doc, line, { ...places[n]!, top });
      doc.y = top + height;
    };
    row.add(isHead(n) ? doc.struct('TH', { scope } as never, cell) : doc.struct('TD', {}, cell));
  });
  row.end();
  return row;
}

function below({ y }: Doc): Place {
  return { left: MARGIN, top: y, width: WIDTH, align: 'left' };
}

/** With its font and size, of which its height depends. */
function measure(doc: Doc, line: Line, width = WIDTH): number {
  const set = setFont(doc, line);
  // A hash fits a line.
  if (line.font === 'mono') return set.currentLineHeight(true);
  return set.heightOfString(clean(line.text), { width });
}

function write(doc: Doc, line: Line, { left, top, width, align }: Place): void {
  setFont(doc, line).fillColor(line.isMuted ? MUTED : INK);
  doc.text(clean(line.text), left, top, { width, align, ...shapingOf(line) });
}

function setFont(doc: Doc, { font = 'text', size }: Line): Doc {
  return doc.font(font).fontSize(size ?? (font === 'mono' ? 7 : 9));
}

/** Hashes are said once each: they need no ligatures, and no cache that remembers how they look. */
function shapingOf({ font }: Line): { features?: [] } {
  return font === 'mono' ? { features: [] } : {};
}

/** Without what no page can show; and no longer than a page bears: the rest is in the JSON parts. */
function clean(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  const shown = text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').replace(/\n{2,}/g, '\n');
  return shown.length > TEXT_AT_MOST ? `${shown.slice(0, TEXT_AT_MOST)} […]` : shown;
}
