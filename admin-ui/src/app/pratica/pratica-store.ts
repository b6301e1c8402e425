import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { EventNotices, OffersAnswer, Pratica, Timeline } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';

/** One pratica as its page shows it: read again at each change, the old value kept meanwhile. */
@Injectable()
export class PraticaStore {
  readonly #http = inject(HttpClient);
  readonly #live = inject(Live);
  readonly id = signal<string | undefined>(undefined);

  readonly resource = httpResource<Pratica>(() => this.#url(''));
  readonly offersResource = httpResource<OffersAnswer>(() => this.#url('/offers'));
  readonly timelineResource = httpResource<Timeline>(() => this.#url('/timeline?limit=200'));

  /** Not the sportello's to see, nor that of anyone who may not read the timeline. */
  readonly seesNotices = signal(false);
  readonly #notices = httpResource<EventNotices>(() =>
    this.seesNotices() ? this.#url('/deliveries') : undefined,
  );

  readonly pratica = keepLast(this.resource, this.id);
  readonly offersAnswer = keepLast(this.offersResource, this.id);
  readonly timeline = keepLast(this.timelineResource, this.id);
  readonly offers = computed(() => this.offersAnswer()?.items ?? []);
  readonly #lastNotices = keepLast(this.#notices, this.id);
  readonly notices = computed(() => this.#lastNotices()?.items ?? []);
  readonly events = computed(() => this.timeline()?.items ?? []);

  reload(): void {
    this.resource.reload();
    this.offersResource.reload();
    this.timelineResource.reload();
    this.#notices.reload();
  }

  /** Reads everything now and waits for it: after a refusal the page must know what changed. */
  async refresh(): Promise<void> {
    const base = `/api/pratiche/${this.id()}`;
    const [pratica, offers, timeline] = await Promise.all([
      firstValueFrom(this.#http.get<Pratica>(base)),
      firstValueFrom(this.#http.get<OffersAnswer>(`${base}/offers`)),
      firstValueFrom(this.#http.get<Timeline>(`${base}/timeline?limit=200`)),
    ]);
    this.resource.set(pratica);
    this.offersResource.set(offers);
    this.timelineResource.set(timeline);
  }

  #url(part: string): string | undefined {
    const id = this.id();
    if (!id) return undefined;
    this.#live.changesOf(id); // Read here so that each change asks again.
    return `/api/pratiche/${encodeURIComponent(id)}${part}`;
  }
}
