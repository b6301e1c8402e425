import { Component, Injector, afterNextRender, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core'; // prettier-ignore
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { readFailure } from '../remote/problem';
import { keepDeepLink } from '../auth/deep-link';
import { Session } from '../auth/session';
import { Language } from '../language/language';
import { PageTitle } from '../language/page-title';
import { CaredPersons } from '../cared-persons/cared-persons';
import { ActingFor } from '../mandates/acting-for';
import { ReceivedMandates } from '../mandates/received';
import { askToConfirm } from '../parts/ask-to-confirm';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { PageFocus } from '../shell/page-focus';
import { CareStep } from './care-step';
import { stepOf, type WrongField } from './check-draft';
import { STEPS, type Step } from './draft';
import { DraftStore } from './draft-store';
import { ErrorSummary } from './error-summary';
import { ForWhom } from './for-whom';
import { KnownPeople } from './known-people';
import { NeedForm, fieldId } from './need-form';
import { NeedSteps } from './need-steps';
import { OpenDraft } from './open-draft';
import { PersonStep } from './person-step';
import { PlaceStep } from './place-step';
import { SendNeed } from './send-need';
import { SummaryStep } from './summary-step';
import { TimeStep } from './time-step';

/** The need, step by step. The address holds the step and the draft: back, reload and login keep both. */
@Component({
  selector: 'app-need-page',
  imports: [ActingFor, Breadcrumb, CareStep, ErrorSummary, ForWhom, NeedSteps, PersonStep, PlaceStep, ProblemPanel, RouterLink, Skeleton, SummaryStep, TimeStep, TranslocoPipe], // prettier-ignore
  providers: [CaredPersons, KnownPeople, NeedForm, OpenDraft, ReceivedMandates],
  templateUrl: './need-page.html',
  styleUrl: './need-page.scss',
})
export class NeedPage {
  readonly serviceTypeId = input.required<string>();
  readonly passo = input<string>();
  readonly bozza = input<string>();
  /** `riepilogo` when the step was opened from there to be changed: one goes back there. */
  readonly da = input<string>();
  protected readonly form = inject(NeedForm);
  protected readonly opened = inject(OpenDraft);
  protected readonly session = inject(Session);
  protected readonly language = inject(Language);
  readonly #known = inject(KnownPeople);
  readonly #received = inject(ReceivedMandates);
  readonly #store = inject(DraftStore);
  readonly #sender = inject(SendNeed);
  readonly #router = inject(Router);
  readonly #focus = inject(PageFocus);
  readonly #injector = inject(Injector);
  readonly #words = inject(TranslocoService);
  protected readonly summary = viewChild(ErrorSummary);
  protected readonly isResumed = signal(false);
  protected readonly step = computed<Step>(
    () => STEPS.find((step) => step === this.passo()) ?? STEPS[0],
  );
  protected readonly index = computed(() => STEPS.indexOf(this.step()));
  protected readonly typeName = computed(() => {
    const type = this.form.type();
    return type ? this.language.pick(type.nameIt, type.nameEn) : '';
  });
  protected readonly isMissing = computed(
    () => readFailure(this.form.typeResource.error()).status === 404,
  );
  /** What the API says of a service that the comune no longer offers. */
  protected readonly retired = computed(() => {
    const { code, detail = '' } = readFailure(this.form.typeResource.error());
    return code === 'service-type-retired' ? detail : '';
  });
  protected readonly heading = computed(() => {
    if (this.retired()) return 'services.retired';
    return this.isMissing() ? 'need.missingTitle' : `need.headings.${this.step()}`;
  });
  /** The draft of the address was sent or deleted, or is another person's. */
  protected readonly isDraftMissing = computed(
    () => !this.opened.isOpen() && readFailure(this.opened.failure()).status === 404,
  );
  /** Whom the draft is told for, as the banner says it; what the mandate allows is known here. */
  protected readonly actingFor = computed(() => {
    const { mandate } = this.form.draft();
    if (!mandate || !this.opened.isOpen()) return undefined;
    const { scope = ['request' as const], expiresOn = '' } = this.#received.find(mandate.id) ?? {};
    return { ...mandate, scope, expiresOn };
  });
  protected readonly asker = computed(
    () => this.form.draft().mandate?.principalName ?? this.session.name(),
  );
  protected readonly isLeaving = computed(() => this.session.leaving() === 'busy');

  /** Names the question of an error, where the sentence alone does not. */
  protected readonly labelOf = ({ pointer }: WrongField): string => {
    const [, room, question] = pointer.split('/');
    if (room !== 'params') return '';
    const param = this.form.type()?.params.find(({ id }) => id === question);
    return param ? this.language.pick(param.it, param.en) : '';
  };

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      this.form.serviceTypeId.set(this.serviceTypeId());
      untracked(() => void this.open());
    });
    effect(() => {
      if (this.typeName()) title.set(`${this.#words.translate('titles.need')}: ${this.typeName()}`);
    });
  }

  protected async open(): Promise<void> {
    const from = await this.opened.open(this.serviceTypeId(), this.bozza());
    this.isResumed.set(from !== undefined && from !== 'nowhere' && !this.passo());
    if (from !== 'browser' || !this.session.isSignedIn()) return;
    if (await this.opened.save()) await this.#go({ bozza: this.form.draft().id }, true);
  }

  protected goOn(): Promise<void> {
    return this.opened.whileBusy(async () => {
      if (!this.form.check(this.step())) return this.#toErrors();
      if (this.step() === 'per-chi' && !(await this.#known.settle())) return;
      const next = this.da() === 'riepilogo' ? STEPS.length - 1 : this.index() + 1;
      this.form.draft.update((draft) => ({ ...draft, step: Math.max(draft.step, next) }));
      if (await this.opened.save()) await this.show(STEPS[next] ?? 'riepilogo');
    });
  }

  protected async show(step: Step, da: 'riepilogo' | null = null): Promise<void> {
    this.form.errors.set([]);
    this.isResumed.set(false);
    this.opened.failure.set(undefined);
    const bozza = this.session.isSignedIn() ? this.form.draft().id : null;
    await this.#go({ passo: step, bozza, da });
    this.#afterDrawing(() => this.#focus.toHeading());
    scrollTo({ top: 0 });
  }

  protected saveForLater(): Promise<void> {
    return this.opened.whileBusy(async () => {
      if (!(await this.opened.save())) return;
      if (this.session.isSignedIn()) await this.#router.navigateByUrl('/pratiche');
      else this.opened.setAside();
    });
  }

  protected async startAgain(): Promise<void> {
    const say = (key: string) => this.#words.translate<string>(`need.restart.${key}`);
    const question = { title: say('title'), text: [say('text')], confirm: say('confirm') };
    if (!(await askToConfirm(this.#injector, { ...question, danger: true }))) return;
    await this.#store.discard(this.form.draft());
    await this.begin();
  }

  /** It is another draft now, and the address names it. */
  protected async readdress(): Promise<void> {
    if (this.bozza()) await this.#go({ bozza: this.form.draft().id }, true);
  }

  protected async begin(): Promise<void> {
    this.opened.close();
    await this.#router.navigate([], { queryParams: {} });
    await this.open();
    this.#afterDrawing(() => this.#focus.toHeading());
  }

  /** Leaves for the login and comes back to the summary; or to the list, where a kept draft is. */
  protected signIn(isToSend: boolean): void {
    if (isToSend && !this.form.check()) return this.#toErrors();
    const draft = this.form.draft();
    this.#store.keepLocally(draft);
    const back = `/richiesta/${this.serviceTypeId()}?passo=riepilogo&bozza=${draft.id}`;
    keepDeepLink(isToSend ? back : '/pratiche');
    void this.session.signIn(this.language.code());
  }

  protected send(): Promise<void> {
    return this.opened.whileBusy(async () => {
      if (!this.form.check()) return this.#toErrors();
      this.opened.failure.set(undefined);
      const id = await this.#sender.send(this.form.draft()).catch((error: unknown) => {
        this.opened.refused(error);
        if (this.form.errors().length > 0) this.#toErrors();
      });
      if (!id) return;
      this.opened.close();
      const receipt = `/pratiche/${id}?inviata=1`;
      const arrived = this.#router.navigateByUrl(receipt, { replaceUrl: true });
      // The need is sent, whatever happens to the page that says so.
      await arrived.catch(() => location.assign(receipt));
    });
  }

  /** What failed is done again: sent from the summary, elsewhere only saved. */
  protected retry(): Promise<void> {
    if (this.step() === 'riepilogo' && this.session.isSignedIn()) return this.send();
    return this.opened.whileBusy(() => this.opened.save());
  }

  protected async toField({ pointer }: WrongField): Promise<void> {
    const step = stepOf(pointer);
    const errors = this.form.errors();
    if (step !== this.step()) {
      await this.show(step, this.step() === 'riepilogo' ? 'riepilogo' : null);
      this.form.errors.set(errors.filter((error) => error.step === step));
    }
    this.#afterDrawing(() => document.getElementById(fieldId(pointer))?.focus());
  }

  async #go(queryParams: Record<string, string | null>, replaceUrl = false): Promise<void> {
    await this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }

  #toErrors(): void {
    this.#afterDrawing(() => this.summary()?.focus());
  }

  #afterDrawing(work: () => void): void {
    afterNextRender(work, { injector: this.#injector });
  }
}
