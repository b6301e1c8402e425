import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core'; // prettier-ignore
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { Simulation, VoucherRules } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { readBands, typeBands } from './typed-bands';

/** Other ceilings tried on what was decided, and written as a new version once they are right. */
@Component({
  selector: 'wemi-rules-trial',
  imports: [ProblemBox, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>{{ words.say('vouchers.changeHelp') }}</p>
    @for (band of typed(); track $index; let n = $index) {
      <div class="field">
        <label [for]="'ceiling-' + n">{{ words.say('vouchers.ceiling', { n: n + 1 }) }}</label>
        <input
          #ceiling
          class="control"
          inputmode="decimal"
          [id]="'ceiling-' + n"
          [value]="band.ceiling"
          (input)="type(n, { ceiling: ceiling.value })"
        />
        <label [for]="'amount-' + n">{{ words.say('vouchers.amount', { n: n + 1 }) }}</label>
        <input
          #amount
          class="control"
          inputmode="decimal"
          [id]="'amount-' + n"
          [value]="band.amount"
          (input)="type(n, { amount: amount.value })"
        />
      </div>
    }
    @if (isWrong()) {
      <p class="field-error" role="alert">{{ words.say('vouchers.badEuro') }}</p>
    }
    <div class="field">
      <label for="trial-from">{{ words.say('vouchers.from') }}</label>
      <input
        #fromDay
        id="trial-from"
        type="date"
        class="control"
        [value]="from()"
        (input)="from.set(fromDay.value)"
      />
    </div>
    <button type="button" class="control" [disabled]="isBusy()" (click)="simulate()">
      {{ words.say('vouchers.simulate') }}
    </button>
    @if (problem(); as error) {
      <wemi-problem [error]="error" (retry)="simulate()" />
    }
    <div role="status">
      @if (found(); as simulation) {
        <p class="notice">{{ total(simulation) }}</p>
        <ul>
          @for (one of changed(); track one.applicationId) {
            <li>{{ sayCase(one) }}</li>
          }
        </ul>
        @if (simulation.cases.length === 0) {
          <p class="muted">{{ words.say('vouchers.noCases') }}</p>
        }
      }
      @if (isWritten()) {
        <p class="notice good">{{ words.say('vouchers.writtenDone') }}</p>
      }
    </div>
    <div class="field">
      <label for="trial-valid">{{ words.say('vouchers.validFrom') }}</label>
      <input
        #valid
        id="trial-valid"
        type="date"
        class="control"
        [value]="validFrom()"
        (input)="validFrom.set(valid.value)"
      />
    </div>
    <wemi-reasoned-form
      name="trial-reason"
      label="vouchers.reason"
      hint="vouchers.whyHint"
      [act]="words.say('vouchers.write')"
      [question]="question"
      [send]="write"
    />
  `,
})
export class RulesTrial {
  readonly fundId = input.required<string>();
  readonly rules = input.required<VoucherRules>();
  /** The latest version that is shown. */
  readonly version = input.required<number>();
  readonly opensOn = input.required<string>();
  readonly written = output();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  protected readonly typed = linkedSignal(() => typeBands(this.rules()));
  protected readonly from = linkedSignal(() => this.opensOn());
  protected readonly validFrom = signal(new Date().toLocaleDateString('sv', { timeZone: 'Europe/Rome' })); // prettier-ignore
  protected readonly isWrong = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isWritten = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly found = signal<Simulation | undefined>(undefined);
  protected readonly changed = computed(
    () => this.found()?.cases.filter(({ change }) => change !== 'same') ?? [],
  );

  protected type(n: number, change: { ceiling?: string; amount?: string }): void {
    this.typed.update((all) => all.map((one, at) => (at === n ? { ...one, ...change } : one)));
    this.found.set(undefined);
  }

  protected async simulate(): Promise<void> {
    const rules = this.#read();
    if (!rules || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const url = `/api/voucher-funds/${this.fundId()}/simulation`;
      this.found.set(await this.#once.post<Simulation>(url, { rules, from: this.from() }));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected total({ gain, lose, beforeCents, afterCents }: Simulation): string {
    const [before, after] = [beforeCents, afterCents].map((cents) => this.words.money(cents));
    return this.words.say('vouchers.simulated', { gain, lose, before, after });
  }

  protected sayCase({ personName, beforeCents, afterCents }: Simulation['cases'][number]): string {
    const [before, after] = [beforeCents, afterCents].map((cents) => this.words.money(cents));
    return this.words.say('vouchers.case', { name: personName ?? '–', before, after });
  }

  protected readonly question = (): Confirmation | undefined =>
    this.#read() && {
      title: this.words.say('vouchers.write'),
      text: this.words.say('vouchers.writeAsk', { day: this.words.day(this.validFrom()) }),
      confirm: this.words.say('act.confirm'),
    };

  protected readonly write = async (reason: string): Promise<void> => {
    const body = { rules: this.#read()!, validFrom: this.validFrom(), reason, expectedVersion: this.version() }; // prettier-ignore
    await this.#once.post(`/api/voucher-funds/${this.fundId()}/rule-sets`, body);
    this.isWritten.set(true);
    this.written.emit();
  };

  #read(): VoucherRules | undefined {
    const bands = readBands(this.rules(), this.typed());
    this.isWrong.set(!bands);
    return bands && { ...this.rules(), bands };
  }
}
