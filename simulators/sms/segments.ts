/** The letters of GSM 03.38 that take one place, and those that take two. */
const ONE = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/u;
const TWO = /^[\f^{}\\[~\]|€]$/u;

/** What the provider counts; written apart from WeMi's, so that the two can be compared. */
export function countSegments(body: string): { encoding: string; segments: number } {
  const letters = Array.from(body);
  const isGsm = letters.every((letter) => ONE.test(letter) || TWO.test(letter));
  const [alone, part] = isGsm ? [160, 153] : [70, 67];
  const sizes = letters.map((letter) => (isGsm ? (TWO.test(letter) ? 2 : 1) : letter.length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= alone!) return { encoding: isGsm ? 'GSM-7' : 'UCS-2', segments: 1 };
  let [segments, room] = [1, part!];
  for (const size of sizes) {
    if (size > room) {
      segments += 1;
      room = part!;
    }
    room -= size;
  }
  return { encoding: isGsm ? 'GSM-7' : 'UCS-2', segments };
}
