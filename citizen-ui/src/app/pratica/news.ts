import { Service, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Timeline, TimelineEvent } from '../remote/types';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { fullestSentence, tellings } from './event-sentence';
import { PraticaStore } from './pratica-store';

/** What happened since the page was opened, said aloud politely and kept on screen. */
@Service({ autoProvided: false })
export class News {
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
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

  /** One event as a sentence: "Nuova offerta di La Cura: 1.068,00 €". */
  sentenceFor({ kind, data }: TimelineEvent): string {
    const key = `pratica.events.${kind}`;
    const words = this.#words.translateObject<Record<string, string> | string>(key);
    if (words === key) return this.#words.translate('pratica.changed');
    const locale = this.#language.locale();
    return fullestSentence(typeof words === 'string' ? { words } : words, tellings(data, locale));
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
