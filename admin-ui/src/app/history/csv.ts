/**
 * Rows as a file that Italian spreadsheets open by double click: semicolons, CRLF, a byte order
 * mark. A cell that a spreadsheet would run as a formula is made plain text.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n|％＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
