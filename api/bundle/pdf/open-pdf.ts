import PDFDocument from 'pdfkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate as aTurn } from 'node:timers/promises';

/** What a document is called, in which language it speaks, and the instant that it is dated with. */
export interface PdfHead {
  title: string;
  language: 'it' | 'en';
  /** ISO instant. The same parts at the same instant give the same bytes. */
  at: string;
  /** Before the number of each page. */
  pageWord: string;
}

export const MARGIN = 48;
export const WIDTH = 595.28 - 2 * MARGIN;
const FOOT = 30;
export const MUTED = '#475a6d';
const BLOCKS_A_TURN = 50;

const resolve = createRequire(import.meta.url).resolve;
/** DejaVu has the letters of every name that is written in Latin, Greek or Cyrillic. */
const fonts = new Map<string, Buffer>();
function fontOf(name: string): Buffer {
  const known = fonts.get(name) ?? readFileSync(resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
  fonts.set(name, known);
  return known;
}

/**
 * A tagged PDF (headings, paragraphs, lists and tables are known as such, language and title are
 * set) that is written from top to bottom. A page that is full is closed and compressed, so that
 * memory holds bytes and not a layout; every few blocks others have their turn.
 */
export function openPdf({ title, language, at, pageWord }: PdfHead) {
  const written = new Date(at);
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: language === 'en' ? 'en-GB' : 'it-IT',
    displayTitle: true,
    info: { Title: title, Author: 'WeMi', CreationDate: written, ModDate: written },
    // The library's types know nothing of PDF/UA yet.
  } as unknown as PDFKit.PDFDocumentOptions);
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolveEnd) => doc.on('end', resolveEnd));
  doc.registerFont('text', fontOf('DejaVuSans'));
  doc.registerFont('bold', fontOf('DejaVuSans-Bold'));
  doc.registerFont('mono', fontOf('DejaVuSansMono'));
  const root = doc.struct('Document', { title });
  doc.addStructure(root);
  let pages = 0;
  let blocks = 0;

  function newPage(): void {
    doc.addPage();
    pages += 1;
    const { margins } = doc.page;
    // Below the margin nothing else may be written; this would else begin a page of its own.
    doc.page.margins = { ...margins, bottom: 0 };
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    doc.font('text').fontSize(8).fillColor(MUTED);
    doc.text(`${title} · ${pageWord} ${pages}`, MARGIN, doc.page.height - FOOT, { width: WIDTH, align: 'right', lineBreak: false }); // prettier-ignore
    doc.endMarkedContent();
    doc.page.margins = margins;
    [doc.x, doc.y] = [MARGIN, MARGIN];
  }

  /** Begins another page where fewer than `height` points are left. */
  function need(height: number): void {
    if (doc.y + height > doc.page.height - MARGIN) newPage();
  }

  newPage();

  async function takeTurn(): Promise<void> {
    blocks += 1;
    if (blocks % BLOCKS_A_TURN === 0) await aTurn();
  }

  return {
    doc, root, need, takeTurn,
    async end(): Promise<Uint8Array> {
      root.end();
      doc.end();
      await ended;
      return new Uint8Array(Buffer.concat(parts));
    },
  }; // prettier-ignore
}

export type Pdf = ReturnType<typeof openPdf>;
