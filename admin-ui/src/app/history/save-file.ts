/** Hands a file to whoever is looking, under a name of its own. */
export function saveFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A spreadsheet's file. */
export function csvFile(...parts: string[]): Blob {
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}
