import { inject, Injectable, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import { catchError, EMPTY, firstValueFrom } from 'rxjs';
import { LoadTrouble } from '../load/load-trouble';
import { sayDay, sayExact, sayInstant, sayRecent, sayShort } from './dates';
import { dueWords } from './due';
import { keepLanguage, type Language, takeLanguage } from './language';
import { sayMoney } from './money';

/** What templates ask to put data into the reader's words; all of it follows the language. */
@Injectable({ providedIn: 'root' })
export class Words {
  readonly #texts = inject(TranslocoService);
  readonly language = toSignal(this.#texts.langChanges$, {
    initialValue: takeLanguage(),
  }) as Signal<Language>;
  readonly #trouble = inject(LoadTrouble);
  /** Asks for the texts of the language in use; empty until they arrive. */
  readonly #loaded = toSignal(
    this.#texts.selectTranslation().pipe(catchError(() => this.#tellNotLoaded())),
  );

  say(key: string, params?: Record<string, unknown>): string {
    this.language();
    return this.#loaded() ? this.#texts.translate(key, params) : '';
  }

  /** The text under `key`, or `fallback` where the translations have none. */
  sayOr(key: string, fallback: string): string {
    const text = this.say(key);
    return text === key ? fallback : text;
  }

  /** Changes the language once its texts are there: no page of bare keys in between. */
  async choose(language: Language): Promise<void> {
    try {
      await firstValueFrom(this.#texts.load(language));
    } catch {
      return void this.#tellNotLoaded();
    }
    keepLanguage(language);
    this.#texts.setActiveLang(language);
  }

  money = (cents: number): string => sayMoney(cents, this.language());
  instant = (iso: string): string => sayInstant(iso, this.language());
  recent = (iso: string): string => sayRecent(iso, this.language());
  exact = (iso: string): string => sayExact(iso, this.language());
  day = (iso: string): string => sayDay(iso, this.language());
  short = (iso: string): string => sayShort(iso, this.language());

  due(dueAt: string): { urgency: string; text: string } {
    const { urgency, key, count } = dueWords(dueAt);
    return { urgency, text: this.say(key, { count }) };
  }

  /** The name in the reader's language of anything that carries both. */
  name(named: { nameIt: string; nameEn: string }): string {
    return this.language() === 'en' ? named.nameEn : named.nameIt;
  }

  serviceName(of: { serviceTypeNameIt: string; serviceTypeNameEn: string }): string {
    return this.language() === 'en' ? of.serviceTypeNameEn : of.serviceTypeNameIt;
  }

  #tellNotLoaded() {
    this.#trouble.tellTexts();
    return EMPTY;
  }

  /** "1.000+" when the count stopped there. */
  count({ count, countCapped }: { count: number; countCapped: boolean }): string {
    const locale = this.language() === 'en' ? 'en-GB' : 'it-IT';
    const text = new Intl.NumberFormat(locale, { useGrouping: 'always' }).format(count);
    return countCapped ? `${text}+` : text;
  }
}
