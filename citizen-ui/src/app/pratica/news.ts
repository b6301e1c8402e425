import { Service, effect, inject, signal, untracked } from '@angular/core';
import type { Timeline, TimelineEvent } from '../remote/types';
import { Announcer } from '../live/announcer';
import { EventSentences } from './event-sentences';
import { PraticaStore } from './pratica-store';

/** What happened since the page was opened, said aloud politely and kept on screen. */
@Service({ autoProvided: false })
export class News {
  readonly #sentences = inject(EventSentences);
  readonly #announcer = inject(Announcer);
  readonly #store = inject(PraticaStore);
  readonly #latest = signal('');
  readonly latest = this.#latest.asReadonly();
  #seen: number | undefined;

  constructor() {
    effect(() => {
      const timeline = this.#store.timeline();
      if (timeline) untracked(() => this.#compare(timeline));
    });
  }

  sentenceFor(event: TimelineEvent): string {
    return this.#sentences.of(event);
  }

  #compare({ items }: Timeline): void {
    const newest = items[0]?.seq ?? 0;
    const isNew = this.#seen !== undefined && newest > this.#seen;
    const fresh = items.filter(({ seq }) => seq > (this.#seen ?? 0)).reverse();
    this.#seen = newest;
    if (!isNew) return;
    const message = fresh.map((event) => this.sentenceFor(event)).join('. ');
    this.#latest.set(message);
    this.#announcer.say(message);
  }
}
