import { Component, ElementRef, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WrongField } from './check-draft';
import { fieldId } from './need-form';

/** All that is wrong, on top, each a way to its field; takes the focus when it appears. */
@Component({
  selector: 'app-error-summary',
  imports: [TranslocoPipe],
  host: { tabindex: '-1', role: 'alert' },
  styles: `
    :host {
      display: block;
      margin-bottom: 1.5rem;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      margin-right: 0.5rem;
      font-weight: 600;
    }
  `,
  template: `
    <div class="notice error">
      <h2>{{ 'need.errors.title' | transloco }}</h2>
      <ul>
        @for (error of errors(); track error.pointer) {
          <li>
            <a [href]="'#' + idOf(error.pointer)" (click)="follow($event, error)">{{
              error.text ?? ('need.errors.' + error.key | transloco: error.values)
            }}</a>
            @if (labelled(); as label) {
              <span class="small">{{ label(error) }}</span>
            }
          </li>
        }
      </ul>
    </div>
  `,
})
export class ErrorSummary {
  readonly errors = input.required<readonly WrongField[]>();
  /** Names the field of an error, where the sentence alone does not. */
  readonly labelled = input<(error: WrongField) => string>();
  readonly followed = output<WrongField>();
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly idOf = fieldId;

  focus(): void {
    this.#element.nativeElement.focus();
    this.#element.nativeElement.scrollIntoView({ block: 'start' });
  }

  protected follow(event: Event, error: WrongField): void {
    event.preventDefault();
    this.followed.emit(error);
  }
}
