import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { HomeBlocks } from '../content/home-blocks';
import { Catalogue } from '../remote/catalogue';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { filtersOf, SearchField } from '../services/search-field';
import type { Suggestion } from '../remote/types';
import { sectionDrawing } from './section-drawing';

@Component({
  selector: 'app-home-page',
  imports: [HomeBlocks, ProblemPanel, RouterLink, SearchField, TranslocoPipe],
  templateUrl: './home-page.html',
  styleUrls: ['./home-hero.scss', './home-page.scss'],
})
export class HomePage {
  readonly #router = inject(Router);
  protected readonly catalogue = inject(Catalogue);
  protected readonly language = inject(Language);
  protected readonly drawing = sectionDrawing;
  protected readonly suggestions = ['badante', 'nurse', 'babysitter', 'meals', 'escort'] as const;
  protected readonly steps = ['find', 'ask', 'choose', 'start'] as const;
  protected readonly reasons = ['qualified', 'clear', 'followed'] as const;
  protected readonly placeholders = Array.from({ length: 13 }, (_, index) => index);

  protected search(event: Event, q: string): void {
    event.preventDefault();
    void this.#router.navigate(['/servizi'], { queryParams: { q: q.trim() || null } });
  }

  protected follow(suggestion: Suggestion): void {
    void this.#router.navigate(['/servizi'], { queryParams: filtersOf(suggestion) });
  }
}
