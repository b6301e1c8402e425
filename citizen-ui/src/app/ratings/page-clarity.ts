import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ratings } from '../../i18n/it/ratings';
import { CLARITY } from './options';
import { RatingForm } from './rating-form';

/** «Quanto sono chiare le informazioni su questa pagina?» (C.SI.2.5, C.SI.2.6), below pages that inform. */
@Component({
  selector: 'app-page-clarity',
  imports: [RatingForm, TranslocoPipe],
  styles: `
    section {
      background: var(--mat-sys-surface-container-low);
    }
    .container {
      padding-block: 2rem;
      max-width: 52rem;
    }
    h2 {
      margin: 0 0 1rem;
    }
  `,
  template: `
    <section
      class="no-print"
      aria-labelledby="clarity-title"
      data-element="feedback"
      data-testid="clarity"
    >
      <div class="container">
        <h2 id="clarity-title" data-element="feedback-title">
          {{ 'ratings.clarity.question' | transloco }}
        </h2>
        @for (about of [about()]; track about.page) {
          <app-rating-form name="clarity" [about]="about" [questions]="CLARITY" />
        }
      </div>
    </section>
  `,
})
export class PageClarity {
  /** The path of the page, as `informingPath` gives it: below another one begins anew. */
  readonly page = input.required<string>();
  protected readonly CLARITY = CLARITY;
  protected readonly about = computed(() => ({ subject: 'page' as const, page: this.page() }));

  constructor() {
    // The first pages come without the Italian of those behind them; this part brings its own.
    inject(TranslocoService).setTranslation({ ratings }, 'it', { emitChange: false });
  }
}
