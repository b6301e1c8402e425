import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApplicationsAnswer, FundsAnswer, RuleSetsAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { ApplicationCard } from './application-card';
import { RulesTrial } from './rules-trial';

/** One fund: whose turn it is, what was decided and why, its rules in versions, and others tried. */
@Component({
  imports: [ApplicationCard, Bones, ProblemBox, RouterLink, RulesTrial],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <a routerLink="/voucher">{{ words.say('vouchers.back') }}</a>
    </p>
    @if (funds.error() ?? applications.error() ?? ruleSets.error(); as error) {
      <wemi-problem [error]="error" (retry)="reload()" />
    }
    @if (fund(); as one) {
      <div class="page-head">
        <div>
          <h1>{{ one.name }}</h1>
          <p class="muted">{{ one.owner }} · {{ words.say('vouchers.status.' + one.status) }}</p>
          <p class="muted">{{ words.say('vouchers.source', { source: one.source }) }}</p>
        </div>
      </div>
      <dl class="facts">
        <div>
          <dt>{{ words.say('vouchers.left') }}</dt>
          <dd>{{ words.money(one.leftCents ?? 0) }}</dd>
        </div>
        <div>
          <dt>{{ words.say('vouchers.budget') }}</dt>
          <dd>{{ words.money(one.budgetCents) }}</dd>
        </div>
        <div>
          <dt>{{ words.say('vouchers.applyUntil') }}</dt>
          <dd>{{ words.day(one.applyUntil) }}</dd>
        </div>
        <div>
          <dt>{{ words.say('vouchers.spendUntil') }}</dt>
          <dd>{{ words.day(one.spendUntil) }}</dd>
        </div>
      </dl>
      <div role="status">
        @if (isDone()) {
          <p class="notice good">{{ words.say('vouchers.decided') }}</p>
        }
      </div>
      <section aria-labelledby="applications">
        <h2 id="applications">{{ words.say('vouchers.applications') }}</h2>
        @if (one.rules; as rules) {
          <p class="muted">{{ words.say('vouchers.' + rules.access) }}</p>
        }
        @if (listed(); as list) {
          @for (application of list.items; track application.id) {
            <wemi-application-card
              [application]="application"
              [isNext]="application.id === list.nextId"
              [mayAct]="isAdmin()"
              (done)="finish()"
            />
          } @empty {
            <p>{{ words.say('vouchers.noApplications') }}</p>
          }
        }
      </section>
      @if (versions(); as found) {
        <section aria-labelledby="rules">
          <h2 id="rules">{{ words.say('vouchers.rules') }}</h2>
          <ul>
            @for (version of found.items; track version.id) {
              <li>
                {{
                  words.say('vouchers.version', {
                    n: version.version,
                    day: words.day(version.validFrom),
                  })
                }}
                · {{ words.say('vouchers.ruleStatus.' + version.status) }}
                @if (version.reason; as reason) {
                  <span class="muted">{{
                    words.say('vouchers.written', { by: version.writtenBy ?? 'WeMi', reason })
                  }}</span>
                }
              </li>
            }
          </ul>
          @if (isAdmin() && found.items[0]; as latest) {
            <h3>{{ words.say('vouchers.change') }}</h3>
            <wemi-rules-trial
              [fundId]="one.id"
              [rules]="latest.rules"
              [version]="latest.version"
              [opensOn]="one.opensOn"
              (written)="reload()"
            />
          }
        </section>
      }
    } @else if (!funds.error()) {
      <h1>{{ words.say('vouchers.fund') }}</h1>
      <wemi-bones />
    }
  `,
})
export class FundPage {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly funds = httpResource<FundsAnswer>(() => '/api/voucher-funds');
  protected readonly applications = httpResource<ApplicationsAnswer>(() => `/api/voucher-funds/${this.id()}/applications`); // prettier-ignore
  protected readonly ruleSets = httpResource<RuleSetsAnswer>(() => `/api/voucher-funds/${this.id()}/rule-sets`); // prettier-ignore
  readonly #funds = keepLast(this.funds);
  protected readonly fund = computed(() => this.#funds()?.items.find(({ id }) => id === this.id()));
  protected readonly listed = keepLast(this.applications, () => this.id());
  protected readonly versions = keepLast(this.ruleSets, () => this.id());
  protected readonly isDone = signal(false);

  protected finish(): void {
    this.isDone.set(true);
    this.reload();
  }

  protected reload(): void {
    this.funds.reload();
    this.applications.reload();
    this.ruleSets.reload();
  }
}
