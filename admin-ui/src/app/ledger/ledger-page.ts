import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LedgerAnswer, LedgerTotals } from '../api-types';
import { ExportButton } from '../audit/export-button';
import { PeriodFields } from '../audit/period-fields';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';

const ACCOUNTS = ['payer:', 'unpaid', 'gateway:', 'transfer:', 'counter', 'fund:', 'ente:', 'comune:', 'comune-fee', 'bank', 'direct:', 'held:', 'refunds-due']; // prettier-ignore
const KINDS = [
  'charged',
  'settled',
  'late',
  'refundDue',
  'refunded',
  'fee',
  'direct',
  'payout',
  'payoutReturned',
];
type Line = LedgerAnswer['items'][number];

/** The double-entry ledger, to read: filters, totals that add up, and of each entry what caused it. */
@Component({
  imports: [Bones, ExportButton, PagerBar, PeriodFields, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ledger-page.html',
  styleUrl: '../audit/audit.scss',
})
export class LedgerPage {
  /** From the address. */
  readonly account = input<string>();
  readonly kind = input<string>();
  readonly number = input<string>();
  readonly from = input<string>();
  readonly until = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  protected readonly accounts = ACCOUNTS;
  protected readonly kinds = KINDS;
  protected readonly query = computed(() =>
    toParams({
      account: this.account(),
      kind: this.kind(),
      number: this.number(),
      from: this.from(),
      until: this.until(),
    }),
  );
  protected readonly pager = createPager(this.query);
  protected readonly resource = httpResource<LedgerAnswer>(() => ({
    url: '/api/ledger',
    params: toParams({ ...this.query(), cursor: this.pager.cursor() }),
  }));
  protected readonly page = keepLast(this.resource);
  protected readonly sums = httpResource<LedgerTotals>(() => ({ url: '/api/ledger/totals', params: this.query() })); // prettier-ignore
  protected readonly totals = keepLast(this.sums);

  protected readonly isOnePayer = computed(() => /^payer:./.test(this.account() ?? ''));
  /** What a payer was charged and has paid, in words. */
  protected readonly payer = computed(() => {
    const sums = this.totals()?.payer;
    if (!sums) return '';
    const [charged, paid] = [sums.chargedCents, sums.paidCents].map((cents) => this.words.money(cents)); // prettier-ignore
    const [back, left] = [sums.backCents, sums.leftCents].map((cents) => this.words.money(cents));
    return this.words.say('ledger.payer', { charged, paid, back, left });
  });

  protected nameOf(account: string): string {
    const [kind, which] = account.split(':');
    const name = this.words.say(`ledger.account.${kind}`);
    return kind === 'gateway' && which ? `${name} (${this.words.say(`books.gateway.${which}`)})` : name; // prettier-ignore
  }

  protected eventOf({ event }: Line): string {
    return event ? this.words.say('ledger.event', { n: event.seq }) : '';
  }

  protected set(name: string, value: string): void {
    const queryParams = { [name]: value.trim() || undefined };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
