import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { ApprovalDetail } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { sayAct, sayStatus } from './say-approval';
import { WaitingCount } from './waiting-count';

type Decision = 'approve' | 'decline' | 'withdraw';

/** One act that needs two administrators: all it would mean, then the decision. */
@Component({
  imports: [Bones, MatButton, ProblemBox, ReasonedForm, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './approval-page.html',
  styleUrl: './approvals.scss',
})
export class ApprovalPage {
  /** From the path. */
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #live = inject(Live);
  readonly #waiting = inject(WaitingCount);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #me = inject(Session).me;
  readonly #path = computed(() => `/api/approvals/${this.id()}`);
  protected readonly resource = httpResource<ApprovalDetail>(() => {
    this.#live.changes();
    return this.#path();
  });
  protected readonly approval = keepLast(this.resource, () => this.id());
  protected readonly isDeclining = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly outcome = signal('');

  /** What this person may do with it, if anything. */
  protected readonly may = computed(() => {
    const { status, own, isOutdated, outcome } = this.approval() ?? {};
    const isAdmin = this.#me()?.role === 'admin';
    const isOpen = isAdmin && status === 'asked';
    return {
      approve: isOpen && !own && !isOutdated,
      complete: isAdmin && !own && outcome === 'waiting',
      decline: isOpen && !own,
      withdraw: isOpen && own === true,
    };
  });

  protected readonly what = computed(() => {
    const approval = this.approval();
    return approval ? sayAct(approval, this.words) : '';
  });
  protected readonly status = computed(() => {
    const approval = this.approval();
    return approval ? sayStatus(approval, this.words) : '';
  });
  /** What each side would be told and given. */
  protected readonly consequences = computed(() => {
    const { act, batch, today, effectiveOn } = this.approval() ?? {};
    const { words } = this;
    if (batch) return [words.say('approvals.means.movePratiche', { n: batch.pratiche })];
    if (!today) return [];
    const { refundCents, paidCents } = today;
    const citizen = today.citizenName ?? words.say('role.citizen');
    const ente = today.enteName ?? words.say('role.ente');
    const kept = words.money(Math.max(0, paidCents - refundCents));
    const day = effectiveOn ? words.day(effectiveOn) : '';
    return [
      words.say(`approvals.means.${act}`, { day }),
      words.say('approvals.means.citizen', { citizen, amount: words.money(refundCents) }),
      words.say('approvals.means.ente', { ente, kept }),
    ];
  });

  protected approve(): Promise<void> {
    const refundCents = this.approval()?.today?.refundCents;
    return this.#decide('approve', refundCents === undefined ? {} : { refundCents });
  }

  protected withdraw(): Promise<void> {
    return this.#decide('withdraw', {});
  }

  protected readonly beforeDeclining = (): Confirmation => this.#questionOf('decline');
  protected readonly decline = (reason: string): Promise<void> => this.#send('decline', { reason });

  async #decide(decision: Decision, body: object): Promise<void> {
    if (!(await isConfirmed(this.#dialog, this.#questionOf(decision)))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await this.#send(decision, body);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  async #send(decision: Decision, body: object): Promise<void> {
    try {
      await this.#once.post<ApprovalDetail>(`${this.#path()}/${decision}`, body);
      this.outcome.set(this.words.say(`approvals.done.${decision}`));
      this.isDeclining.set(false);
      setTimeout(() => this.#host.querySelector<HTMLElement>('.outcome')?.focus());
    } finally {
      this.resource.reload();
      this.#waiting.lookAgain();
    }
  }

  #questionOf(decision: Decision): Confirmation {
    const { words } = this;
    const meaning = decision === 'approve' ? this.consequences() : [];
    return {
      title: words.say(`approvals.confirm.${decision}`),
      text: [...meaning, words.say('approvals.final')].join('\n\n'),
      confirm: words.say('act.confirm'),
    };
  }
}
