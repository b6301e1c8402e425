import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EnteStatement, PayoutsAnswer } from '../api-types';
import { ExportButton } from '../audit/export-button';
import { PeriodFields } from '../audit/period-fields';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { DocumentButton } from '../receipts/document-button';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { today } from '../words/dates';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { IbanAccount } from './iban-account';
import { TransferAcceptanceForm } from '../transfers/acceptance-form';
import { SumsList } from './sums-list';

/** What the ente is owed and was paid, payment by payment, and on which account. */
@Component({
  imports: [Bones, DocumentButton, ExportButton, IbanAccount, PagerBar, PeriodFields, ProblemBox, RouterLink, SumsList, TransferAcceptanceForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-page.html',
  styleUrl: '../audit/audit.scss',
}) // prettier-ignore
export class AccountPage {
  /** From the address; the month so far when missing. */
  readonly from = input<string>();
  readonly until = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  readonly #me = inject(Session).me;
  protected readonly enteId = computed(() => this.#me()?.ente?.id);
  protected readonly period = computed(() => ({
    from: this.from() ?? `${today().slice(0, 7)}-01`,
    until: this.until() ?? today(),
  }));
  protected readonly path = computed(() => `/api/enti/${this.enteId()}/statement`);
  protected readonly pdf = computed(
    () => `${this.path()}.pdf?${new URLSearchParams(this.period())}`,
  );
  protected readonly pager = createPager(this.period);
  protected readonly resource = httpResource<EnteStatement>(() => {
    if (!this.enteId()) return undefined;
    const params = toParams({ ...this.period(), cursor: this.pager.cursor() });
    return { url: this.path(), params };
  });
  protected readonly statement = keepLast(this.resource, () => this.period());
  protected readonly payouts = httpResource<PayoutsAnswer>(() => '/api/payouts?limit=12');

  protected set(name: string, value: string): void {
    const queryParams = { [name]: value || undefined };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
