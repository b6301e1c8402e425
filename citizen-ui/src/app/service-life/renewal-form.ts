import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, output, signal, viewChild, type OnInit } from '@angular/core'; // prettier-ignore
import { TranslocoPipe } from '@jsverse/transloco';
import { today } from '../format/dates';
import { Language } from '../language/language';
import type { WrongField } from '../need/check-draft';
import { ErrorSummary } from '../need/error-summary';
import { fieldId } from '../need/need-form';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { PraticaStore } from '../pratica/pratica-store';
import type { OrderedService, PriceLine, Renewal } from '../remote/types';
import { isByPlan, linesFor, planDraft, readPlan, type WeeklyPlan } from '../plan/plan-draft';
import { WeeklyPlanFields } from '../plan/weekly-plan';
import { CommandKey } from './command-key';
import { countPlan, PLAN } from './count-plan';
import { DayField } from './day-field';
import { QuantityField } from './quantity-field';
import { refusedFields } from './refused-fields';
import { END, checkRenewal, draftFrom, endLimits, priced, quantityPointer, type RenewalDraft } from './renewal'; // prettier-ignore
import { RenewalForeseen } from './renewal-foreseen';
import { RenewalWords } from './renewal-words';

/** Proposes the next period, or another in the place of the one that is proposed. */
@Component({
  selector: 'app-renewal-form',
  imports: [
    DayField,
    ErrorSummary,
    ProblemPanel,
    QuantityField,
    RenewalForeseen,
    TranslocoPipe,
    WeeklyPlanFields,
  ],
  styles: `
    form > p,
    app-error-summary,
    app-day-field,
    fieldset,
    .actions {
      display: block;
      margin-top: 1rem;
    }
    .actions {
      display: flex;
    }
    .lines {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
      gap: 0 2rem;
      margin-top: 0.75rem;
    }
  `,
  templateUrl: './renewal-form.html',
})
export class RenewalForm implements OnInit {
  readonly service = input.required<OrderedService>();
  /** What is proposed now, by either side. */
  readonly renewal = input.required<Renewal | null>();
  /** What is paid for now: the same things, as many as one likes. */
  readonly orderLines = input.required<readonly PriceLine[]>();
  readonly done = output();
  readonly leave = output();
  protected readonly store = inject(PraticaStore);
  protected readonly words = inject(RenewalWords);
  protected readonly language = inject(Language);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly summary = viewChild(ErrorSummary);
  readonly #key = new CommandKey();
  protected readonly end = END;
  protected readonly quantityPointer = quantityPointer;
  /** As they were when the form was opened: a proposal that comes meanwhile does not change it. */
  protected readonly lines = signal<readonly PriceLine[]>([]);
  protected readonly draft = signal<RenewalDraft>({ endDate: '', quantities: [] });
  /** The schedule of the service, to be changed; null where it has none. */
  protected readonly plan = signal<WeeklyPlan | null>(null);
  protected readonly errors = signal<WrongField[]>([]);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly limits = computed(() => endLimits(this.service(), today()));
  protected readonly title = computed(() => this.words.title(this.renewal()));
  readonly #written = computed(() => {
    const plan = this.plan();
    return plan ? readPlan(plan) : undefined;
  });
  /** What a plan comes to, by the API that will count it so; asked once it stands still. */
  protected readonly counted = countPlan(() => {
    const plan = this.#written();
    const { endDate, quantities } = this.draft();
    if (!plan || this.#wrongFields().length > 0) return '';
    return JSON.stringify({ plan, endDate, lines: linesFor(this.lines(), quantities) });
  });
  /** Why a plan cannot be counted, where the plan itself is why. */
  protected readonly planError = computed(() => {
    const [said] = refusedFields(this.counted.error());
    return this.errorAt(PLAN) ?? (said && { ...said, pointer: PLAN });
  });
  protected readonly countFailure = computed(() => {
    const error = this.counted.error();
    return refusedFields(error).length === 0 ? error : undefined;
  });
  readonly #priced = computed(() => {
    if (!this.plan()) return priced(this.lines(), this.draft().quantities);
    return this.counted.hasValue() ? this.counted.value() : undefined;
  });
  /** Dates and total as they come out; empty while something is missing. */
  protected readonly effect = computed(() => {
    const proposed = this.#priced();
    const { endDate } = this.draft();
    if (!proposed || endDate < this.limits().earliest) return '';
    return this.words.comesTo(this.service(), { endDate, totalCents: proposed.totalCents });
  });
  protected readonly totalCents = computed(() => this.#priced()?.totalCents ?? 0);
  /** Asked about only once it could be sent. */
  protected readonly askedEnd = computed(() =>
    this.#wrongFields().length === 0 && this.#priced() ? this.draft().endDate : '',
  );
  protected readonly labelOf = ({ pointer }: WrongField) =>
    this.lines().find((_line, at) => pointer === quantityPointer(at))?.label ?? '';

  constructor() {
    afterNextRender(() => this.#host.querySelector<HTMLElement>('h4')?.focus());
  }

  ngOnInit(): void {
    const renewal = this.renewal();
    this.lines.set(renewal?.lines ?? this.orderLines());
    this.draft.set(draftFrom(this.service(), { renewal, lines: this.lines() }));
    const plan = renewal ? renewal.plan : this.service().plan;
    this.plan.set(plan ? planDraft(plan) : null);
  }

  protected setEnd(endDate: string): void {
    this.draft.update((draft) => ({ ...draft, endDate }));
    this.#forgive(END);
  }

  protected setQuantity(at: number, typed: string): void {
    this.draft.update(({ endDate, quantities }) => ({ endDate, quantities: quantities.map((before, one) => (one === at ? typed : before)) })); // prettier-ignore
    this.#forgive(quantityPointer(at));
  }

  protected errorAt(pointer: string): WrongField | undefined {
    return this.errors().find((error) => error.pointer === pointer);
  }

  protected toField(pointer: string): void {
    this.#host.querySelector<HTMLElement>(`#${fieldId(pointer)}`)?.focus();
  }

  protected async send(): Promise<void> {
    if (this.store.isMoving()) return;
    this.failure.set(undefined);
    const wrong = this.#wrongFields();
    if (wrong.length > 0) return this.#show(wrong.map((one) => ({ ...one, text: this.words.say(`wrong.${one.key}`) }))); // prettier-ignore
    // Nobody confirms a total that was not said.
    if (!this.#priced()) return this.#show([{ pointer: PLAN, key: 'counting', text: this.words.say('wrong.counting') }]); // prettier-ignore
    this.errors.set([]);
    const isConfirmed = await askToConfirm(this.#injector, {
      title: this.words.say('renewal.ask'),
      text: [this.effect(), this.words.say('renewal.told')],
      confirm: this.words.say('renewal.confirm'),
    });
    if (isConfirmed) await this.#give();
  }

  async #give(): Promise<void> {
    const plan = this.#written();
    const { endDate, quantities } = this.draft();
    const payload = plan
      ? { endDate, lines: linesFor(this.lines(), quantities), plan }
      : { endDate, lines: this.#priced()!.lines };
    const move = { transition: 'proposeRenewal', payload };
    try {
      await this.store.move(move, this.#key.for(move));
      this.done.emit();
    } catch (error) {
      this.#key.failed(error);
      const fields = refusedFields(error);
      if (fields.length > 0) this.#show(fields);
      else this.failure.set(error);
    }
  }

  protected setPlan(plan: WeeklyPlan): void {
    this.plan.set(plan);
    this.#forgive(PLAN);
  }

  protected readonly hasTyped = computed(() => this.lines().some((line) => this.isTyped(line)));

  /** What the plan counts is not typed. */
  protected isTyped(line: PriceLine): boolean {
    return !this.plan() || !isByPlan(line);
  }

  #wrongFields(): { pointer: string; key: string }[] {
    const { endDate, quantities } = this.draft();
    const typed = quantities.map((quantity, at) => (this.isTyped(this.lines()[at]!) ? quantity : '1')); // prettier-ignore
    const isWrongPlan = this.plan() !== null && !this.#written();
    return [
      ...checkRenewal({ endDate, quantities: typed }, this.limits()),
      ...(isWrongPlan ? [{ pointer: PLAN, key: 'plan' }] : []),
    ];
  }

  #forgive(pointer: string): void {
    this.errors.update((errors) => errors.filter((error) => error.pointer !== pointer));
  }

  #show(errors: WrongField[]): void {
    this.errors.set(errors);
    afterNextRender(() => this.summary()?.focus(), { injector: this.#injector });
  }
}
