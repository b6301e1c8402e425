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
import { CommandKey } from './command-key';
import { DayField } from './day-field';
import { QuantityField } from './quantity-field';
import { refusedFields } from './refused-fields';
import { END, checkRenewal, draftFrom, endLimits, priced, quantityPointer, type RenewalDraft } from './renewal'; // prettier-ignore
import { RenewalForeseen } from './renewal-foreseen';
import { RenewalWords } from './renewal-words';

/** Proposes the next period, or another in the place of the one that is proposed. */
@Component({
  selector: 'app-renewal-form',
  imports: [DayField, ErrorSummary, ProblemPanel, QuantityField, RenewalForeseen, TranslocoPipe],
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
  protected readonly errors = signal<WrongField[]>([]);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly limits = computed(() => endLimits(this.service(), today()));
  protected readonly title = computed(() => this.words.title(this.renewal()));
  readonly #priced = computed(() => priced(this.lines(), this.draft().quantities));
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
    checkRenewal(this.draft(), this.limits()).length === 0 ? this.draft().endDate : '',
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
    const wrong = checkRenewal(this.draft(), this.limits());
    if (wrong.length > 0) return this.#show(wrong.map((one) => ({ ...one, text: this.words.say(`wrong.${one.key}`) }))); // prettier-ignore
    this.errors.set([]);
    const isConfirmed = await askToConfirm(this.#injector, {
      title: this.words.say('renewal.ask'),
      text: [this.effect(), this.words.say('renewal.told')],
      confirm: this.words.say('renewal.confirm'),
    });
    if (isConfirmed) await this.#give();
  }

  async #give(): Promise<void> {
    const payload = { endDate: this.draft().endDate, lines: this.#priced()!.lines };
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

  #forgive(pointer: string): void {
    this.errors.update((errors) => errors.filter((error) => error.pointer !== pointer));
  }

  #show(errors: WrongField[]): void {
    this.errors.set(errors);
    afterNextRender(() => this.summary()?.focus(), { injector: this.#injector });
  }
}
