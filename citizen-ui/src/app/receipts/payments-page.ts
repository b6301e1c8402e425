import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { today } from '../format/dates';
import { Language } from '../language/language';
import { Live } from '../live/live';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { keysetList } from '../remote/keyset-list';
import type { PaymentItem, PaymentsAnswer } from '../remote/types';
import { DownloadButton } from './download-button';
import { DueCard } from './due-card';
import { groupByYear } from './group-by-year';
import { nextOfEach } from './next-of-each';
import { PaidCard } from './paid-card';
import { fill, RECEIPT_WORDS } from './words';
import { rereadOn } from '../remote/reread-on';

const YEARS_OFFERED = 6;

/** What is to be paid comes first, each with one button; then what was paid, by year, with its papers. */
@Component({
  selector: 'app-payments-page',
  imports: [DownloadButton, DueCard, PaidCard, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './payments-page.html',
  styleUrl: './payments-page.scss',
})
export class PaymentsPage {
  /** In the address: the one year, and the one pratica, that are shown. */
  readonly anno = input<string>();
  readonly pratica = input<string>();
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  protected readonly fill = fill;
  protected readonly words = computed(() => RECEIPT_WORDS[this.#language.code()]);
  protected readonly years = Array.from({ length: YEARS_OFFERED }, (_, back) =>
    String(Number(today().slice(0, 4)) - back),
  );

  protected readonly due = keysetList<PaymentItem, PaymentsAnswer>(() => ({
    url: '/api/me/payments',
    params: { is: 'due', limit: '50', ...this.#ofPratica() },
  }));
  protected readonly paid = keysetList<PaymentItem, PaymentsAnswer>(() => {
    const year = this.anno();
    const ofYear: Record<string, string> = year ? { year } : {};
    return { url: '/api/me/payments', params: { is: 'paid', ...ofYear, ...this.#ofPratica() } };
  });
  /** The one that runs out first on top. */
  readonly #due = computed(() => nextOfEach(this.due.items()));
  protected readonly toPay = computed(() => this.#due().now);
  /** Of instalments that come later, how many there are in which pratica. */
  protected readonly later = computed(() => this.#due().later);
  protected readonly byYear = computed(() => groupByYear(this.paid.items()));
  protected readonly isReady = computed(
    () => this.due.answer() !== undefined && this.paid.answer() !== undefined,
  );
  protected readonly showsPaid = computed(
    () => this.paid.items().length > 0 || this.anno() !== undefined,
  );
  protected readonly isEmpty = computed(() => this.toPay().length === 0 && !this.showsPaid());
  /** Of the pratica that is shown alone, as soon as a payment says it. */
  protected readonly number = computed(
    () => [...this.due.items(), ...this.paid.items()][0]?.pratica.number ?? '',
  );

  constructor() {
    const live = inject(Live);
    inject(DestroyRef).onDestroy(live.listen());
    rereadOn(live.changes, this.due, this.paid);
  }

  protected show(year: string): void {
    void this.#router.navigate([], {
      queryParams: { anno: year || null },
      queryParamsHandling: 'merge',
    });
  }

  protected reload(): void {
    this.due.reload();
    this.paid.reload();
  }

  protected print(): void {
    window.print();
  }

  #ofPratica(): Record<string, string> {
    const praticaId = this.pratica();
    return praticaId ? { praticaId } : {};
  }
}
