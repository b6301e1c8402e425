import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FundsAnswer, OpenAppeal, OpenAppealsAnswer } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** What the office owes to those who asked for a voucher: appeals by their term, and who waits. */
@Component({
  selector: 'wemi-voucher-duties',
  imports: [ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (funds.error() ?? appeals.error(); as error) {
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

  protected reload(): void {
    this.appeals.reload();
    this.funds.reload();
  }
}
