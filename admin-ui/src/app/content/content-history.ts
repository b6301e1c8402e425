import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import type { ContentHistory as History, ContentVersion } from '../api-types';
import { Words } from '../words/words';
import { ContentDifference } from './content-difference';

const FIRST = 10;

/** Every version: who wrote it and when; what differs between any two; and the way back. */
@Component({
  selector: 'wemi-content-history',
  imports: [ContentDifference, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="history-title">
      <h2 id="history-title">{{ words.say('content.history.title') }}</h2>
      <ol role="list">
        @for (version of told(); track version.version) {
          <li>
            <p>
              <strong>{{ words.say('content.version', { n: version.version }) }}</strong> ·
              {{ version.how }} ·
              <time [attr.datetime]="version.at" [attr.title]="words.exact(version.at)">{{
                words.recent(version.at)
              }}</time>
              @if (version.version === history().liveVersion) {
                <span class="chip good">{{ words.say('content.history.live') }}</span>
              }
            </p>
            @if (canRestore() && version.version !== history().version) {
              <button matButton="outlined" type="button" (click)="restored.emit(version)">
                {{ words.say('content.history.restore', { n: version.version }) }}
              </button>
            }
          </li>
        }
      </ol>
      @if (older() > 0) {
        <button matButton type="button" (click)="isWhole.set(true)">
          {{ words.say('content.history.older', { n: older() }) }}
        </button>
      }
      @if (history().versions.length > 1) {
        <h3>{{ words.say('content.history.compare') }}</h3>
        <div class="pair">
          @for (side of sides(); track side.id) {
            <div class="field">
              <label [for]="side.id">{{ side.label }}</label>
              <select
                #chosen
                class="control"
                [id]="side.id"
                (change)="side.chosen.set(+chosen.value)"
              >
                @for (version of history().versions; track version.version) {
                  <option [value]="version.version" [selected]="version.version === side.chosen()">
                    {{ words.say('content.version', { n: version.version }) }} ·
                    {{ words.short(version.at) }}
                  </option>
                }
              </select>
            </div>
          }
        </div>
        @if (compared(); as pair) {
          <wemi-content-difference [before]="pair.before" [after]="pair.after" />
        }
      }
    </section>
  `,
  styles: `
    .card {
      margin-bottom: 16px;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      align-items: center;
      justify-content: space-between;
      min-height: 44px;
      border-bottom: 1px solid var(--wemi-line);
    }

    li p {
      margin: 4px 0;
    }

    h3 {
      margin: 16px 0 8px;
    }

    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
      gap: 8px 16px;
    }
  `,
})
export class ContentHistory {
  /** Its versions are newest first. */
  readonly history = input.required<History>();
  readonly canRestore = input.required<boolean>();
  readonly restored = output<ContentVersion>();
  protected readonly words = inject(Words);
  protected readonly isWhole = signal(false);
  protected readonly older = computed(() =>
    this.isWhole() ? 0 : Math.max(0, this.history().versions.length - FIRST),
  );
  protected readonly told = computed(() => {
    const { versions } = this.history();
    return versions.slice(0, versions.length - this.older()).map((version) => ({
      ...version,
      how: this.#sayHow(version),
    }));
  });
  readonly #after = linkedSignal(() => this.history().version);
  readonly #before = linkedSignal(() => Math.max(1, this.history().version - 1));
  protected readonly sides = computed(() => [
    { id: 'compare-before', label: this.words.say('content.history.before'), chosen: this.#before },
    { id: 'compare-after', label: this.words.say('content.history.after'), chosen: this.#after },
  ]);
  protected readonly compared = computed(() => {
    const { versions } = this.history();
    const said = (n: number) => versions.find(({ version }) => version === n)?.said;
    const [before, after] = [said(this.#before()), said(this.#after())];
    return before && after ? { before, after } : undefined;
  });

  #sayHow({ state, publishAt, at, writtenBy }: ContentVersion): string {
    if (writtenBy === null) return this.words.say('content.history.ours');
    const isLater = publishAt !== null && publishAt !== at;
    const moment = isLater ? this.words.instant(publishAt) : '';
    return this.words.say(`content.history.${state}${isLater ? 'At' : ''}`, { by: writtenBy, moment }); // prettier-ignore
  }
}
