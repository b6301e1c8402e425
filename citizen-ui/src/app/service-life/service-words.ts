import { Service, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { formatDay } from '../format/dates';
import { formatCents } from '../format/money';
import { Language } from '../language/language';
import type { OrderedService } from '../remote/types';
import { effectOf } from './suspension';

/** Days and amounts of a service, in the reader's words. */
@Service()
export class ServiceWords {
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);

  say(name: string, values: Record<string, unknown> = {}): string {
    this.#language.code();
    return this.#words.translate(`pratica.service.${name}`, values);
  }

  /** Of a weekly schedule. */
  plan(name: string, values: Record<string, unknown> = {}): string {
    this.#language.code();
    return this.#words.translate(`pratica.plan.${name}`, values);
  }

  day = (date: string): string => formatDay(date, this.#language.locale());
  money = (cents: number): string => formatCents(cents, this.#language.locale());
  days = (count: number): string => this.say(count === 1 ? 'oneDay' : 'manyDays', { n: count });

  /** When it stops, when it starts again, and when it then ends. */
  effect(service: OrderedService, suspension: { from: string; until: string }): string {
    const { days, endDate } = effectOf(service, suspension);
    return this.say('suspend.effect', {
      from: this.day(suspension.from),
      until: this.day(suspension.until),
      days: this.days(days),
      end: this.day(endDate),
    });
  }

  /** What the policy allows, said before anyone fills in a form; empty where it allows nothing. */
  limits({ suspensionLimits, suspension }: OrderedService): string {
    if (!suspensionLimits) return '';
    const { earliest, daysLeft, timesLeft } = suspensionLimits;
    const values = { earliest: this.day(earliest), days: this.days(daysLeft), n: timesLeft };
    const times = suspension ? 'changed' : timesLeft === 1 ? 'once' : 'times';
    return `${this.say('suspend.limits', values)} ${this.say(`suspend.${times}`, values)}`;
  }
}
