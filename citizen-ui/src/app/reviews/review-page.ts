import { HttpClient, httpResource } from '@angular/common/http';
import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ExactPipe, InstantPipe } from '../format/date-pipes';
import { Announcer } from '../live/announcer';
import { Live } from '../live/live';
import { ActingFor } from '../mandates/acting-for';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { StarsField } from '../parts/stars-field';
import { PraticaStore } from '../pratica/pratica-store';
import { readFailure } from '../remote/problem';
import type { PraticaReviews } from '../remote/types';
import { CommandKey } from '../service-life/command-key';
import { type Aspect, ASPECTS, type ReviewDraft, toBody } from './review-draft';
import { Stars } from './stars';

/** How a period of a service went: written, checked, then sent for good. */
@Component({
  selector: 'app-review-page',
  imports: [ActingFor, Breadcrumb, ExactPipe, InstantPipe, ProblemPanel, RouterLink, Skeleton, Stars, StarsField, TranslocoPipe],
  providers: [PraticaStore],
  styleUrl: './review-page.scss',
  templateUrl: './review-page.html',
})
export class ReviewPage {
  readonly id = input.required<string>();
  readonly period = input.required({ transform: numberAttribute });
  protected readonly store = inject(PraticaStore);
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #announcer = inject(Announcer);
  readonly #words = inject(TranslocoService);
  readonly #key = new CommandKey();
  protected readonly aspects = ASPECTS;
  protected readonly draft = signal<ReviewDraft>({ aspects: {}, text: '', operatorText: '' });
  protected readonly isChecking = signal(false);
  protected readonly isSending = signal(false);
  protected readonly isStarsMissing = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly reviews = httpResource<PraticaReviews>(() => `/api/pratiche/${this.id()}/reviews`);
  protected readonly asked = computed(() =>
    this.reviews.hasValue()
      ? this.reviews.value().items.find(({ period }) => period === this.period())
      : undefined,
  );
  protected readonly operatorName = computed(() => this.asked()?.operator?.name ?? '');
  protected readonly isMissing = computed(() => readFailure(this.reviews.error()).status === 404);
  protected readonly trail = computed(() => {
    const number = this.store.pratica()?.number;
    return [
      { label: 'nav.pratiche', link: '/pratiche' },
      ...(number ? [{ name: number, link: `/pratiche/${this.id()}` }] : []),
    ];
  });

  constructor() {
    effect(() => this.store.id.set(this.id()));
    inject(DestroyRef).onDestroy(inject(Live).listen());
  }

  protected change(part: Partial<ReviewDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
  }

  protected rateAspect(aspect: Aspect, stars: number | undefined): void {
    this.draft.update((draft) => ({ ...draft, aspects: { ...draft.aspects, [aspect]: stars } }));
  }

  /** Nothing is sent yet: what was written is shown once more. */
  protected check(): void {
    const isMissing = this.draft().stars === undefined;
    this.isStarsMissing.set(isMissing);
    if (isMissing) return document.getElementById('whole')?.focus();
    this.isChecking.set(true);
    this.#toTop();
  }

  protected correct(): void {
    this.failure.set(undefined);
    this.isChecking.set(false);
    this.#toTop();
  }

  protected async send(): Promise<void> {
    const { stars } = this.draft();
    if (this.isSending() || stars === undefined) return;
    const mandateId = this.store.mandate()?.id;
    const body = toBody({ ...this.draft(), stars }, { period: this.period(), mandateId });
    const headers = { 'Idempotency-Key': this.#key.for(body) };
    this.failure.set(undefined);
    this.isSending.set(true);
    try {
      await firstValueFrom(this.#http.post(`/api/pratiche/${this.id()}/reviews`, body, { headers }));
      this.#announcer.say(this.#words.translate<string>('reviewForm.sent'));
      await this.#router.navigate(['/pratiche', this.id()], { replaceUrl: true });
    } catch (error) {
      this.#key.failed(error);
      this.failure.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  #toTop(): void {
    document.querySelector('h1')?.focus();
  }
} // prettier-ignore
