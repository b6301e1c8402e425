import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Breadcrumb } from '../parts/breadcrumb';
import type { RatingBody } from '../remote/types';
import { EASE } from './options';
import { RatingForm } from './rating-form';

const SUBJECTS: readonly string[] = ['request', 'payment'];

/** «Quanto è stato facile usare questo servizio?» (C.SE.1.7): stars, then what was hard or good. */
@Component({
  selector: 'app-rating-page',
  imports: [Breadcrumb, RatingForm, RouterLink, TranslocoPipe],
  styles: `
    .page {
      max-width: 52rem;
    }
    app-rating-form {
      display: block;
      margin-top: 1.25rem;
    }
  `,
  templateUrl: './rating-page.html',
})
export class RatingPage {
  /** What the person has just done; nothing when they come from the foot of a page. */
  readonly dopo = input<string>();
  protected readonly EASE = EASE;
  protected readonly about = computed(() => {
    const dopo = this.dopo() ?? '';
    return { subject: (SUBJECTS.includes(dopo) ? dopo : 'platform') as RatingBody['subject'] };
  });
}
