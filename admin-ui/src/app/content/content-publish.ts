import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { isConfirmed } from '../act/confirm-dialog';
import type { ContentHistory, ContentVersion } from '../api-types';
import { Words } from '../words/words';
import { romeInstant } from './rome-moment';

export interface Decision {
  state: 'published' | 'retired';
  /** An instant ahead; at once when missing. */
  publishAt?: string;
}

/** Publishing and taking away, at once or at a moment of the comune's clock; asked before it is done. */
@Component({
  selector: 'wemi-content-publish',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="publish-title">
      <h2 id="publish-title">{{ words.say('content.publish.title') }}</h2>
      <p>{{ standing() }}</p>
      <fieldset>
        <legend>{{ words.say('content.publish.when') }}</legend>
        @for (choice of choices; track choice) {
          <label class="option">
            <input
              type="radio"
              name="publish-when"
              [checked]="when() === choice"
              (change)="when.set(choice)"
            />
            {{ words.say('content.publish.at.' + choice) }}
          </label>
        }
      </fieldset>
      @if (when() === 'later') {
        <div class="field">
          <label for="publish-at">{{ words.say('content.publish.moment') }}</label>
          <p class="hint" id="publish-at-hint">{{ words.say('content.publish.momentHint') }}</p>
          <input
            #moment
            id="publish-at"
            class="control"
            type="datetime-local"
            aria-describedby="publish-at-hint publish-at-wrong"
            [attr.aria-invalid]="wrong() ? 'true' : null"
            (input)="local.set(moment.value)"
          />
          <p class="wrong" id="publish-at-wrong">{{ wrong() }}</p>
        </div>
      }
      <div class="actions">
        <button
          matButton="filled"
          type="button"
          [disabled]="isSending()"
          (click)="decide('published')"
        >
          {{ words.say('content.publish.act.' + when()) }}
        </button>
        @if (canRetire()) {
          <button
            matButton="outlined"
            class="danger-button"
            type="button"
            [disabled]="isSending()"
            (click)="decide('retired')"
          >
            {{ words.say('content.publish.retire.' + when()) }}
          </button>
        }
      </div>
    </section>
  `,
  styles: `
    .card {
      display: grid;
      gap: 12px;
      margin-bottom: 16px;
    }

    fieldset {
      display: grid;
      gap: 8px;
    }

    .wrong:empty {
      display: none;
    }
  `,
})
export class ContentPublish {
  /** What is known of it; nothing for one that is new. */
  readonly history = input.required<ContentHistory | undefined>();
  readonly name = input.required<string>();
  readonly isSending = input.required<boolean>();
  /** What the API says of the moment. */
  readonly refused = input.required<string>();
  readonly decided = output<Decision>();
  protected readonly words = inject(Words);
  readonly #dialog = inject(MatDialog);
  protected readonly choices = ['now', 'later'] as const;
  protected readonly when = signal<'now' | 'later'>('now');
  protected readonly local = signal('');
  readonly #isTried = signal(false);
  readonly #instant = computed(() => romeInstant(this.local()));
  protected readonly wrong = computed(() => {
    const isMissing = this.#isTried() && this.#instant() === undefined;
    return isMissing ? this.words.say('content.publish.momentNeeded') : this.refused();
  });
  protected readonly canRetire = computed(() => {
    const { liveVersion = null, planned = null } = this.history() ?? {};
    return liveVersion !== null || planned?.state === 'published';
  });
  protected readonly standing = computed(() => {
    const { liveVersion = null, planned = null } = this.history() ?? {};
    const now = liveVersion === null ? 'nothing' : 'live';
    const stands = this.words.say(`content.publish.standing.${now}`, { n: liveVersion });
    if (!planned) return stands;
    const plans = plansOf(this.history()?.versions ?? []).map(({ state, publishAt }) =>
      this.words.say(`content.publish.planned.${state}`, {
        moment: this.words.instant(publishAt!),
      }),
    );
    return [stands, ...plans, this.words.say('content.publish.planned.change')].join(' ');
  });

  protected async decide(state: Decision['state']): Promise<void> {
    const publishAt = this.when() === 'later' ? this.#instant() : undefined;
    this.#isTried.set(true);
    if (this.when() === 'later' && !publishAt) {
      document.getElementById('publish-at')?.focus();
      return;
    }
    if (!(await isConfirmed(this.#dialog, this.#ask(state, publishAt)))) return;
    this.#isTried.set(false);
    this.decided.emit({ state, ...(publishAt ? { publishAt } : {}) });
  }

  #ask(state: Decision['state'], publishAt: string | undefined) {
    const moment = publishAt ? this.words.instant(publishAt) : this.words.say('content.publish.atOnce'); // prettier-ignore
    const act = state === 'published' ? 'act' : 'retire';
    return {
      title: this.words.say(`content.publish.${act}.${this.when()}`),
      text: this.words.say(`content.publish.ask.${state}`, { name: this.name(), moment }),
      confirm: this.words.say('act.confirm'),
    };
  }
}

/** What will happen, in its order: a decision puts aside all earlier ones that would come after it. */
function plansOf(newestFirst: readonly ContentVersion[]): ContentVersion[] {
  const decided = newestFirst.filter(({ publishAt }) => publishAt !== null);
  return decided
    .filter((one, at) => !decided.slice(0, at).some((later) => later.publishAt! <= one.publishAt!))
    .filter(({ publishAt }) => Date.parse(publishAt!) > Date.now())
    .reverse();
}
