import { Service, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { addDays, daysBetween, formatDeadline } from '../format/dates';
import { Language } from '../language/language';
import type { OrderedService, PriceLine, Renewal } from '../remote/types';
import { ServiceWords } from './service-words';

/** The next period of a service, in the reader's words. */
@Service()
export class RenewalWords {
  readonly #words = inject(TranslocoService);
  readonly #service = inject(ServiceWords);
  readonly #language = inject(Language);
  say = this.#service.say.bind(this.#service);

  fromTo({ startDate, endDate }: { startDate: string; endDate: string }): string {
    return this.say('fromTo', { from: this.#service.day(startDate), to: this.#service.day(endDate) }); // prettier-ignore
  }

  range({ earliest, latest }: { earliest: string; latest: string }): string {
    return this.say('interrupt.between', { from: this.#service.day(earliest), to: this.#service.day(latest) }); // prettier-ignore
  }

  unitHint({ unitCents, unit }: PriceLine): string {
    const per = this.#words.translate<string>(`units.${unit}`);
    return this.say('renewal.unitHint', { price: `${this.#service.money(unitCents)} ${per}` });
  }

  /** What sending a proposal is, given what stands: the first, another of mine, or a counter. */
  title(renewal: Renewal | null): string {
    return this.say(`renewal.${this.openName(renewal)}`);
  }

  openName(renewal: Renewal | null): 'open' | 'change' | 'counter' {
    if (!renewal) return 'open';
    return renewal.by === 'citizen' ? 'change' : 'counter';
  }

  /** From when to when a proposal goes, and what it costs. */
  comesTo(
    service: OrderedService,
    { endDate, totalCents }: { endDate: string; totalCents: number },
  ): string {
    return this.say('renewal.comesTo', {
      period: this.fromTo({ startDate: addDays(service.endDate, 1), endDate }),
      days: this.#service.days(daysBetween(service.endDate, endDate)),
      total: this.#service.money(totalCents),
    });
  }

  /** What accepting means: on with the service, what to pay and until when, and if one does not. */
  consequences(service: OrderedService, renewal: Renewal): string[] {
    const by = formatDeadline(renewal.payBy, this.#language.locale());
    const moves = service.suspension ? ['renewal.payByMoves'] : [];
    return [
      this.say('renewal.goesOn', { period: this.fromTo(renewal) }),
      this.say('renewal.pay', { total: this.#service.money(renewal.totalCents), by }),
      ...moves.map((key) => this.say(key)),
      this.say('renewal.unpaid'),
    ];
  }
}
