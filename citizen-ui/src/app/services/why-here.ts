import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '../language/language';
import type { FoundService } from '../remote/types';

/** Why a service stands where it stands: what it is called, then each reason, how good and how heavy. */
@Component({
  selector: 'app-why-here',
  imports: [TranslocoPipe],
  styles: `
    details {
      position: relative;
      z-index: 1;
      margin-top: 0.5rem;
    }
    summary {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      cursor: pointer;
      color: var(--mat-sys-primary);
      font-weight: 600;
    }
    ul {
      padding-left: 1.25rem;
    }
  `,
  template: `
    <details #box (toggle)="isOpen.set(box.open)">
      <summary class="small">
        {{ 'services.why.title' | transloco }}
        <span class="visually-hidden">: {{ title() }}</span>
      </summary>
      @if (isOpen()) {
        <ul class="small">
          @if (called(); as words) {
            <li>{{ 'services.why.called' | transloco: { words } }}</li>
          }
          @for (reason of why().reasons; track reason.criterion) {
            <li>
              {{ 'services.why.' + reason.criterion | transloco }}:
              {{ 'services.why.points' | transloco: reason }}
            </li>
          }
        </ul>
        <p class="small muted">{{ 'services.why.fair' | transloco }}</p>
      }
    </details>
  `,
})
export class WhyHere {
  readonly why = input.required<NonNullable<FoundService['why']>>();
  /** Whose reasons they are, for those who cannot see the card around them. */
  readonly title = input.required<string>();
  readonly #language = inject(Language);
  /** Twenty lists of reasons are much for a slow phone: one is written when it is asked for. */
  protected readonly isOpen = signal(false);
  protected readonly called = computed(() => {
    const list = new Intl.ListFormat(this.#language.locale(), { type: 'conjunction' });
    return list.format(this.why().called.map((word) => `“${word}”`));
  });
}
