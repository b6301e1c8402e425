import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Pager } from './pager';
import { Words } from './words';

@Component({
  selector: 'wemi-pager',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (next() || pager().page() > 1) {
      <nav class="actions" [attr.aria-label]="words.say('pager.label')">
        <button
          matButton="outlined"
          type="button"
          [disabled]="pager().page() === 1"
          (click)="pager().goBack()"
        >
          {{ words.say('pager.back') }}
        </button>
        <span aria-live="polite">{{ words.say('pager.page', { page: pager().page() }) }}</span>
        <button
          matButton="outlined"
          type="button"
          [disabled]="!next()"
          (click)="pager().goOn(next()!)"
        >
          {{ words.say('pager.on') }}
        </button>
      </nav>
    }
  `,
  styles: `
    nav {
      justify-content: center;
      margin-top: 16px;
    }
  `,
})
export class PagerBar {
  readonly pager = input.required<Pager>();
  readonly next = input.required<string | null>();
  protected readonly words = inject(Words);
}
