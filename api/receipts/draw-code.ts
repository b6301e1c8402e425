import { MARGIN, type Pdf } from '../bundle/pdf/open-pdf.ts';

const ROOM = 10;

interface Code {
  kind: 'qrcode' | 'datamatrix';
  text: string;
  /** In the words of the library, such as `eclevel=M`. */
  options: string;
  /** Of its side, in points. */
  side: number;
  /** What a reader hears of it. */
  alt: string;
}

/** Draws a square code that machines read, in lines that no printer blurs. */
export async function drawCode({ doc, root, need }: Pdf, code: Code): Promise<void> {
  // A megabyte that is loaded with the first notice only.
  const { default: bwip } = await import('bwip-js');
  const [drawn] = bwip.raw(code.kind, code.text, code.options);
  if (!drawn || !('pixs' in drawn)) throw new Error(`no ${code.kind} of a notice`);
  const { pixs, pixx } = drawn;
  const dot = code.side / pixx;
  need(code.side + 2 * ROOM);
  const top = doc.y + ROOM;
  const figure = doc.struct('Figure', { alt: code.alt }, () => {
    pixs.forEach((isDark, n) => {
      if (!isDark) return;
      doc.rect(MARGIN + (n % pixx) * dot, top + Math.floor(n / pixx) * dot, dot, dot);
    });
    doc.fill('#000000');
  });
  root.add(figure);
  doc.y = top + code.side;
}
