const SPELLED: Record<string, string> = {
  ß: 'ss', Æ: 'AE', æ: 'ae', Œ: 'OE', œ: 'oe', Ø: 'O', ø: 'o', Đ: 'D', đ: 'd', Ł: 'L', ł: 'l', ı: 'i',
  '’': "'", '‘': "'", '`': "'", '"': "'", '“': "'", '”': "'", '«': "'", '»': "'", '–': '-', '—': '-', _: '-',
  '&': '+', '€': 'EUR', ';': ',',
}; // prettier-ignore

/**
 * A text in the characters that every bank of SEPA takes (EPC217-08): accents fall away, what has no
 * like becomes a full stop. Never empty, not longer than `atMost`, without a slash at an end or two
 * in a row.
 */
export function sepaText(text: string, atMost: number): string {
  const plain = [...text.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((char) => SPELLED[char] ?? char)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, '.')
    .replace(/\/{2,}/g, '/');
  return plain.trim().slice(0, atMost).replace(/^[/ ]+|[/ ]+$/g, '') || '.'; // prettier-ignore
}
