import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Icon } from '../shell/icon';
import { Words } from './words';

export interface FilterChip {
  name: string;
  text: string;
}

/** The filters that narrow a list now, each with a button that takes it away. */
@Component({
  selector: 'wemi-filter-chips',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (chips().length > 0) {
      <ul role="list" [attr.aria-label]="words.say('filter.active')">
        @for (chip of chips(); track chip.name) {
          <li>
            <button
              type="button"
              [attr.aria-label]="words.say('filter.remove', { text: chip.text })"
              (click)="remove.emit(chip.name)"
            >
              {{ chip.text }} <wemi-icon name="close" />
            </button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin: 8px 0;
    }

    button {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      min-height: 44px;
      padding: 4px 12px;
      border: 1px solid var(--wemi-blue);
      border-radius: 22px;
      background: var(--wemi-blue-soft);
      color: var(--wemi-blue-strong);
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class FilterChips {
  readonly chips = input.required<FilterChip[]>();
  readonly remove = output<string>();
  protected readonly words = inject(Words);
}
