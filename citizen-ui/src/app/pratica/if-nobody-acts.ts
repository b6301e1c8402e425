import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { formatDay, formatMoment } from '../format/dates';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { lastValue } from '../remote/last-value';
import type { Outlook } from '../remote/types';
import { PraticaStore } from './pratica-store';
import { type Ahead, aheadOf } from './ahead';

/** What time alone will bring about, asked for only by those who open it. */
@Component({
  selector: 'app-if-nobody-acts',
  imports: [ProblemPanel, Skeleton, TranslocoPipe],
  host: { class: 'no-print' },
  styleUrl: './if-nobody-acts.scss',
  template: `
    <details #box data-testid="if-nobody-acts" (toggle)="isOpen.set(box.open)">
      <summary>{{ 'pratica.outlook.title' | transloco }}</summary>
      @if (resource.error(); as error) {
        <app-problem-panel [error]="error" (retry)="resource.reload()" />
      } @else if (!answer()) {
        @if (isOpen()) {
          <app-skeleton [count]="3" shape="line" />
        }
      } @else {
        <ol class="ahead">
          @for (one of ahead(); track one.timer + one.at) {
            <li>
              <time class="small muted" [attr.datetime]="one.at">{{ when(one) }}</time>
              <p>{{ sentence(one) }}</p>
            </li>
          } @empty {
            <li>{{ 'pratica.outlook.empty' | transloco }}</li>
          }
        </ol>
      }
    </details>
  `,
})
export class IfNobodyActs {
  protected readonly store = inject(PraticaStore);
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  protected readonly isOpen = signal(false);
  readonly #version = computed(() => this.store.pratica()?.version);
  protected readonly resource = httpResource<Outlook>(() => {
    // What was done meanwhile changes what is ahead.
    this.#version();
    return this.isOpen() ? `/api/pratiche/${this.store.id()}/outlook` : undefined;
  });
  protected readonly answer = lastValue(this.resource);
  protected readonly ahead = computed(() => {
    const pratica = this.store.pratica();
    const prospects = this.answer()?.ifNobodyActs;
    if (!pratica || !prospects) return [];
    const endDate = pratica.service?.endDate ?? null;
    return aheadOf(prospects, { state: pratica.state, endDate });
  });

  protected when({ at }: Ahead): string {
    return formatMoment(at, this.#language.locale());
  }

  /** What happens, what the pratica becomes by it, and when the service then ends. */
  protected sentence({ timer, becomes, isPaused, endsOn }: Ahead): string {
    const say = (name: string, values = {}) =>
      this.#words.translate<string>(`pratica.outlook.${name}`, values);
    const state = becomes && this.#words.translate<string>(`pratica.states.${becomes}.label`);
    return [
      say(`timers.${timer}`),
      ...(state ? [say('becomes', { state })] : []),
      ...(isPaused ? [say('paused')] : []),
      ...(endsOn ? [say('endsOn', { day: formatDay(endsOn, this.#language.locale()) })] : []),
    ].join(' ');
  }
}
