import { ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, output } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';
import { headingNear, takeUpFocus } from './heading-near';
import { readProblem } from './problem';

/** Says what went wrong in the API's own words and offers to try again. */
@Component({
  selector: 'wemi-problem',
  imports: [MatButton, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './problem-box.scss',
  template: `
    <div class="problem" role="alert">
      <wemi-icon name="warning" />
      <div>
        <p class="title">{{ title() }}</p>
        @if (problem().detail; as detail) {
          <p>{{ detail }}</p>
        }
        @for (wrong of problem().errors ?? []; track wrong.pointer) {
          <p>{{ wrong.message }}</p>
        }
      </div>
      @if (isRetryable()) {
        <button matButton="outlined" type="button" (click)="tryAgain()">
          {{ words.say('problem.retry') }}
        </button>
      }
    </div>
  `,
})
export class ProblemBox {
  readonly error = input.required<unknown>();
  readonly canRetry = input(true);
  readonly retry = output();
  protected readonly words = inject(Words);
  protected readonly problem = computed(() => readProblem(this.error()));
  protected readonly isRetryable = computed(
    () => this.canRetry() && ![403, 404].includes(this.problem().status),
  );
  protected readonly title = computed(
    () =>
      this.problem().title ??
      this.words.sayOr(`problem.${this.problem().code}`, this.words.say('problem.internal')),
  );
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #heading: HTMLElement | undefined;

  constructor() {
    // The button that was pressed goes with the box.
    inject(DestroyRef).onDestroy(() => takeUpFocus(this.#heading));
  }

  protected tryAgain(): void {
    this.#heading = headingNear(this.#host);
    this.retry.emit();
  }
}
