import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Words } from '../words/words';

/** The first thing to correct in a field, once it has been touched; messages are text keys. */
@Component({
  selector: 'wemi-field-error',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (message(); as text) {
    <p class="wrong">{{ text }}</p>
  }`,
  styles: `
    .wrong {
      margin: 0;
      color: var(--wemi-danger);
      font-weight: 600;
    }
  `,
})
export class FieldError {
  readonly of = input.required<FieldTree<string>>();
  protected readonly words = inject(Words);
  protected readonly message = computed(() => {
    const field = this.of()();
    const error = field.touched() ? field.errors()[0] : undefined;
    return error && this.words.say(error.message ?? `wrong.${error.kind}`);
  });
}

export function isWrong(of: FieldTree<string>): 'true' | null {
  const field = of();
  return field.touched() && field.invalid() ? 'true' : null;
}
