import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Pratica } from '../api-types';
import { changedDeadlines } from '../policies/changed-deadlines';
import { Words } from '../words/words';
import type { PayloadForm } from './payload-form';

/** The version in force and the deadlines that the pratica would have under it. */
@Component({
  selector: 'wemi-move-policy-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (pratica().newerPolicy; as newer) {
      <p>{{ words.say('moves.toVersion', { version: newer.version }) }}</p>
      <ul>
        @for (change of changes(); track change.label) {
          <li>{{ change.label }}: {{ change.before }} → {{ change.after }}</li>
        } @empty {
          <li>{{ words.say('moves.sameDeadlines') }}</li>
        }
      </ul>
    }
  `,
})
export class MovePolicyForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  protected readonly changes = computed(() => {
    const { deadlines, newerPolicy } = this.pratica();
    return newerPolicy ? changedDeadlines(deadlines, newerPolicy.deadlines, this.words) : [];
  });

  read(): Record<string, unknown> | undefined {
    const { newerPolicy } = this.pratica();
    return newerPolicy ? { policyId: newerPolicy.id } : undefined;
  }
}
