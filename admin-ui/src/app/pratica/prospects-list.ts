import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Outlook } from '../api-types';
import { Words } from '../words/words';

interface Standing {
  state: string;
  endDate: string | null;
}

/** What is to come, in its order: when, what it is, what it changes, what is to be paid by then. */
@Component({
  selector: 'wemi-prospects',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol role="list" [attr.aria-labelledby]="labelledBy()">
      @for (prospect of rows(); track $index) {
        <li>
          <time
            class="muted"
            [attr.datetime]="prospect.at"
            [attr.title]="words.exact(prospect.at)"
            >{{ words.instant(prospect.at) }}</time
          >
          <span>{{ words.say('timer.' + prospect.timer) }}</span>
          @if (prospect.isPaused) {
            <span class="muted">{{ words.say('integration.paused') }}</span>
          }
          @if (prospect.amountCents; as cents) {
            <span>{{ words.say('outlook.toPay', { amount: words.money(cents) }) }}</span>
          }
          @if (prospect.becomes) {
            <span>{{ prospect.becomes }}</span>
          }
        </li>
      } @empty {
        <li class="muted">{{ words.say('outlook.none') }}</li>
      }
    </ol>
  `,
  styles: `
    li {
      display: grid;
      padding: 6px 0;
      border-bottom: 1px dotted var(--wemi-line);
    }

    li:last-child {
      border-bottom: 0;
    }
  `,
})
export class ProspectsList {
  readonly prospects = input.required<Outlook['ifNobodyActs']>();
  /** How things stand before the first of them. */
  readonly now = input.required<Standing>();
  readonly labelledBy = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly rows = computed(() => {
    let before: Standing = this.now();
    return this.prospects().map((prospect) => {
      const becomes = this.#sayChange(before, prospect);
      before = prospect;
      return { ...prospect, becomes };
    });
  });

  #sayChange(before: Standing, after: Standing): string {
    const { words } = this;
    const state = words.say(`state.${after.state}`);
    return [
      after.state === before.state ? '' : words.say('outlook.becomes', { state }),
      after.endDate === null || after.endDate === before.endDate
        ? ''
        : words.say('outlook.ends', { end: words.day(after.endDate) }),
    ].filter(Boolean).join(' '); // prettier-ignore
  }
}
