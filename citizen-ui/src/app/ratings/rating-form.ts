import { HttpClient } from '@angular/common/http';
import {
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Announcer } from '../live/announcer';
import { ProblemPanel } from '../parts/problem-panel';
import { StarsField } from '../parts/stars-field';
import { Catalogue } from '../remote/catalogue';
import type { RatingBody } from '../remote/types';
import { CommandKey } from '../service-life/command-key';
import type { Questions } from './options';

/**
 * Stars, then what was hard or good, then words if one likes, with the hooks of the national list
 * (C.SE.1.7, C.SI.2.5, C.SI.2.6): it looks for both questions, of which one shows. What is projected
 * stands below the thanks.
 */
@Component({
  selector: 'app-rating-form',
  imports: [ProblemPanel, StarsField, TranslocoPipe],
  styles: `
    fieldset {
      margin: 0 0 1.5rem;
      padding: 0;
      border: 0;
    }
    [hidden] {
      display: none;
    }
    .choices {
      margin-top: 0.375rem;
    }
  `,
  templateUrl: './rating-form.html',
})
export class RatingForm {
  /** Unique on the page. */
  readonly name = input.required<string>();
  readonly about = input.required<Pick<RatingBody, 'subject' | 'page'>>();
  readonly questions = input.required<Questions>();
  readonly #http = inject(HttpClient);
  readonly #catalogue = inject(Catalogue);
  readonly #announcer = inject(Announcer);
  readonly #words = inject(TranslocoService);
  readonly #key = new CommandKey();
  private readonly thanks = viewChild<ElementRef<HTMLElement>>('thanks');
  protected readonly stars = signal<number | undefined>(undefined);
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly text = signal('');
  protected readonly isStarsMissing = signal(false);
  protected readonly isSending = signal(false);
  protected readonly isSent = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  /** Which of the two questions is asked; neither before there are stars. */
  protected readonly isHigh = computed(() => {
    const stars = this.stars();
    return stars === undefined ? undefined : stars > 3;
  });
  protected readonly sides = computed(() => {
    const { low, high } = this.questions();
    return [
      { isHigh: false, title: 'difficulties', options: low, hook: 'feedback-rating-negative' },
      { isHigh: true, title: 'strengths', options: high, hook: 'feedback-rating-positive' },
    ];
  });

  constructor() {
    // The button that had the focus is gone.
    effect(() => this.thanks()?.nativeElement.focus({ preventScroll: true }));
  }

  /** Answers for other stars are answers to another question. */
  protected rate(stars: number | undefined): void {
    const before = this.isHigh();
    this.stars.set(stars);
    if (this.isHigh() !== before) this.chosen.set([]);
  }

  protected choose(option: string, isChosen: boolean): void {
    this.chosen.update((chosen) =>
      isChosen ? [...chosen, option] : chosen.filter((each) => each !== option),
    );
  }

  protected async send(): Promise<void> {
    const stars = this.stars();
    this.isStarsMissing.set(stars === undefined);
    if (stars === undefined) return document.getElementById(this.name())?.focus();
    if (this.isSending()) return;
    const text = this.text().trim();
    const options = [...this.chosen()] as RatingBody['options'];
    const body: RatingBody = { ...this.about(), stars, options, ...(text ? { text } : {}) };
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
