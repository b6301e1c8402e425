import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { isConfirmed } from '../act/confirm-dialog';
import type { PayoutDetail, PayoutPreview } from '../api-types';
import { PeriodFields } from '../audit/period-fields';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { today } from '../words/dates';
import { Words } from '../words/words';
import { SumsList } from './sums-list';

/** What an ente would be paid for a period, and why it cannot be; then it is asked for. */
@Component({
  imports: [Bones, MatButton, PeriodFields, ProblemBox, RouterLink, SumsList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="back no-print">
      <a routerLink="/pagamenti-enti">{{ words.say('payouts.title') }}</a>
    </p>
    <h1>{{ preview.value()?.enteName ?? words.say('payouts.new') }}</h1>
    <form class="filters always" (submit)="$event.preventDefault()">
      <wemi-period-fields [from]="from()" [until]="last()" (set)="set($event.name, $event.day)" />
    </form>
    @if (preview.error(); as error) {
      <wemi-problem [error]="error" (retry)="preview.reload()" />
    } @else if (preview.value(); as found) {
      <section class="card" aria-labelledby="sums-title">
        <h2 id="sums-title">{{ words.say('payouts.makesUp') }}</h2>
        <wemi-sums [of]="found" />
        <p>
          {{
            found.iban
              ? words.say('payouts.goesTo', { iban: found.iban })
              : words.say('payouts.noIban')
          }}
        </p>
      </section>
      @if (found.broken.length > 0) {
        <section class="card notice warn" aria-labelledby="broken-title">
          <h2 id="broken-title">{{ words.say('payouts.blocked') }}</h2>
          <p>{{ words.say('payouts.blockedHelp') }}</p>
          <ul>
            @for (one of found.broken; track $index) {
              <li>
                <a routerLink="/pratiche" [queryParams]="{ q: one.pratica }">{{ one.pratica }}</a>:
                {{
                  words.say('payouts.broken.' + one.kind, { amount: words.money(abs(one.cents)) })
                }}
              </li>
            }
          </ul>
        </section>
      }
      @if (problem(); as error) {
        <wemi-problem [error]="error" [canRetry]="false" />
      }
      @if (canAsk()) {
        <button matButton="filled" type="button" [disabled]="isSending()" (click)="ask()">
          {{ words.say('payouts.ask', { amount: words.money(found.amountCents) }) }}
        </button>
      } @else if (found.amountCents <= 0) {
        <p>{{ words.say('payouts.nothing') }}</p>
      }
    } @else {
      <wemi-bones />
    }
  `,
  styleUrl: '../audit/audit.scss',
})
export class PreparePage {
  /** From the path and the address. */
  readonly id = input.required<string>();
  readonly from = input<string>();
  readonly until = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  readonly #dialog = inject(MatDialog);
  readonly #once = inject(SendOnce);
  readonly #role = inject(Session).role;
  protected readonly abs = Math.abs;
  protected readonly last = computed(() => this.until() ?? today());
  readonly #asked = computed(() => ({ enteId: this.id(), from: this.from() ?? `${today().slice(0, 7)}-01`, until: this.last() })); // prettier-ignore
  protected readonly preview = httpResource<PayoutPreview>(() => ({
    url: '/api/payouts/preview',
    params: toParams(this.#asked()),
  }));
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly canAsk = computed(() => {
    const found = this.preview.value();
    const isSound = found && found.broken.length === 0 && found.iban !== null;
    return this.#role() === 'admin' && isSound && found.amountCents > 0;
  });

  protected set(name: string, value: string): void {
    const queryParams = { [name]: value || undefined };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async ask(): Promise<void> {
    const { words } = this;
    const { amountCents } = this.preview.value()!;
    const question = {
      title: words.say('payouts.new'),
      text: words.say('payouts.askQuestion', { amount: words.money(amountCents) }),
      confirm: words.say('act.confirm'),
    };
    if (this.isSending() || !(await isConfirmed(this.#dialog, question))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const body = { ...this.#asked(), amountCents };
      const { id } = await this.#once.post<PayoutDetail>('/api/payouts', body);
      await this.#router.navigate(['/pagamenti-enti', id]);
    } catch (error) {
      this.problem.set(error);
      this.preview.reload();
    } finally {
      this.isSending.set(false);
    }
  }
}
