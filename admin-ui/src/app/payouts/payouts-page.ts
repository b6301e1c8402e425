import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { isConfirmed } from '../act/confirm-dialog';
import type { PayoutsAnswer, PayoutsDue, TransferFileMade } from '../api-types';
import { loadFile } from '../history/load-bundle';
import { saveFile } from '../history/save-file';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { today } from '../words/dates';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';

const STATUSES = ['asked', 'approved', 'ordered', 'executed', 'returned', 'declined', 'withdrawn', 'refused']; // prettier-ignore

/** What enti are owed, and each payout from its asking until the bank has paid. */
@Component({
  imports: [Bones, MatButton, PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './payouts-page.html',
  styleUrls: ['../audit/audit.scss', '../approvals/approvals.scss'],
})
export class PayoutsPage {
  /** From the address. */
  readonly status = input<string>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly statuses = STATUSES;
  protected readonly due = httpResource<PayoutsDue>(() => '/api/payouts/due');
  protected readonly owed = keepLast(this.due);
  protected readonly pager = createPager(this.status);
  protected readonly resource = httpResource<PayoutsAnswer>(() => ({
    url: '/api/payouts',
    params: toParams({ status: this.status(), cursor: this.pager.cursor() }),
  }));
  protected readonly list = keepLast(this.resource, () => this.status());
  protected readonly approved = httpResource<PayoutsAnswer>(() => '/api/payouts?status=approved&limit=100'); // prettier-ignore
  protected readonly ready = computed(() => this.approved.value()?.items ?? []);
  protected readonly executeOn = signal(today());
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');

  protected async order(): Promise<void> {
    const { words } = this;
    const payouts = this.ready();
    const sum = payouts.reduce((cents, { amountCents }) => cents + amountCents, 0);
    const question = {
      title: words.say('payouts.file.make'),
      text: words.say('payouts.file.question', { n: payouts.length, amount: words.money(sum), day: words.day(this.executeOn()) }),
      confirm: words.say('act.confirm'),
    }; // prettier-ignore
    if (this.isSending() || !(await isConfirmed(this.#dialog, question))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const body = { payoutIds: payouts.map(({ id }) => id), executeOn: this.executeOn() };
      const made = await this.#once.post<TransferFileMade>('/api/payouts/transfer-files', body);
      const file = await loadFile(this.#http, `/api/payouts/transfer-files/${made.id}`);
      saveFile(`wemi-bonifici-${body.executeOn}.xml`, file);
      this.said.set(words.say('payouts.file.made', { n: made.payouts, amount: words.money(made.sumCents) })); // prettier-ignore
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
      this.approved.reload();
      this.resource.reload();
    }
  }
}
