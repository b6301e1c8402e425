import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { FundsAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';

/** The funds, what is left of each and how many wait. */
@Component({
  imports: [Bones, MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page-head">
      <div>
        <h1>{{ words.say('vouchers.title') }}</h1>
        <p class="muted">{{ words.say('vouchers.intro') }}</p>
      </div>
      <a matButton routerLink="/voucher/tariffe">{{ words.say('tariffs.link') }}</a>
      @if (isAdmin()) {
        <a matButton="filled" routerLink="/voucher/nuovo">{{ words.say('vouchers.new.title') }}</a>
      }
    </div>
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    }
    @if (funds(); as found) {
      @for (fund of found.items; track fund.id) {
        <section class="card" [attr.aria-labelledby]="'fund-' + fund.id">
          <h2 [id]="'fund-' + fund.id">
            <a [routerLink]="['/voucher', fund.id]">{{ fund.name }}</a>
          </h2>
          <p class="muted">{{ fund.owner }} · {{ words.say('vouchers.status.' + fund.status) }}</p>
          <dl class="facts">
            <div>
              <dt>{{ words.say('vouchers.waiting') }}</dt>
              <dd>{{ fund.waiting ?? 0 }}</dd>
            </div>
            <div>
              <dt>{{ words.say('vouchers.left') }}</dt>
              <dd>{{ words.money(fund.leftCents ?? 0) }}</dd>
            </div>
            <div>
              <dt>{{ words.say('vouchers.budget') }}</dt>
              <dd>{{ words.money(fund.budgetCents) }}</dd>
            </div>
            <div>
              <dt>{{ words.say('vouchers.applyUntil') }}</dt>
              <dd>{{ words.day(fund.applyUntil) }}</dd>
            </div>
          </dl>
        </section>
      } @empty {
        <p>{{ words.say('vouchers.empty') }}</p>
      }
    } @else if (!resource.error()) {
      <wemi-bones />
    }
  `,
})
export class FundsPage {
  protected readonly words = inject(Words);
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly resource = httpResource<FundsAnswer>(() => '/api/voucher-funds');
  protected readonly funds = keepLast(this.resource);
}
