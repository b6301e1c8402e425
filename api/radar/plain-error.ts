const AT_MOST = 160;

/**
 * The first line of an error without what may be of a person: addresses, numbers, quoted texts and
 * links. Mail servers and gateways repeat what they were sent.
 */
export function plainError(error: string | null | undefined): string | null {
  const [line = ''] = (error ?? '').trim().split('\n');
  const plain = line
    .replaceAll(/\S*@\S*/g, '…')
    .replaceAll(/\b[a-z]+:\/\/\S+/gi, '…')
    .replaceAll(/(["'«“‘`]).*?["'»”’`]/g, '…')
    .replaceAll(/[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]/gi, '…')
    .replaceAll(/\+?(?:\d[ .\-/]?){6,}\d/g, '…');
  return plain === '' ? null : plain.slice(0, AT_MOST);
}
