import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { VoucherApplication, VoucherDecision } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { sayJudged } from './say-judged';
import { SentDocuments } from './sent-documents';

/** One application: what was declared, each decision rule by rule, and what is to be done now. */
@Component({
  selector: 'wemi-application-card',
  imports: [ReasonedForm, SentDocuments],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" [attr.aria-labelledby]="'application-' + application().id">
      <h3 [id]="'application-' + application().id">{{ application().personName }}</h3>
      <p>{{ words.say('vouchers.state.' + application().status) }}</p>
      <p class="muted">
        {{ words.say('vouchers.received', { at: words.instant(application().receivedAt) }) }}
      </p>
      <p>{{ isee() }}</p>
      <wemi-sent-documents [documents]="application().documents" />
      @for (decision of application().decisions; track decision.id) {
        <h4>{{ outcome(decision) }}</h4>
        <ul>
          @for (rule of decision.rules; track $index) {
            <li>
              <strong>{{ words.say(rule.isMet ? 'vouchers.met' : 'vouchers.notMet') }}:</strong>
              {{ sayJudged(rule, words, application().documents) }}
            </li>
          }
          @if (!decision.funds.isMet) {
            <li>
              <strong>{{ words.say('vouchers.notMet') }}:</strong>
              {{
                words.say('vouchers.noFunds', {
                  left: words.money(decision.funds.leftCents),
                  needed: words.money(decision.funds.neededCents),
                })
              }}
            </li>
          }
        </ul>
        @if (decision.reason; as reason) {
          <p>{{ words.say('vouchers.note', { reason }) }}</p>
        }
        @if (decision.appeal; as appeal) {
          <p>{{ words.say('vouchers.appeal', { reason: appeal.reason }) }}</p>
          @if (appeal.answer; as answer) {
            <p>
              {{
                words.say(appeal.upheld ? 'vouchers.appealUpheld' : 'vouchers.appealDenied', {
                  answer,
                })
              }}
            </p>
          } @else {
            <p class="muted">
              {{ words.say('vouchers.appealDue', { day: words.instant(appeal.dueAt) }) }}
            </p>
          }
          @if (!appeal.answer && mayAct()) {
            @for (act of ANSWERS; track act) {
              <details>
                <summary>{{ words.say('vouchers.' + act) }}</summary>
                <wemi-reasoned-form
                  [name]="act + '-' + appeal.id"
                  label="vouchers.answer"
                  hint="vouchers.whyHint"
                  [act]="words.say('vouchers.' + act)"
                  [question]="ask(act)"
                  [send]="answer(appeal.id, act === 'uphold')"
                />
              </details>
            }
          }
        }
      }
      @if (application().status === 'received' && mayAct()) {
        @if (isNext()) {
          <details>
            <summary>{{ words.say('vouchers.decide') }}</summary>
            <p>{{ words.say('vouchers.decideHelp') }}</p>
            <wemi-reasoned-form
              [name]="'decide-' + application().id"
              label="vouchers.why"
              hint="vouchers.whyHint"
              [act]="words.say('vouchers.decide')"
              [question]="ask('decide')"
              [send]="decide"
            />
          </details>
        } @else {
          <p class="muted">{{ words.say('vouchers.notNext') }}</p>
        }
      }
    </section>
  `,
  styles: `
    summary {
      min-height: 44px;
      padding-block: 10px;
      cursor: pointer;
    }
  `,
})
export class ApplicationCard {
  readonly application = input.required<VoucherApplication>();
  readonly isNext = input.required<boolean>();
  /** An auditor reads only. */
  readonly mayAct = input.required<boolean>();
  readonly done = output();
  protected readonly words = inject(Words);
  protected readonly sayJudged = sayJudged;
  protected readonly ANSWERS = ['uphold', 'deny'] as const;
  readonly #once = inject(SendOnce);
  protected readonly isee = computed(() => {
    const { kind, cents, validUntil, source } = this.application().isee;
    return this.words.say('vouchers.isee', {
      kind: this.words.say(`vouchers.kind.${kind}`),
      amount: this.words.money(cents),
      day: this.words.day(validUntil),
      source: this.words.say(`vouchers.by.${source}`),
    });
  });

  protected outcome({ outcome, amountCents, ruleSetVersion: n }: VoucherDecision): string {
    return this.words.say(`vouchers.${outcome}`, { n, amount: this.words.money(amountCents) });
  }

  protected ask(act: 'decide' | 'uphold' | 'deny'): () => Confirmation {
    return () => ({
      title: this.words.say(`vouchers.${act}`),
      text: this.words.say(`vouchers.${act}Ask`),
      confirm: this.words.say('act.confirm'),
    });
  }

  protected readonly decide = async (reason: string): Promise<void> => {
    await this.#once.post(`/api/voucher-applications/${this.application().id}/decision`, {
      reason,
    });
    this.done.emit();
  };

  protected answer(id: string, upheld: boolean): (said: string) => Promise<void> {
    return async (answer) => {
      await this.#once.post(`/api/voucher-appeals/${id}/answer`, { upheld, answer });
      this.done.emit();
    };
  }
}
