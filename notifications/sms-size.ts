/** GSM 03.38: the letters of an SMS, and those that take the place of two. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€\f';

export interface SmsSize {
  /** Letters as the network counts them. */
  length: number;
  segments: number;
  /** The first letter that SMS do not have: with it all of them take more than twice the room. */
  stranger: string | null;
}

/** How many messages a text is: 160 letters of GSM 03.38, or 70 of any other; 153 and 67 when joined. */
export function sizeOfSms(text: string): SmsSize {
  const letters = [...text];
  const stranger = letters.find((one) => !BASIC.includes(one) && !EXTENDED.includes(one)) ?? null;
  const length = stranger
    ? text.length
    : letters.reduce((sum, one) => sum + (EXTENDED.includes(one) ? 2 : 1), 0);
  const [alone, joined] = stranger ? ([70, 67] as const) : ([160, 153] as const);
  return { length, segments: length <= alone ? 1 : Math.ceil(length / joined), stranger };
}
