import { Component, computed, inject, input, output, signal } from '@angular/core';
import { saveFile } from '../calendar/save-file';
import { formatDay, formatInstantDay } from '../format/dates';
import { formatCents } from '../format/money';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { fill } from '../receipts/words';
import type { VoucherApplication, VoucherDocument } from '../remote/types';
import { sayRule } from './say-rule';
import { VoucherCommands } from './voucher-commands';
import { VOUCHER_WORDS } from './words';

/** One application: where it stands, each decision rule by rule, and the way to another look. */
@Component({
  selector: 'app-application-card',
  imports: [ProblemPanel],
  styleUrl: './voucher.scss',
  template: `
    <article class="card">
      <h3>{{ application().fundName }}</h3>
      <p class="amount">{{ words().status[application().status] }}</p>
      <p>{{ received() }}</p>
      @if (application().status === 'received') {
        <p>{{ words().waiting }}</p>
      }
      @if (application().documents.length > 0) {
        <h4>{{ words().attached }}</h4>
        @if (failure(); as error) {
          <app-problem-panel [error]="error" (retry)="failure.set(undefined)" />
        }
        <ul>
          @for (document of application().documents; track document.id) {
            <li>
              {{ document.name }}
              <button type="button" class="button plain" (click)="download(document)">
                {{ words().download }}<span class="visually-hidden">: {{ document.name }}</span>
              </button>
            </li>
          }
        </ul>
      }
      @for (decision of decisions(); track decision.id) {
        <p>{{ decision.outcome }}</p>
        <details [open]="$first && !decision.isGranted">
          <summary>{{ words().why }}</summary>
          <p class="small">{{ decision.version }}</p>
          <ul>
            @for (rule of decision.rules; track $index) {
              <li>
                <strong>{{ rule.isMet ? words().met : words().notMet }}:</strong> {{ rule.text }}
              </li>
            }
            @if (decision.noFunds) {
              <li>
                <strong>{{ words().notMet }}:</strong> {{ decision.noFunds }}
              </li>
            }
          </ul>
        </details>
        @if (decision.office) {
          <p>{{ decision.office }}</p>
        }
        @if (decision.appeal) {
          <p>{{ decision.appeal }}</p>
        } @else if ($first && canAppeal()) {
          @if (isWriting()) {
            <div class="field">
              <label [for]="'appeal-' + decision.id">{{ words().appeal }}</label>
              <p class="hint" [id]="'hint-' + decision.id">{{ words().appealHint }}</p>
              @if (isEmpty()) {
                <p class="field-error" [id]="'error-' + decision.id">{{ words().appealEmpty }}</p>
              }
              <textarea
                #why
                class="input"
                rows="4"
                maxlength="1000"
                [id]="'appeal-' + decision.id"
                [attr.aria-invalid]="isEmpty() ? true : null"
                [attr.aria-describedby]="
                  isEmpty()
                    ? 'hint-' + decision.id + ' error-' + decision.id
                    : 'hint-' + decision.id
                "
              ></textarea>
              <div class="actions">
                <button
                  type="button"
                  class="button"
                  [attr.aria-disabled]="isBusy()"
                  (click)="send(decision.id, why)"
                >
                  {{ words().appealSend }}
                </button>
                <button type="button" class="button secondary" (click)="isWriting.set(false)">
                  {{ words().cancel }}
                </button>
              </div>
            </div>
          } @else {
            <div class="actions">
              <button type="button" class="button secondary" (click)="isWriting.set(true)">
                {{ words().appeal }}
                <span class="visually-hidden">: {{ application().fundName }}</span>
              </button>
            </div>
          }
        }
      }
      @if (application().status === 'received') {
        <div class="actions">
          <button
            type="button"
            class="button danger"
            [attr.aria-disabled]="isBusy()"
            (click)="withdrawn.emit()"
          >
            {{ words().withdraw }}
            <span class="visually-hidden">: {{ application().fundName }}</span>
          </button>
        </div>
      }
    </article>
  `,
})
export class ApplicationCard {
  readonly application = input.required<VoucherApplication>();
  readonly isBusy = input(false);
  readonly withdrawn = output();
  readonly appealed = output<{ decisionId: string; reason: string }>();
  readonly #language = inject(Language);
  protected readonly words = computed(() => VOUCHER_WORDS[this.#language.code()]);
  readonly #commands = inject(VoucherCommands);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly isWriting = signal(false);
  protected readonly isEmpty = signal(false);
  protected readonly received = computed(() =>
    fill(this.words().received, {
      day: formatInstantDay(this.application().receivedAt, this.#language.locale()),
    }),
  );
  protected readonly canAppeal = computed(() =>
    ['granted', 'refused'].includes(this.application().status),
  );
  protected readonly decisions = computed(() =>
    this.application().decisions.map((decision) => this.#say(decision)),
  );

  protected send(decisionId: string, { value }: HTMLTextAreaElement): void {
    this.isEmpty.set(value.trim() === '');
    if (!this.isEmpty() && !this.isBusy()) this.appealed.emit({ decisionId, reason: value.trim() });
  }

  protected async download({ id, name }: VoucherDocument): Promise<void> {
    this.failure.set(undefined);
    try {
      saveFile(name, await this.#commands.readDocument(id));
    } catch (error) {
      this.failure.set(error);
    }
  }

  #say(decision: VoucherApplication['decisions'][number]) {
    const words = this.words();
    const locale = this.#language.locale();
    const { documents: sent } = this.application();
    const money = (cents: number) => formatCents(cents, locale);
    const { id, outcome, amountCents, per, rules, funds, reason, appeal } = decision;
    const isGranted = outcome === 'granted';
    const granted = per === 'month' ? words.grantedMonthly : words.granted;
    const answered = appeal?.upheld ? words.appealUpheld : words.appealDenied;
    return {
      ...{ id, isGranted },
      outcome: isGranted ? fill(granted, { amount: money(amountCents) }) : words.refused,
      version: fill(words.version, { day: formatDay(decision.ruleSetFrom, locale), n: decision.ruleSetVersion }), // prettier-ignore
      rules: rules.map((rule) => ({
        isMet: rule.isMet,
        text: sayRule(rule, words.rules, { locale, sent }),
      })),
      noFunds: funds.isMet ? '' : fill(words.noFunds, { left: money(funds.leftCents), needed: money(funds.neededCents) }), // prettier-ignore
      office: reason ? fill(words.office, { reason }) : '',
      appeal: appeal && (appeal.answer ? fill(answered, { answer: appeal.answer }) : fill(words.appealWaits, { day: formatInstantDay(appeal.dueAt, locale) })), // prettier-ignore
    };
  }
}
