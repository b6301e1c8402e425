import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RankingVersions, RankingWeights } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { SearchTabs } from './search-tabs';

const CRITERIA = ['text', 'near', 'rating', 'soon', 'price'] as const;

/** How much each reason counts in the order of what citizens find. Who pays is no reason, and cannot become one. */
@Component({
  imports: [Bones, MatButton, ProblemBox, SearchTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ranking-page.html',
  styles: `
    .card {
      margin-bottom: 16px;
      max-width: 720px;
    }
    .weight {
      display: grid;
      gap: 4px 16px;
      grid-template-columns: minmax(0, 1fr) 5ch;
      align-items: center;
      margin-bottom: 12px;
    }
    .weight label {
      grid-column: 1 / -1;
    }
    .weight input {
      min-height: 44px;
    }
    .field {
      margin-bottom: 16px;
    }
    li {
      padding: 8px 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class RankingPage {
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly criteria = CRITERIA;
  protected readonly inForce = (version: number): string =>
    this.words.say(version === 0 ? 'search.ranking.nowOurs' : 'search.ranking.now', { n: version });
  protected readonly resource = httpResource<RankingVersions>(() => '/api/search-ranking/versions');
  protected readonly found = keepLast(this.resource);
  /** What is being written, from what is in force. */
  protected readonly weights = linkedSignal<RankingWeights | undefined>(
    () => this.found()?.inForce.weights,
  );
  protected readonly sum = computed(() =>
    CRITERIA.reduce((sum, criterion) => sum + (this.weights()?.[criterion] ?? 0), 0),
  );
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isSending = signal(false);
  protected readonly said = signal('');
  protected readonly wrong = signal('');

  protected weigh(criterion: (typeof CRITERIA)[number], value: string): void {
    this.weights.update((weights) => weights && { ...weights, [criterion]: Number(value) });
  }

  protected share(weights: RankingWeights, criterion: (typeof CRITERIA)[number]): number {
    const sum = CRITERIA.reduce((sum, each) => sum + weights[each], 0);
    return sum === 0 ? 0 : Math.round((weights[criterion] / sum) * 100);
  }

  protected describe(weights: RankingWeights): string {
    const parts = CRITERIA.map((criterion) => {
      const share = this.share(weights, criterion);
      return `${this.words.say(`search.ranking.${criterion}`)} ${share}%`;
    });
    return parts.join(', ');
  }

  protected async save(reason: string): Promise<void> {
    this.said.set('');
    this.problem.set(undefined);
    this.wrong.set(this.#faultOf(reason));
    const [weights, found] = [this.weights(), this.found()];
    if (this.wrong() || !weights || !found) return;
    this.isSending.set(true);
    try {
      const body = { weights, reason: reason.trim(), expectedVersion: found.inForce.version };
      await this.#once.post('/api/search-ranking/versions', body);
      this.said.set(this.words.say('search.ranking.saved'));
      this.resource.reload();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  #faultOf(reason: string): string {
    if (this.sum() === 0) return 'search.ranking.nothing';
    return reason.trim().length < 3 ? 'search.ranking.noReason' : '';
  }
}
