import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { NoticeSaid } from '../api-types';
import { Words } from '../words/words';

const FIELDS = ['subject', 'text', 'action', 'sms'] as const;

/** Every version of the words in one language: who wrote it, when and why, and what it changed. */
@Component({
  selector: 'wemi-words-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ words.say('notices.history.title') }}</h3>
    @for (version of versions(); track version.n) {
      <details>
        <summary>
          {{ words.say('notices.version', { n: version.n }) }} ·
          <time [attr.datetime]="version.at" [attr.title]="words.exact(version.at)">{{
            version.said
          }}</time>
        </summary>
        @if (version.isBack) {
          <p>{{ words.say('notices.history.back') }}</p>
        }
        @for (change of version.changes; track change.field) {
          <h4>{{ change.title }}</h4>
          <dl>
            <dt>{{ words.say('notices.history.before') }}</dt>
            <dd>
              <del>{{ change.before }}</del>
            </dd>
            <dt>{{ words.say('notices.history.after') }}</dt>
            <dd>
              <ins>{{ change.after }}</ins>
            </dd>
          </dl>
        } @empty {
          <p>{{ words.say('notices.history.same') }}</p>
        }
      </details>
    } @empty {
      <p class="muted">{{ words.say('notices.history.none') }}</p>
    }
  `,
  styles: `
    summary {
      min-height: 44px;
      padding: 10px 0;
    }

    dd {
      margin: 0 0 8px;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }

    ins {
      text-decoration: none;
    }
  `,
})
export class WordsHistory {
  readonly said = input.required<NoticeSaid>();
  protected readonly words = inject(Words);
  protected readonly versions = computed(() => {
    const { versions, ours } = this.said();
    return versions.map((version, n) => {
      const now = version.words ?? ours;
      const before = versions[n + 1]?.words ?? ours;
      return {
        ...{ n: version.version, at: version.at },
        isBack: version.words === null,
        said: this.words.say('notices.history.by', {
          ...{ by: version.writtenBy ?? this.words.say('role.admin'), reason: version.reason },
          at: this.words.instant(version.at),
        }),
        changes: FIELDS.filter((field) => now[field] !== before[field]).map((field) => ({
          ...{ field, before: before[field], after: now[field] },
          title: this.words.say('notices.history.differs', { field: this.words.say(`notices.field.${field}`) }), // prettier-ignore
        })),
      };
    });
  });
}
