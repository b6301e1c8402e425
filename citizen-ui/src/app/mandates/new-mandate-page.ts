import { Component, Injector, afterNextRender, computed, inject, signal, viewChild } from '@angular/core'; // prettier-ignore
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { today } from '../format/dates';
import type { WrongField } from '../need/check-draft';
import { ErrorSummary } from '../need/error-summary';
import { FieldErrorText } from '../need/field-error';
import { fieldId } from '../need/need-form';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { readFailure } from '../remote/problem';
import { CommandKey } from '../service-life/command-key';
import { DayField } from '../service-life/day-field';
import { PageFocus } from '../shell/page-focus';
import { SCOPES, type Scope } from './mandate';
import { MandateCommands } from './mandate-commands';
import {
  checkMandate,
  latestExpiry,
  type MandateDraft,
  newMandate,
  withScope,
} from './mandate-draft';
import { MandateSummary } from './mandate-summary';
import { MandateWords } from './mandate-words';
import { OnePratica } from './one-pratica';

/** Names a delegate: the form, then a page of plain text right before it is sent. */
@Component({
  selector: 'app-new-mandate-page',
  imports: [Breadcrumb, DayField, ErrorSummary, FieldErrorText, MandateSummary, OnePratica, ProblemPanel, TranslocoPipe], // prettier-ignore
  templateUrl: './new-mandate-page.html',
  styleUrl: './new-mandate-page.scss',
})
export class NewMandatePage {
  protected readonly words = inject(MandateWords);
  readonly #commands = inject(MandateCommands);
  readonly #router = inject(Router);
  readonly #focus = inject(PageFocus);
  readonly #injector = inject(Injector);
  readonly #key = new CommandKey();
  protected readonly summary = viewChild(ErrorSummary);
  protected readonly scopes = SCOPES;
  protected readonly idOf = fieldId;
  protected readonly today = today();
  protected readonly latest = latestExpiry(this.today);
  protected readonly draft = signal<MandateDraft>(newMandate(this.today));
  /** The number of the one pratica it is about, for the summary. */
  protected readonly praticaName = signal('');
  protected readonly errors = signal<WrongField[]>([]);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly isChecking = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isForOne = computed(() => this.draft().praticaId !== null);

  protected set(change: Partial<MandateDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    const touched = Object.keys(change).map((name) => `/${name}`);
    this.errors.update((errors) => errors.filter(({ pointer }) => !touched.includes(pointer)));
  }

  protected tick(part: Scope, isIn: boolean): void {
    this.set({ scope: withScope(this.draft().scope, part, isIn) });
  }

  protected errorAt(pointer: string): WrongField | undefined {
    return this.errors().find((error) => error.pointer === pointer);
  }

  protected toField(pointer: string): void {
    document.getElementById(fieldId(pointer))?.focus();
  }

  protected goOn(): void {
    const wrong = checkMandate(this.draft(), this.today);
    if (wrong.length > 0)
      return this.#show(wrong.map((one) => ({ ...one, text: this.words.say(`wrong.${one.key}`) })));
    this.errors.set([]);
    this.#turn(true);
  }

  protected edit(): void {
    this.#turn(false);
  }

  protected async send(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      await this.#commands.invite(this.draft(), this.#key.for(this.draft()));
      await this.#router.navigate(['/deleghe'], { queryParams: { inviata: 1 }, replaceUrl: true });
    } catch (error) {
      this.#refused(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  /** At its field when the refusal is about one: back on the form, with all that was typed. */
  #refused(error: unknown): void {
    this.#key.failed(error);
    const { errors } = readFailure(error);
    if (errors.length === 0) return this.failure.set(error);
    this.isChecking.set(false);
    this.#show(errors.map(({ pointer, message }) => ({ pointer, key: 'api', text: message })));
  }

  #turn(isChecking: boolean): void {
    this.isChecking.set(isChecking);
    this.failure.set(undefined);
    afterNextRender(() => this.#focus.toHeading(), { injector: this.#injector });
    scrollTo({ top: 0 });
  }

  #show(errors: WrongField[]): void {
    this.errors.set(errors);
    afterNextRender(() => this.summary()?.focus(), { injector: this.#injector });
  }
}
