import { HttpClient } from '@angular/common/http';
import { Component, Injector, afterNextRender, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core'; // prettier-ignore
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { readFailure } from '../remote/problem';
import type { TransitionAnswer } from '../remote/types';
import { keepDeepLink } from '../auth/deep-link';
import { Session } from '../auth/session';
import { Language } from '../language/language';
import { PageTitle } from '../language/page-title';
import { Announcer } from '../live/announcer';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { PageFocus } from '../shell/page-focus';
import { CareStep } from './care-step';
import type { FieldError } from './check-draft';
import { STEPS, type Step } from './draft';
import { DraftStore } from './draft-store';
import { ErrorSummary } from './error-summary';
import { NeedForm, fieldId } from './need-form';
import { NeedSteps } from './need-steps';
import { PersonStep } from './person-step';
import { PlaceStep } from './place-step';
import { SummaryStep } from './summary-step';
import { TimeStep } from './time-step';

/** The need, step by step. The address holds the step and the draft: back, reload and login keep both. */
@Component({
  selector: 'app-need-page',
  imports: [Breadcrumb, CareStep, ErrorSummary, NeedSteps, PersonStep, PlaceStep, ProblemPanel, RouterLink, Skeleton, SummaryStep, TimeStep, TranslocoPipe], // prettier-ignore
  providers: [NeedForm],
  templateUrl: './need-page.html',
  styleUrl: './need-page.scss',
})
export class NeedPage {
  readonly serviceTypeId = input.required<string>();
  readonly passo = input<string>();
  readonly bozza = input<string>();
  protected readonly form = inject(NeedForm);
  protected readonly session = inject(Session);
  protected readonly language = inject(Language);
  readonly #store = inject(DraftStore);
  readonly #router = inject(Router);
  readonly #http = inject(HttpClient);
  readonly #focus = inject(PageFocus);
  readonly #injector = inject(Injector);
  readonly #announcer = inject(Announcer);
  readonly #words = inject(TranslocoService);
  readonly #title = inject(PageTitle);
  protected readonly summary = viewChild(ErrorSummary);
  protected readonly isOpen = signal(false);
  protected readonly isResumed = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly step = computed<Step>(
    () => STEPS.find((step) => step === this.passo()) ?? STEPS[0],
  );
  protected readonly index = computed(() => STEPS.indexOf(this.step()));
  protected readonly typeName = computed(() => {
    const type = this.form.type();
    return type ? this.language.pick(type.nameIt, type.nameEn) : '';
  });

  /** Names the question of an error, where the sentence alone does not. */
  protected readonly labelOf = ({ pointer }: FieldError): string => {
    const param = this.form.type()?.params.find(({ id }) => pointer === `/params/${id}`);
    return param ? this.language.pick(param.it, param.en) : '';
  };

  constructor() {
    effect(() => {
      this.form.serviceTypeId.set(this.serviceTypeId());
      untracked(() => void this.open());
    });
    effect(() => {
      const draft = this.form.draft();
      if (untracked(this.isOpen)) this.#store.keepLocally(draft);
    });
    effect(() => {
      if (this.typeName())
        this.#title.set(`${this.#words.translate('titles.need')}: ${this.typeName()}`);
    });
  }

  protected async open(): Promise<void> {
    this.failure.set(undefined);
    try {
      const { draft, isResumed } = await this.#store.open(this.serviceTypeId(), this.bozza());
      this.form.draft.set(draft);
      this.isResumed.set(isResumed && !this.passo());
      this.isOpen.set(true);
      if (this.session.isSignedIn() && isResumed) await this.#save();
    } catch (error) {
      this.failure.set(error);
    }
  }

  protected async goOn(): Promise<void> {
    if (!this.form.check(this.step())) return this.#toErrors();
    const next = this.index() + 1;
    this.form.draft.update((draft) => ({ ...draft, step: Math.max(draft.step, next) }));
    await this.#save();
    await this.show(STEPS[next] ?? 'riepilogo');
  }

  protected async show(step: Step): Promise<void> {
    this.form.errors.set([]);
    this.isResumed.set(false);
    const bozza = this.session.isSignedIn() ? this.form.draft().id : null;
    await this.#router.navigate([], {
      queryParams: { passo: step, bozza },
      queryParamsHandling: 'merge',
    });
    this.#afterDrawing(() => this.#focus.toHeading());
    scrollTo({ top: 0 });
  }

  protected async saveForLater(): Promise<void> {
    this.isBusy.set(true);
    const isSaved = await this.#save();
    this.isBusy.set(false);
    if (isSaved)
      await this.#router.navigateByUrl(this.session.isSignedIn() ? '/pratiche' : '/servizi');
  }

  protected async startAgain(): Promise<void> {
    await this.#store.discard(this.form.draft());
    this.isOpen.set(false);
    await this.#router.navigate([], { queryParams: {} });
    await this.open();
    this.isResumed.set(false);
  }

  protected signIn(): void {
    if (!this.form.check()) return this.#toErrors();
    this.#store.keepLocally(this.form.draft());
    keepDeepLink(`/richiesta/${this.serviceTypeId()}?passo=riepilogo`);
    void this.session.signIn(this.language.code());
  }

  /** Sends the need once: the draft's id is the key, whatever is repeated. */
  protected async send(): Promise<void> {
    if (this.isBusy()) return;
    if (!this.form.check()) return this.#toErrors();
    this.isBusy.set(true);
    this.failure.set(undefined);
    const draft = this.form.draft();
    try {
      await this.#store.save(draft);
      const headers = { 'Idempotency-Key': draft.id };
      const sent = this.#http.post<TransitionAnswer>(
        '/api/pratiche',
        { needId: draft.id },
        { headers },
      );
      const { id } = await firstValueFrom(sent);
      this.isOpen.set(false);
      this.#store.forget(draft);
      await this.#router.navigate(['/pratiche', id], {
        queryParams: { inviata: 1 },
        replaceUrl: true,
      });
    } catch (error) {
      this.#refused(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async toField({ step, pointer }: FieldError): Promise<void> {
    const errors = this.form.errors();
    if (step !== this.step()) {
      await this.show(step);
      this.form.errors.set(errors.filter((error) => error.step === step));
    }
    this.#afterDrawing(() => document.getElementById(fieldId(pointer))?.focus());
  }

  #refused(error: unknown): void {
    const { errors } = readFailure(error);
    if (errors.length > 0) {
      this.form.showProblems(errors);
      this.#toErrors();
    } else {
      this.failure.set(error);
    }
  }

  async #save(): Promise<boolean> {
    try {
      await this.#store.save(this.form.draft());
      this.#announcer.say(this.#words.translate('need.saved'));
      return true;
    } catch (error) {
      // Nothing is lost: the draft is still in this browser.
      this.failure.set(error);
      return false;
    }
  }

  #toErrors(): void {
    this.#afterDrawing(() => this.summary()?.focus());
  }

  #afterDrawing(work: () => void): void {
    afterNextRender(work, { injector: this.#injector });
  }
}
