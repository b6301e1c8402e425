import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core'; // prettier-ignore
import type { EnteIbans } from '../api-types';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import { IbanForm } from './iban-form';
import { IbanHistory } from './iban-history';
import { IbanOpen } from './iban-open';
import { spaced } from './spaced';

/** Where an ente is paid: the account in use, the one that waits for a second person, who did what. */
@Component({
  selector: 'wemi-iban-account',
  imports: [Bones, IbanForm, IbanHistory, IbanOpen, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (resource.error(); as error) {
      <wemi-problem [error]="error" (retry)="resource.reload()" />
    } @else if (resource.hasValue()) {
      @let account = resource.value();
      <p>
        @if (account.now; as one) {
          {{
            words.say('payouts.iban.now', {
              iban: spaced(one.iban),
              holder: one.holder,
              day: words.day(one.validFrom),
            })
          }}
        } @else {
          <strong>{{ words.say('payouts.iban.none') }}</strong>
        }
      </p>
      <p class="outcome" role="status" tabindex="-1">{{ said() }}</p>
      @if (problem(); as error) {
        <wemi-problem [error]="error" [canRetry]="false" />
      }
      @if (account.open; as open) {
        <wemi-iban-open
          [of]="open"
          [isFirst]="!account.now"
          [who]="who()"
          (decided)="take($event.account, $event.said)"
          (failed)="fail($event)"
        />
      } @else {
        <p [class.notice]="account.confirmers.length === 0">{{ who() }}</p>
        <wemi-iban-form
          [enteId]="enteId()"
          (proposed)="take($event, 'payouts.iban.proposed')"
          (failed)="fail($event)"
        />
      }
      <wemi-iban-history [of]="account.history" />
    } @else {
      <wemi-bones />
    }
  `,
})
export class IbanAccount {
  readonly enteId = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly spaced = spaced;
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly resource = httpResource<EnteIbans>(() => `/api/enti/${this.enteId()}/iban`);
  protected readonly said = signal('');
  protected readonly problem = signal<unknown>(undefined);
  /** Who can confirm or, where there is nobody, what to do about it. */
  protected readonly who = computed(() => {
    const { confirmers: names = [], open } = this.resource.value() ?? {};
    if (open?.acts.includes('confirm')) return '';
    if (names.length === 0) return this.words.say('payouts.iban.alone');
    return this.words.say('payouts.iban.who', { names: names.join(', ') });
  });

  /** What took the place of the button that was pressed is said, and the focus goes there. */
  protected take(account: EnteIbans, said: string): void {
    this.resource.set(account);
    this.problem.set(undefined);
    this.said.set(this.words.say(said));
    setTimeout(() => this.#host.querySelector<HTMLElement>('.outcome')?.focus());
  }

  /** Somebody may have been faster: what there is now is read again. */
  protected fail(error: unknown): void {
    this.problem.set(error);
    this.resource.reload();
  }
}
