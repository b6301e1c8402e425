/**
 * Rows as a file that Italian spreadsheets open by double click: semicolons, CRLF, a byte order
 * mark. A cell that a spreadsheet would run as a formula is made plain text.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${toCsvRows(rows)}`;
}

/** More rows of such a file, for one that is written a page at a time. */
export function toCsvRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
