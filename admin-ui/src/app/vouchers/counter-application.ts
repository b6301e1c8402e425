import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal, viewChild } from '@angular/core'; // prettier-ignore
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { Fund, FundsAnswer, VoucherRequest } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { readCents } from '../words/money';
import { Words } from '../words/words';
import { CounterDocuments } from './counter-documents';

const EMPTY = { fundId: '', isee: '', until: '', birthDate: '', children: '', household: '', cost: '', isResident: false }; // prettier-ignore
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A counter applies to a fund for whoever gave it a mandate; what it writes is what they declare. */
@Component({
  selector: 'wemi-counter-application',
  imports: [CounterDocuments, ProblemBox, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (funds.error(); as error) {
      <wemi-problem [error]="error" (retry)="funds.reload()" />
    }
    @if (open().length > 0) {
      <section class="card" aria-labelledby="voucher-title">
        <h2 id="voucher-title">{{ words.say('vouchers.counter.title') }}</h2>
        <p role="status" [class.notice]="isSent()">
          {{ isSent() ? words.say('vouchers.counter.sent') : '' }}
        </p>
        <details>
          <summary>{{ words.say('vouchers.counter.open') }}</summary>
          <wemi-reasoned-form
            name="voucher-reason"
            label="vouchers.reason"
            hint="vouchers.whyHint"
            [act]="words.say('vouchers.counter.send')"
            [question]="question"
            [send]="send"
          >
            <div class="field">
              <label for="voucher-fund">{{ words.say('vouchers.fund') }}</label>
              <select
                #fund
                id="voucher-fund"
                class="control"
                (change)="set({ fundId: fund.value })"
              >
                <option value="">{{ words.say('vouchers.counter.choose') }}</option>
                @for (one of open(); track one.id) {
                  <option [value]="one.id">{{ one.name }}</option>
                }
              </select>
            </div>
            @for (field of fields(); track field.name) {
              <div class="field">
                <label [for]="'voucher-' + field.name">{{
                  words.say('vouchers.counter.' + field.name)
                }}</label>
                <input
                  #typed
                  class="control"
                  autocomplete="off"
                  [id]="'voucher-' + field.name"
                  [type]="field.type"
                  (input)="type(field.name, typed.value)"
                />
              </div>
            }
            @if (chosen()?.rules?.documents; as kinds) {
              <wemi-counter-documents
                [fundId]="chosen()!.id"
                [mandateId]="mandateId()"
                [kinds]="kinds"
              />
            }
            @if (chosen()?.rules?.resident) {
              <label>
                <input #resident type="checkbox" (change)="set({ isResident: resident.checked })" />
                {{ words.say('vouchers.rule.resident') }}
              </label>
            }
            @if (isWrong()) {
              <p class="field-error" role="alert">{{ words.say('vouchers.counter.wrong') }}</p>
            }
          </wemi-reasoned-form>
        </details>
      </section>
    }
  `,
})
export class CounterApplication {
  readonly mandateId = input.required<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  protected readonly documents = viewChild(CounterDocuments);
  readonly #draft = signal(EMPTY);
  protected readonly funds = httpResource<FundsAnswer>(() => '/api/voucher-funds');
  protected readonly isWrong = signal(false);
  protected readonly isSent = signal(false);
  protected readonly open = computed(() =>
    this.funds.hasValue() ? this.funds.value().items.filter(({ status }) => status === 'open') : [],
  );
  protected readonly chosen = computed(() =>
    this.open().find(({ id }) => id === this.#draft().fundId),
  );
  /** Only what the fund's rules ask for. */
  protected readonly fields = computed(() => fieldsOf(this.chosen()));

  protected set(change: Partial<typeof EMPTY>): void {
    this.#draft.update((draft) => ({ ...draft, ...change }));
  }

  protected type(name: keyof typeof EMPTY, value: string): void {
    this.set({ [name]: value });
  }

  protected readonly question = (): Confirmation | undefined => {
    const request = this.#read('-');
    this.isWrong.set(!request);
    return (
      request && {
        title: this.words.say('vouchers.counter.send'),
        text: this.words.say('vouchers.counter.ask', { fund: this.chosen()!.name }),
        confirm: this.words.say('act.confirm'),
      }
    );
  };

  protected readonly send = async (reason: string): Promise<void> => {
    await this.#once.post('/api/voucher-applications', this.#read(reason)!);
    this.isSent.set(true);
  };

  #read(reason: string): VoucherRequest | undefined {
    const rules = this.chosen()?.rules;
    const { fundId, isee, until, birthDate, children, household, cost, isResident } = this.#draft();
    const asks = (name: string) => this.fields().some((field) => field.name === name);
    const [iseeCents, costCents] = [readCents(isee), readCents(cost)];
    const bornOn = children.split(/[\s,;]+/).filter(Boolean);
    const documentIds = this.documents()?.ids() ?? [];
    const isMissing =
      this.documents()?.isUploading() ||
      (asks('birthDate') && !birthDate) ||
      (asks('children') && !(bornOn.length > 0 && bornOn.every((day) => DAY.test(day)))) ||
      (asks('household') && !(Number(household) >= 1)) ||
      (asks('cost') && !costCents);
    if (!rules || iseeCents === undefined || !until || isMissing) return undefined;
    return {
      ...{ fundId, reason, onBehalfOf: { mandateId: this.mandateId() } },
      isee: { kind: rules.iseeKind, cents: iseeCents, validUntil: until },
      ...(asks('birthDate') ? { birthDate } : {}),
      ...(asks('children') ? { childrenBornOn: bornOn } : {}),
      ...(asks('household') ? { householdMembers: Number(household) } : {}),
      ...(asks('cost') ? { costCents: costCents! } : {}),
      ...(documentIds.length > 0 ? { documentIds } : {}),
      ...(rules.resident ? { resident: isResident } : {}),
    };
  }
}

function fieldsOf(fund: Fund | undefined): { name: keyof typeof EMPTY; type: string }[] {
  const rules = fund?.rules;
  if (!rules) return [];
  const isAged = rules.age !== undefined || rules.bands.some(({ age }) => age !== undefined);
  return [
    { name: 'isee', type: 'text' },
    { name: 'until', type: 'date' },
    ...(isAged ? [{ name: 'birthDate' as const, type: 'date' }] : []),
    ...(rules.child ? [{ name: 'children' as const, type: 'text' }] : []),
    ...(rules.householdAtLeast ? [{ name: 'household' as const, type: 'number' }] : []),
    ...(rules.bands.some(({ amount }) => 'percent' in amount)
      ? [{ name: 'cost' as const, type: 'text' }]
      : []),
  ];
}
