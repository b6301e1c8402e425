import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Announcer } from '../live/announcer';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { StarsField } from '../parts/stars-field';
import { Catalogue } from '../remote/catalogue';
import type { RatingBody } from '../remote/types';
import { CommandKey } from '../service-life/command-key';
import { DIFFICULTIES, STRENGTHS } from './options';

const SUBJECTS: readonly string[] = ['request', 'payment'];

/** «Quanto è stato facile usare questo servizio?» (C.SE.1.7): stars, then what was hard or good. */
@Component({
  selector: 'app-rating-page',
  imports: [Breadcrumb, ProblemPanel, RouterLink, StarsField, TranslocoPipe],
  styles: `
    .page {
      max-width: 52rem;
    }
    form,
    .notice {
      margin-top: 1.25rem;
    }
    fieldset {
      margin: 0 0 1.5rem;
      padding: 0;
      border: 0;
    }
    .choices {
      margin-top: 0.375rem;
    }
  `,
  templateUrl: './rating-page.html',
})
export class RatingPage {
  /** What the person has just done; nothing when they come from the foot of a page. */
  readonly dopo = input<string>();
  readonly #http = inject(HttpClient);
  readonly #catalogue = inject(Catalogue);
  readonly #announcer = inject(Announcer);
  readonly #words = inject(TranslocoService);
  readonly #key = new CommandKey();
  protected readonly stars = signal<number | undefined>(undefined);
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly text = signal('');
  protected readonly isStarsMissing = signal(false);
  protected readonly isSending = signal(false);
  protected readonly isSent = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly options = computed(() => {
    const stars = this.stars();
    if (stars === undefined) return undefined;
    return stars < 4
      ? { title: 'ratings.difficulties', names: DIFFICULTIES, element: 'feedback-rating-negative' }
      : { title: 'ratings.strengths', names: STRENGTHS, element: 'feedback-rating-positive' };
  });

  /** Answers for other stars are answers to another question. */
  protected rate(stars: number | undefined): void {
    const before = this.options()?.title;
    this.stars.set(stars);
    if (this.options()?.title !== before) this.chosen.set([]);
  }

  protected choose(name: string, isChosen: boolean): void {
    this.chosen.update((names) =>
      isChosen ? [...names, name] : names.filter((each) => each !== name),
    );
  }

  protected async send(): Promise<void> {
    const stars = this.stars();
    this.isStarsMissing.set(stars === undefined);
    if (stars === undefined) return document.getElementById('ease')?.focus();
    if (this.isSending()) return;
    const dopo = this.dopo() ?? '';
    const subject = (SUBJECTS.includes(dopo) ? dopo : 'platform') as RatingBody['subject'];
    const text = this.text().trim();
    const options = [...this.chosen()] as RatingBody['options'];
    const body: RatingBody = { subject, stars, options, ...(text ? { text } : {}) };
    const headers = { 'Idempotency-Key': this.#key.for(body) };
    const params = { ...this.#catalogue.where() };
    this.failure.set(undefined);
    this.isSending.set(true);
    try {
      await firstValueFrom(this.#http.post('/api/service-ratings', body, { headers, params }));
      this.isSent.set(true);
      this.#announcer.say(this.#words.translate<string>('ratings.thanks'));
    } catch (error) {
      this.#key.failed(error);
      this.failure.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
