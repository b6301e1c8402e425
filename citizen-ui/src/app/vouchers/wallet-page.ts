import { httpResource } from '@angular/common/http';
import { Component, Injector, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatDay } from '../format/dates';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { fill } from '../receipts/words';
import { lastValue } from '../remote/last-value';
import type { FundsAnswer, WalletAnswer } from '../remote/types';
import { PageFocus } from '../shell/page-focus';
import { ApplicationCard } from './application-card';
import { VoucherCard } from './voucher-card';
import { VoucherCommands } from './voucher-commands';
import { VOUCHER_WORDS } from './words';

/** What one has to spend, what one asked for and why it was decided so, and what one can ask for. */
@Component({
  selector: 'app-wallet-page',
  imports: [ApplicationCard, ProblemPanel, RouterLink, Skeleton, VoucherCard],
  templateUrl: './wallet-page.html',
  styleUrls: ['./wallet-page.scss', './voucher.scss'],
})
export class WalletPage {
  /** Set when one comes from sending an application. */
  readonly inviata = input<string>();
  readonly #language = inject(Language);
  readonly #commands = inject(VoucherCommands);
  readonly #injector = inject(Injector);
  readonly #announcer = inject(Announcer);
  readonly #focus = inject(PageFocus);
  protected readonly words = computed(() => VOUCHER_WORDS[this.#language.code()]);
  protected readonly wallet = httpResource<WalletAnswer>(() => '/api/vouchers');
  protected readonly funds = httpResource<FundsAnswer>(() => '/api/voucher-funds');
  protected readonly answer = lastValue(this.wallet);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly done = signal('');
  protected readonly isBusy = signal(false);
  protected readonly open = computed(() => {
    const applied = (this.answer()?.applications ?? [])
      .filter(({ status }) => status === 'received' || status === 'granted')
      .map(({ fundId }) => fundId);
    const items = this.funds.hasValue() ? this.funds.value().items : [];
    return items
      .filter(({ status }) => status === 'open')
      .map((fund) => ({
        ...fund,
        isApplied: applied.includes(fund.id),
        until: fill(this.words().applyUntil, { day: formatDay(fund.applyUntil, this.#language.locale()) }), // prettier-ignore
      }));
  });

  constructor() {
    effect(() => {
      if (this.inviata()) this.done.set(this.words().sent);
    });
  }

  protected async withdraw(id: string): Promise<void> {
    const { withdrawAsk: title, withdrawText, withdraw: confirm, withdrawn } = this.words();
    const text = [withdrawText];
    const isSure = await askToConfirm(this.#injector, { title, text, confirm, danger: true });
    if (isSure) await this.#act(() => this.#commands.withdraw(id), withdrawn);
  }

  protected appeal({ decisionId, reason }: { decisionId: string; reason: string }): Promise<void> {
    const send = () => this.#commands.appeal(decisionId, reason, crypto.randomUUID());
    return this.#act(send, this.words().appealSent);
  }

  protected reload(): void {
    this.failure.set(undefined);
    this.wallet.reload();
    this.funds.reload();
  }

  async #act(command: () => Promise<unknown>, done: string): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      await command();
      this.done.set(done);
      this.#announcer.say(done);
      this.#focus.toHeading();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
      this.wallet.reload();
    }
  }
}
