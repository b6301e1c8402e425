import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { FundsAnswer, OpenAppeal, OpenAppealsAnswer } from '../api-types';
import { Colleagues } from '../inbox/colleagues';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { Words } from '../words/words';

/** What the office owes to those who asked for a voucher: appeals by their term, and who waits. */
@Component({
  selector: 'wemi-voucher-duties',
  imports: [MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem() ?? funds.error() ?? appeals.error(); as error) {
      <wemi-problem [error]="error" (retry)="reload()" />
    }
    @if (waiting().length + open().length > 0) {
      <section class="card" aria-labelledby="voucher-duties">
        <h2 id="voucher-duties">{{ words.say('vouchers.duties.title') }}</h2>
        <ul>
          @for (appeal of open(); track appeal.id) {
            <li>
              <a [routerLink]="['/voucher', appeal.fundId]">{{ say(appeal) }}</a>
              @if (appeal.isOverdue) {
                <strong>{{ words.say('vouchers.duties.overdue') }}</strong>
              }
              @if (appeal.isBarred) {
                <span class="muted">{{ words.say('vouchers.duties.barred') }}</span>
              }
              @if (appeal.assignee; as hands) {
                <span>{{ words.say('vouchers.duties.hands', { name: hands.name }) }}</span>
              }
              @if (isAdmin()) {
                <div class="no-print">
                  @if (!appeal.assignee && !appeal.isBarred) {
                    <button
                      matButton
                      type="button"
                      [attr.aria-label]="nameOf('take', appeal)"
                      (click)="move(appeal, 'claim')"
                    >
                      {{ words.say('vouchers.duties.take') }}
                    </button>
                  }
                  @if (appeal.assignee && appeal.assignee.id === me()?.id) {
                    <button
                      matButton
                      type="button"
                      [attr.aria-label]="nameOf('leave', appeal)"
                      (click)="move(appeal, 'release')"
                    >
                      {{ words.say('vouchers.duties.leave') }}
                    </button>
                  }
                  <select
                    #to
                    class="control"
                    [attr.aria-label]="nameOf('give', appeal)"
                    (change)="give(appeal, to)"
                  >
                    <option value="">{{ words.say('vouchers.duties.give') }}</option>
                    @for (person of colleagues.others(); track person.id) {
                      <option [value]="person.id">{{ person.name }}</option>
                    }
                  </select>
                </div>
              }
            </li>
          }
          @for (fund of waiting(); track fund.id) {
            <li>
              <a [routerLink]="['/voucher', fund.id]">{{
                words.say('vouchers.duties.waiting', { fund: fund.name, n: fund.waiting ?? 0 })
              }}</a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    a {
      display: inline-block;
      min-height: 24px;
    }
  `,
})
export class VoucherDuties {
  protected readonly words = inject(Words);
  protected readonly colleagues = inject(Colleagues);
  readonly #session = inject(Session);
  readonly #once = inject(SendOnce);
  protected readonly me = this.#session.me;
  /** An auditor reads only. */
  protected readonly isAdmin = computed(() => this.#session.role() === 'admin');
  protected readonly problem = signal<unknown>(undefined);
  protected readonly appeals = httpResource<OpenAppealsAnswer>(() => '/api/voucher-appeals');
  protected readonly funds = httpResource<FundsAnswer>(() => '/api/voucher-funds');
  protected readonly open = computed(() =>
    this.appeals.hasValue() ? this.appeals.value().items : [],
  );
  protected readonly waiting = computed(() =>
    this.funds.hasValue() ? this.funds.value().items.filter(({ waiting }) => waiting) : [],
  );

  protected say({ fundName: fund, personName, dueAt }: OpenAppeal): string {
    const day = this.words.instant(dueAt);
    return this.words.say('vouchers.duties.appeal', { fund, name: personName ?? '–', day });
  }

  protected nameOf(act: 'take' | 'leave' | 'give', { fundName, personName }: OpenAppeal): string {
    return this.words.say(`vouchers.duties.${act}One`, { fund: fundName, name: personName ?? '–' });
  }

  protected give(appeal: OpenAppeal, to: HTMLSelectElement): Promise<void> {
    const assigneeId = to.value;
    to.value = '';
    return assigneeId ? this.move(appeal, 'assign', { assigneeId }) : Promise.resolve();
  }

  /** What the API refuses is said, such as that somebody else was quicker. */
  protected async move({ id }: OpenAppeal, act: string, body: object = {}): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.#once.post(`/api/voucher-appeals/${id}/${act}`, body);
    } catch (error) {
      this.problem.set(error);
    }
    this.appeals.reload();
  }

  protected reload(): void {
    this.problem.set(undefined);
    this.appeals.reload();
    this.funds.reload();
  }
}
