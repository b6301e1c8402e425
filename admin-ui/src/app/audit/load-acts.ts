import type { HttpClient } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';
import type { AuditEvent, AuditEventsAnswer } from '../api-types';
import { toCsvRows } from '../history/csv';
import { COLUMNS, historyRow } from '../history/history-rows';
import type { Words } from '../words/words';

const AT_ONCE = 500;
export const EXPORTED_AT_MOST = 10_000;

/**
 * What was found as parts of a spreadsheet's file, a page of rows at a time: newest first, and no
 * more than `EXPORTED_AT_MOST`.
 */
export async function loadActs(
  http: HttpClient,
  query: Record<string, string>,
  words: Words,
): Promise<string[]> {
  const heads = ['number', ...COLUMNS, 'instant'].map((name) =>
    words.say(name === 'number' ? 'audit.pratica' : `history.${name}`),
  );
  const parts = ['\uFEFF', toCsvRows([heads])];
  let cursor: string | null = null;
  let rows = 0;
  do {
    const params: Record<string, string> = {
      ...query,
      limit: String(AT_ONCE),
      ...(cursor ? { cursor } : {}),
    };
    const page: AuditEventsAnswer = await firstValueFrom(
      http.get<AuditEventsAnswer>('/api/audit/events', { params }),
    );
    parts.push(toCsvRows(page.items.map((event) => rowOf(event, words))));
    rows += page.items.length;
    cursor = page.next;
  } while (cursor && rows < EXPORTED_AT_MOST);
  return parts;
}

function rowOf(event: AuditEvent, words: Words): string[] {
  const row = historyRow(event, words);
  return [event.pratica.number, ...COLUMNS.map((column) => row[column]), event.at];
}
