import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, output, signal, viewChild, type OnInit } from '@angular/core'; // prettier-ignore
import { TranslocoPipe } from '@jsverse/transloco';
import type { WrongField } from '../need/check-draft';
import { ErrorSummary } from '../need/error-summary';
import { fieldId } from '../need/need-form';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { PraticaStore } from '../pratica/pratica-store';
import type { OrderedService } from '../remote/types';
import { CommandKey } from './command-key';
import { DayField } from './day-field';
import { PauseForeseen } from './pause-foreseen';
import { ReasonField } from './reason-field';
import { refusedFields } from './refused-fields';
import { ServiceWords } from './service-words';
import { checkSuspension, effectOf, type SuspensionDraft } from './suspension';

/** Plans a suspension, or changes the planned one: limits first, consequence before confirming. */
@Component({
  selector: 'app-suspend-form',
  imports: [DayField, ErrorSummary, PauseForeseen, ProblemPanel, ReasonField, TranslocoPipe],
  styles: `
    .days {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
      gap: 0 2rem;
      margin-top: 1rem;
    }
    .notice {
      margin-bottom: 1.5rem;
    }
    app-error-summary,
    app-problem-panel {
      display: block;
      margin-top: 1rem;
    }
  `,
  templateUrl: './suspend-form.html',
})
export class SuspendForm implements OnInit {
  readonly service = input.required<OrderedService>();
  readonly done = output();
  readonly leave = output();
  protected readonly store = inject(PraticaStore);
  protected readonly words = inject(ServiceWords);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly summary = viewChild(ErrorSummary);
  readonly #key = new CommandKey();
  protected readonly draft = signal<SuspensionDraft>({ from: '', until: '', reason: '' });
  protected readonly errors = signal<WrongField[]>([]);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly effect = computed(() => {
    const { from, until } = this.draft();
    if (!from || !until || effectOf(this.service(), { from, until }).days === 0) return '';
    return this.words.effect(this.service(), { from, until });
  });

  constructor() {
    afterNextRender(() => this.#host.querySelector<HTMLElement>('h3')?.focus());
  }

  ngOnInit(): void {
    const planned = this.service().suspension;
    if (planned) this.draft.update((draft) => ({ ...draft, ...planned }));
  }

  protected set(change: Partial<SuspensionDraft>, pointer: string): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
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
    const wrong = checkSuspension(this.service(), this.draft());
    if (wrong.length > 0) return this.#show(wrong.map((one) => ({ ...one, text: this.words.say(`wrong.${one.key}`) }))); // prettier-ignore
    this.errors.set([]);
    const isChange = this.service().suspension !== null;
    const isConfirmed = await askToConfirm(this.#injector, {
      title: this.words.say(isChange ? 'suspend.askChange' : 'suspend.ask'),
      text: [this.effect(), this.words.say('suspend.told')],
      confirm: this.words.say(isChange ? 'suspend.confirmChange' : 'suspend.confirm'),
    });
    if (isConfirmed) await this.#give();
  }

  async #give(): Promise<void> {
    const { from, until, reason } = this.draft();
    const move = { transition: 'suspend', payload: { from, until }, reason: reason.trim() };
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

  #show(errors: WrongField[]): void {
    this.errors.set(errors);
    afterNextRender(() => this.summary()?.focus(), { injector: this.#injector });
  }
}
