import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { SavedView } from '../api-types';
import { SendOnce } from '../session/send-once';

export type ViewPlace = SavedView['place'];

export interface ViewContent {
  name: string;
  query: Record<string, string>;
  shared: boolean;
}

/** Saves, changes and removes one's own views. @throws HttpErrorResponse with the API's refusal */
@Injectable({ providedIn: 'root' })
export class ViewCommands {
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);

  save(place: ViewPlace, view: ViewContent): Promise<SavedView> {
    return this.#once.post<SavedView>('/api/views', { place, ...view });
  }

  change(id: string, change: Partial<ViewContent>): Promise<SavedView> {
    return firstValueFrom(this.#http.patch<SavedView>(`/api/views/${id}`, change));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`/api/views/${id}`));
  }
}
