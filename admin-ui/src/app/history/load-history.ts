import type { HttpClient } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';
import type { Timeline, TimelineEvent } from '../api-types';

/** Every event of a pratica, newest first, through all its pages: an export leaves nothing out. */
export async function loadHistory(http: HttpClient, praticaId: string): Promise<TimelineEvent[]> {
  const events: TimelineEvent[] = [];
  let cursor: string | null = null;
  do {
    const params: Record<string, string> = { limit: '200', ...(cursor ? { cursor } : {}) };
    const page: Timeline = await firstValueFrom(
      http.get<Timeline>(`/api/pratiche/${praticaId}/timeline`, { params }),
    );
    events.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return events;
}
