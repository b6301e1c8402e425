import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { EngineComparison, Pratica } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** Holds the history against what the engine keeps of it, when asked, and lists what differs. */
@Component({
  selector: 'wemi-engine-comparison',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card no-print" aria-labelledby="engine-compare-title">
      <h2 id="engine-compare-title">{{ words.say('engineCompare.title') }}</h2>
      <p class="muted">{{ words.say('engineCompare.help') }}</p>
      <button
        matButton="outlined"
        type="button"
        [disabled]="isAsking()"
        disabledInteractive
        (click)="compare()"
      >
        {{ words.say('engineCompare.compare') }}
      </button>
      <div role="status">
        @if (isAsking()) {
          <p class="muted">{{ words.say('words.loading') }}…</p>
        }
        @if (found(); as found) {
          @if (!found.isKept) {
            <p class="notice">{{ words.say('engineCompare.notKept') }}</p>
          } @else {
            @if (!found.isWhole) {
              <p class="notice">{{ words.say('engineCompare.partly') }}</p>
            }
            <p class="notice" [class.good]="isSame()" [class.warn]="!isSame()">
              {{
                words.say(isSame() ? 'engineCompare.same' : 'engineCompare.differs', {
                  acts: found.recordedActs,
                  runs: found.runs,
                  count: found.differences.length,
                })
              }}
            </p>
            <ul>
              @for (one of found.differences; track $index) {
                <li>
                  {{ words.short(one.at) }} –
                  <strong>{{
                    one.act
                      ? words.sayOr('event.' + one.act, words.say('engineCompare.unknown'))
                      : words.say('engineCompare.unknown')
                  }}</strong>
                  @if (one.seq !== null) {
                    ({{ words.say('history.seq') }} {{ one.seq }})
                  }
                  : {{ words.say('engineCompare.difference.' + one.difference) }}
                </li>
              }
            </ul>
          }
        }
      </div>
      @if (trouble(); as error) {
        <wemi-problem [error]="error" (retry)="compare()" />
      }
    </section>
  `,
  styles: `
    .card {
      margin: 16px 0;
    }

    .notice {
      margin-top: 12px;
    }
  `,
})
export class EngineCard {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  protected readonly isAsking = signal(false);
  protected readonly trouble = signal<unknown>(undefined);
  /** Of this pratica, as it was when one asked. */
  protected readonly found = linkedSignal<string, EngineComparison | undefined>({
    source: () => this.pratica().id,
    computation: () => undefined,
  });

  protected isSame(): boolean {
    return this.found()?.differences.length === 0;
  }

  protected async compare(): Promise<void> {
    this.isAsking.set(true);
    this.trouble.set(undefined);
    try {
      const url = `/api/pratiche/${encodeURIComponent(this.pratica().id)}/engine`;
      this.found.set(await firstValueFrom(this.#http.get<EngineComparison>(url)));
    } catch (error) {
      this.trouble.set(error);
    } finally {
      this.isAsking.set(false);
    }
  }
}
