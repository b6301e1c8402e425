/** What a spreadsheet's file begins with, so that accents are read as they are written. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as Italian spreadsheets open them by double click: semicolons, CRLF, every cell quoted. A
 * cell that a spreadsheet would run as a formula is made plain text, also behind blanks.
 */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n|％＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
