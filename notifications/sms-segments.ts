/** 3GPP TS 23.038: the default alphabet, and what takes an escape and so two places. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '\f^{}\\[~]|€';

/** How many places one message has, and each part of one that is cut: a part carries its number. */
const PLACES = { 'GSM-7': { alone: 160, part: 153 }, 'UCS-2': { alone: 70, part: 67 } };

export interface SmsLength {
  encoding: 'GSM-7' | 'UCS-2';
  /** Septets, or UTF-16 units. */
  units: number;
  /** How many messages are paid for. */
  segments: number;
  /** The first letter outside the default alphabet. */
  stranger: string | null;
}

/** What a text costs as SMS. One letter outside the default alphabet makes all of it UCS-2. */
export function measureSms(text: string): SmsLength {
  const letters = [...text];
  const stranger = letters.find((one) => !BASIC.includes(one) && !EXTENDED.includes(one)) ?? null;
  const isPlain = stranger === null;
  const encoding = isPlain ? 'GSM-7' : 'UCS-2';
  const widths = letters.map((letter) =>
    isPlain ? (EXTENDED.includes(letter) ? 2 : 1) : letter.length,
  );
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { alone, part } = PLACES[encoding];
  const segments = units <= alone ? 1 : countParts(widths, part);
  return { encoding, units, segments, stranger };
}

/** An escape and its letter, and the two halves of a surrogate pair, stay in one part. */
function countParts(widths: readonly number[], places: number): number {
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > places) [parts, used] = [parts + 1, 0];
    used += width;
  }
  return parts;
}

/** Typographic marks would make a text UCS-2, which costs more than twice as much. */
export function plainMarks(text: string): string {
  return text
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”«»]/g, '"')
    .replaceAll(/[–—]/g, '-')
    .replaceAll('…', '...')
    .replaceAll('\u00a0', ' ')
    .replaceAll('È', "E'");
}
