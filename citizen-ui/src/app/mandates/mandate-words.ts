import { Service, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { formatDay } from '../format/dates';
import { Language } from '../language/language';
import type { Scope } from './mandate';
import type { Mandate } from '../remote/types';

/** Mandates in the reader's words; read in a computed, they follow the language. */
@Service()
export class MandateWords {
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);

  say(key: string, values: Record<string, string | number> = {}): string {
    this.#language.code();
    return this.#words.translate<string>(`mandates.${key}`, values);
  }

  role(name: string): string {
    this.#language.code();
    return this.#words.translate<string>(`pratica.timeline.roles.${name}`);
  }

  day(date: string): string {
    return formatDay(date, this.#language.locale());
  }

  /** What a scope allows, one after the other: "pagare, mandare documenti". */
  list(scope: readonly Scope[]): string {
    return scope.map((part) => this.say(`scope.${part}`).toLowerCase()).join(', ');
  }

  /** The one who may act: by name once they accepted, until then by the address they were given. */
  holderOf({ delegate, sportello }: Mandate): string {
    if (sportello) return this.say('sportello', { name: sportello.name });
    return delegate?.name ?? delegate?.email ?? this.say('byEmail');
  }
}
