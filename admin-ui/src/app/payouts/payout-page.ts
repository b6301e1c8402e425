import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { PayoutDetail } from '../api-types';
import { WaitingCount } from '../approvals/waiting-count';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { DocumentButton } from '../receipts/document-button';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { today } from '../words/dates';
import { Words } from '../words/words';
import { SumsList } from './sums-list';

type Act = PayoutDetail['acts'][number];
const REASONED: Act[] = ['decline', 'refuse', 'return'];

/** One payout: what makes it up, who did what, and what can be done with it now. */
@Component({
  imports: [Bones, DocumentButton, MatButton, ProblemBox, ReasonedForm, RouterLink, SumsList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './payout-page.html',
  styleUrl: '../audit/audit.scss',
})
export class PayoutPage {
  /** From the path. */
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #waiting = inject(WaitingCount);
  protected readonly role = inject(Session).role;
  protected readonly resource = httpResource<PayoutDetail>(() => `/api/payouts/${this.id()}`);
  protected readonly payout = keepLast(this.resource, () => this.id());
  /** The act whose reason is being written. */
  protected readonly opened = signal<Act | undefined>(undefined);
  protected readonly bankDay = signal(today());
  protected readonly reference = signal('');
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');
  protected readonly isIncomplete = signal(false);
  /** The file is made on the list, of all that are approved. */
  protected readonly acts = computed(() => (this.payout()?.acts ?? []).filter((act) => act !== 'order')); // prettier-ignore

  protected setReference(text: string): void {
    this.reference.set(text);
    this.isIncomplete.set(false);
  }

  protected async press(act: Act): Promise<void> {
    this.isIncomplete.set(act === 'execute' && !this.reference().trim());
    if (this.isIncomplete()) return;
    if (REASONED.includes(act)) return this.opened.set(act);
    if (this.isSending() || !(await isConfirmed(this.#dialog, this.#questionOf(act)))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await this.#send(act, this.#bodyOf(act));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly question = (): Confirmation => this.#questionOf(this.opened()!);
  protected readonly send = (reason: string): Promise<void> => {
    const act = this.opened()!;
    return this.#send(act, { reason, ...(act === 'return' ? { on: this.bankDay() } : {}) });
  };

  #bodyOf(act: Act): object {
    if (act === 'approve') return { amountCents: this.payout()!.amountCents };
    if (act === 'execute') return { on: this.bankDay(), bankReference: this.reference().trim() };
    return {};
  }

  async #send(act: Act, body: object): Promise<void> {
    try {
      await this.#once.post(`/api/payouts/${this.id()}/${act}`, body);
      this.opened.set(undefined);
      this.said.set(this.words.say(`payouts.done.${act}`));
    } finally {
      this.resource.reload();
      this.#waiting.lookAgain();
    }
  }

  #questionOf(act: Act): Confirmation {
    const { words } = this;
    const { amountCents, ente } = this.payout()!;
    return {
      title: words.say(`payouts.act.${act}`),
      text: words.say(`payouts.confirm.${act}`, { amount: words.money(amountCents), name: ente.name }),
      confirm: words.say('act.confirm'),
    }; // prettier-ignore
  }
}
