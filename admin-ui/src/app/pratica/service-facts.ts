import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Pratica, TimelineEvent } from '../api-types';
import { addDays, daysBetween, today } from '../words/dates';
import { sayPlan } from '../plan/say-plan';
import { Words } from '../words/words';
import { endingOf, sayDays } from './say-service';

/** The period as it runs: its end as moved, its suspensions, and how it ended early. */
@Component({
  selector: 'wemi-service-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3 id="service-title">{{ words.say('service.title') }}</h3>
    <dl class="facts" data-testid="service-facts">
      @for (fact of facts(); track fact.name) {
        <div>
          <dt>{{ words.say('service.' + fact.name, { n: fact.n }) }}</dt>
          <dd>{{ fact.value }}</dd>
        </div>
      }
    </dl>
    @if (pratica().service?.plan; as plan) {
      <h4>{{ words.say('plan.title') }}</h4>
      <ul>
        @for (sentence of sayPlan(plan, words); track sentence) {
          <li>{{ sentence }}</li>
        }
      </ul>
      <p>{{ words.say('plan.left', { paid: plan.paid, left: plan.left }) }}</p>
      <ol>
        @for (visit of plan.coming; track visit.startsAt) {
          <li>{{ words.instant(visit.startsAt) }}</li>
        }
      </ol>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: 16px;
    }

    h3 {
      margin-bottom: 8px;
    }

    .facts {
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    }
  `,
})
export class ServiceFacts {
  readonly pratica = input.required<Pratica>();
  readonly events = input.required<TimelineEvent[]>();
  protected readonly words = inject(Words);
  protected readonly sayPlan = sayPlan;
  protected readonly facts = computed(() => {
    const { service, state } = this.pratica();
    if (!service) return [];
    const { words } = this;
    const { startDate, endDate, suspendedDays, suspension, period } = service;
    const fromTo = (from: string, to: string) =>
      words.say('service.fromTo', { from: words.day(from), to: words.day(to) });
    const ending = state === 'interrupted' ? endingOf(this.events()) : undefined;
    return [
      { name: 'period', n: period, value: fromTo(startDate, endDate) },
      ...(suspendedDays > 0
        ? [{ name: 'suspendedDays', value: sayDays(suspendedDays, words) }]
        : []),
      ...(suspension && !ending
        ? [
            {
              name: state === 'suspended' ? 'underWay' : 'planned',
              value: fromTo(suspension.from, addDays(suspension.until, -1)),
            },
            { name: 'startsAgain', value: words.day(suspension.until) },
            {
              name: 'endThen',
              value: words.day(addDays(endDate, daysBetween(suspension.from, suspension.until))),
            },
          ]
        : []),
      ...(ending
        ? [
            {
              name: ending.effectiveOn > today() ? 'endsOn' : 'endedOn',
              value: words.day(ending.effectiveOn),
            },
            { name: 'refund', value: words.money(ending.refundCents) },
          ]
        : []),
    ].map((fact) => ({ n: undefined, ...fact }));
  });
}
