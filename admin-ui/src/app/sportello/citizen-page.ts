import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PraticheAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { forNeeds } from '../mandates/mandate';
import { MandateStatus } from '../mandates/mandate-status';
import { sayAbout, sayDays, sayScope } from '../mandates/say-mandate';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { StateChip } from '../words/state-chip';
import { Words } from '../words/words';
import { liveMandate } from './citizen';
import { CounterApplication } from '../vouchers/counter-application';
import { DuePayments } from './due-payments';
import type { Citizen } from '../api-types';

const ON_A_PAGE = 20;

/** One person at the counter: what they allowed, what can be done for them, their pratiche. */
@Component({
  imports: [
    CounterApplication,
    DuePayments,
    MandateStatus,
    MatButton,
    PagerBar,
    ProblemBox,
    RouterLink,
    StateChip,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './citizen-page.html',
  styleUrl: './citizen-page.scss',
})
export class CitizenPage {
  readonly id = input.required<string>();
  /** What was just done, when one comes from doing it. */
  readonly fatto = input<string>();
  protected readonly words = inject(Words);
  readonly #live = inject(Live);
  protected readonly resource = httpResource<Citizen>(
    () => `/api/sportello/citizens/${encodeURIComponent(this.id())}`,
  );
  protected readonly citizen = keepLast(this.resource, this.id);
  protected readonly canAct = computed(() => {
    const citizen = this.citizen();
    return citizen !== undefined && liveMandate(citizen) !== undefined;
  });
  protected readonly mayPay = computed(() =>
    (this.citizen()?.mandates ?? []).some(
      ({ status, scope }) => status === 'active' && scope.includes('pay'),
    ),
  );
  protected readonly forNeeds = computed(() => forNeeds(this.citizen()?.mandates ?? []));
  protected readonly pager = createPager(this.id);
  /** As far as the counter's mandates go: the API and the database see to that. */
  protected readonly praticheResource = httpResource<PraticheAnswer>(() => {
    const citizen = this.citizen();
    this.#live.changes();
    if (!citizen || !this.canAct()) return undefined;
    const cursor = this.pager.cursor();
    const params = toParams({ citizen: citizen.id, cursor, limit: String(ON_A_PAGE) });
    return { url: '/api/pratiche', params };
  });
  protected readonly pratiche = keepLast(this.praticheResource, this.id);
  protected readonly said = computed(() => {
    const name = this.citizen()?.name;
    if (!name) return '';
    if (this.fatto() === 'registrata') return this.words.say('register.done', { name });
    return this.fatto() === 'delega' ? this.words.say('record.done') : '';
  });
  protected readonly code = computed(() => {
    const end = this.citizen()?.fiscalCodeEnd;
    return end ? this.words.say('sportello.fiscalCodeEnd', { end }) : this.words.say('sportello.noFiscalCode'); // prettier-ignore
  });
  protected readonly mandates = computed(() =>
    (this.citizen()?.mandates ?? []).map((mandate) => ({
      ...mandate,
      can: sayScope(mandate.scope, this.words),
      about: sayAbout(mandate, this.words),
      days: sayDays(mandate, this.words),
    })),
  );
}
