import { httpResource } from '@angular/common/http';
import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, output, signal, viewChild } from '@angular/core'; // prettier-ignore
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WrongField } from '../need/check-draft';
import { ErrorSummary } from '../need/error-summary';
import { fieldId } from '../need/need-form';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { PraticaStore } from '../pratica/pratica-store';
import { settled } from '../remote/settled';
import type { Interruption, OrderedService } from '../remote/types';
import { CommandKey } from './command-key';
import { DayField } from './day-field';
import { InterruptionAmounts } from './interruption-amounts';
import { ReasonField } from './reason-field';
import { refusedFields } from './refused-fields';
import { ServiceWords } from './service-words';

/** The last act of a service: its day, what goes back for it, and why. */
@Component({
  selector: 'app-interrupt-form',
  imports: [DayField, ErrorSummary, InterruptionAmounts, ProblemPanel, ReasonField, RouterLink, TranslocoPipe], // prettier-ignore
  templateUrl: './interrupt-form.html',
})
export class InterruptForm {
  readonly service = input.required<OrderedService>();
  readonly done = output();
  protected readonly store = inject(PraticaStore);
  protected readonly words = inject(ServiceWords);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly summary = viewChild(ErrorSummary);
  readonly #key = new CommandKey();
  protected readonly dayPointer = '/payload/effectiveOn';
  protected readonly day = signal('');
  protected readonly reason = signal('');
  protected readonly errors = signal<WrongField[]>([]);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly earliest = computed(() => this.service().interruptionEarliest ?? '');
  protected readonly isInRange = computed(
    () => this.day() >= (this.earliest() || '9') && this.day() <= this.service().endDate,
  );
  readonly #version = computed(() => this.store.pratica()?.version);
  readonly #stillDay = settled(this.day);
  protected readonly amounts = httpResource<Interruption>(() => {
    // What goes back changes with the pratica: a resumed service is used again.
    this.#version();
    const effectiveOn = this.day();
    if (!this.isInRange() || this.#stillDay() !== effectiveOn) return undefined;
    return { url: `/api/pratiche/${this.store.id()}/interruption`, params: { effectiveOn } };
  });
  protected readonly foreseen = computed(() =>
    this.amounts.hasValue() ? this.amounts.value() : undefined,
  );
  protected readonly range = computed(() =>
    this.words.say('interrupt.range', {
      from: this.words.day(this.earliest()),
      to: this.words.day(this.service().endDate),
    }),
  );

  protected choose(day: string): void {
    this.day.set(day);
    this.forgive(this.dayPointer);
  }

  protected forgive(pointer: string): void {
    this.errors.update((errors) => errors.filter((error) => error.pointer !== pointer));
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
    const wrong = this.#check();
    if (wrong.length > 0) return this.#show(wrong);
    this.errors.set([]);
    const amounts = this.foreseen();
    // Nobody confirms an amount that was not said.
    if (!amounts) return this.#show(this.#wrong(this.dayPointer, 'amounts'));
    const isConfirmed = await askToConfirm(this.#injector, {
      title: this.words.say('interrupt.ask'),
      text: [
        this.words.say('interrupt.effect', { day: this.words.day(this.day()) }),
        this.words.say('interrupt.amount', { amount: this.words.money(amounts.refundCents) }),
        this.words.say('interrupt.final'),
      ],
      confirm: this.words.say('interrupt.confirm'),
      danger: true,
    });
    if (isConfirmed) await this.#give();
  }

  async #give(): Promise<void> {
    const payload = { effectiveOn: this.day() };
    const move = { transition: 'interrupt', payload, reason: this.reason().trim() };
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

  #check(): WrongField[] {
    const dayKey = this.day() ? 'outOfRange' : 'day';
    return [
      ...(this.isInRange() ? [] : this.#wrong(this.dayPointer, dayKey)),
      ...(this.reason().trim() ? [] : this.#wrong('/reason', 'reason')),
    ];
  }

  #wrong(pointer: string, key: string): WrongField[] {
    return [{ pointer, key, text: this.words.say(`wrong.${key}`) }];
  }

  #show(errors: WrongField[]): void {
    this.errors.set(errors);
    afterNextRender(() => this.summary()?.focus(), { injector: this.#injector });
  }
}
