import { ChangeDetectionStrategy, Component, inject, model } from '@angular/core';
import { Words } from './words';

/** On a phone the filters wait behind this button: what there is to do comes first. */
@Component({
  selector: 'wemi-filter-toggle',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" [attr.aria-expanded]="isOpen()" (click)="isOpen.set(!isOpen())">
      {{ words.say(isOpen() ? 'filter.hide' : 'filter.show') }}
    </button>
  `,
  styles: `
    button {
      min-height: 44px;
      padding: 0 12px;
      border: 1px solid var(--wemi-edge);
      border-radius: var(--wemi-radius);
      background: var(--wemi-card);
      color: var(--wemi-blue);
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }

    @media (width >= 900px) {
      :host {
        display: none;
      }
    }
  `,
})
export class FilterToggle {
  readonly isOpen = model(false);
  protected readonly words = inject(Words);
}
