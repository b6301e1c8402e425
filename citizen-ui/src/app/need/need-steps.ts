import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { STEPS, type Step } from './draft';

/** Where one stands: past steps can be opened again, the current one is named, the rest wait. */
@Component({
  selector: 'app-need-steps',
  imports: [TranslocoPipe],
  styleUrl: './need-steps.scss',
  template: `
    <nav [attr.aria-label]="'need.stepsLabel' | transloco">
      <p class="now">
        {{ 'need.stepOf' | transloco: { n: index() + 1, total: steps.length } }}
      </p>
      <ol class="steps">
        @for (step of steps; track step; let at = $index) {
          <li [class.done]="at < index()" [class.current]="at === index()">
            @if (at <= reached() && at !== index()) {
              <button type="button" (click)="chosen.emit(step)">
                <span class="mark" aria-hidden="true">{{ at < index() ? '✓' : at + 1 }}</span>
                <span class="name">{{ 'need.steps.' + step | transloco }}</span>
              </button>
            } @else {
              <span class="step" [attr.aria-current]="at === index() ? 'step' : null">
                <span class="mark" aria-hidden="true">{{ at + 1 }}</span>
                <span class="name">{{ 'need.steps.' + step | transloco }}</span>
              </span>
            }
          </li>
        }
      </ol>
    </nav>
  `,
})
export class NeedSteps {
  readonly index = input.required<number>();
  /** The furthest step that may be opened. */
  readonly reached = input.required<number>();
  readonly chosen = output<Step>();
  protected readonly steps = STEPS;
}
