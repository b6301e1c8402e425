import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, ElementRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Language } from '../language/language';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { Catalogue } from '../remote/catalogue';
import type { Guide, GuideOutcome } from '../remote/types';

type Question = Guide['questions'][number];
type Answer = Question['answers'][number];
interface Step {
  question: Question;
  answer: Answer;
}

/**
 * "Non so di cosa ho bisogno": a few questions that end in kinds of services, each with its reasons. What
 * is answered stays on this page: neither in the address nor in the browser, and nobody keeps it.
 */
@Component({
  selector: 'app-guide-page',
  imports: [Breadcrumb, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './guide-page.html',
  styleUrl: './guide-page.scss',
})
export class GuidePage {
  readonly #http = inject(HttpClient);
  readonly #catalogue = inject(Catalogue);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly language = inject(Language);
  protected readonly guide = httpResource<Guide>(() => ({
    url: '/api/guide',
    params: { ...this.#catalogue.where() },
  }));
  readonly #questions = computed(() => (this.guide.hasValue() ? this.guide.value().questions : []));
  protected readonly steps = signal<Step[]>([]);
  protected readonly outcome = signal<GuideOutcome['types'] | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isEmpty = computed(
    () => this.guide.hasValue() && this.#questions().length === 0,
  );
  /** The first, or the one that the latest answer leads to. */
  protected readonly question = computed(() => {
    const last = this.steps().at(-1);
    if (!last) return this.#questions()[0];
    return this.#questions().find(({ id }) => id === last.answer.nextId);
  });

  protected async answer(question: Question, answer: Answer): Promise<void> {
    this.steps.update((steps) => [...steps, { question, answer }]);
    if (!this.question()) await this.follow();
    this.#toHeading();
  }

  /** Asks what the answers lead to. */
  protected async follow(): Promise<void> {
    this.problem.set(undefined);
    const answers = this.steps().map(({ question, answer }) => ({
      question: question.id,
      answer: answer.id,
    }));
    const asked = this.#http.post<GuideOutcome>(
      '/api/guide/outcome',
      { answers },
      { params: { ...this.#catalogue.where() } },
    );
    await firstValueFrom(asked).then(
      ({ types }) => this.outcome.set(types),
      (error: unknown) => this.problem.set(error),
    );
  }

  /** Back to a question that was answered; what came after it is asked again. */
  protected returnTo(place: number): void {
    this.steps.update((steps) => steps.slice(0, place));
    this.outcome.set(undefined);
    this.problem.set(undefined);
    this.#toHeading();
  }

  /** What was pressed is gone: who listens goes on at the new heading, once it is drawn. */
  #toHeading(): void {
    setTimeout(() => this.#host.nativeElement.querySelector<HTMLElement>('h2[tabindex]')?.focus());
  }
}
