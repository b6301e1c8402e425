import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Words } from '../words/words';

/** Grey lines in the place of what is on its way; says so once to those who listen. */
@Component({
  selector: 'wemi-bones',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="card" aria-busy="true">
      <p class="visually-hidden" role="status">{{ words.say('words.loading') }}</p>
      @for (width of widths; track width) {
        <span class="bone" [style.width.%]="width"></span>
      }
    </div>
  `,
  styles: `
    .card {
      display: grid;
      gap: 16px;
    }
  `,
})
export class Bones {
  protected readonly words = inject(Words);
  protected readonly widths = [50, 80, 65];
}
