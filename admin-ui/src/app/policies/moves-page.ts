import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core'; // prettier-ignore
import { RouterLink } from '@angular/router';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { ForeseenMoves, PolicyBatch, PolicyBatches } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { BatchCard } from './batch-card';
import { MoveRows } from './move-rows';

const ON_A_PAGE = '25';

/**
 * Running pratiche and a version of their rules: first what a move would come to, pratica by
 * pratica, then the move itself with its progress, and the way back.
 */
@Component({
  imports: [BatchCard, Bones, MoveRows, PagerBar, ProblemBox, ReasonedForm, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './moves-page.html',
})
export class MovesPage {
  /** From the path: a service type's id or `comune`, and the version. */
  readonly scope = input.required<string>();
  readonly policy = input.required<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #me = inject(Session).me;
  protected readonly isAdmin = computed(() => this.#me()?.role === 'admin');
  readonly #path = computed(() => `/api/policies/${this.policy()}`);
  protected readonly pager = createPager(this.policy);
  protected readonly foreseen = httpResource<ForeseenMoves>(() => ({
    url: `${this.#path()}/moves`,
    params: toParams({ cursor: this.pager.cursor(), limit: ON_A_PAGE }),
  }));
  protected readonly batches = httpResource<PolicyBatches>(() => `${this.#path()}/batches`);
  protected readonly page = keepLast(this.foreseen, () => this.policy());
  protected readonly known = keepLast(this.batches, () => this.policy());
  /** Counted on the first page, shown on all. */
  protected readonly counts = linkedSignal<ForeseenMoves['counts'], ForeseenMoves['counts']>({
    source: () => this.page()?.counts ?? null,
    computation: (now, before) => now ?? before?.value ?? null,
  });
  /** An older version is a thing of the past: nobody is moved there, but batches are shown. */
  protected readonly isOld = computed(
    () => readProblem(this.foreseen.error()).code === 'policy-not-in-force',
  );
  protected readonly outcome = signal('');

  protected readonly beforeMoving = (): Confirmation => {
    const n = this.counts()?.movable ?? 0;
    const means = ['moves.means', 'moves.needsSecond', 'moves.canGoBack'];
    return {
      title: this.words.say('moves.confirmTitle'),
      text: means.map((key) => this.words.say(key, { n })).join('\n\n'),
      confirm: this.words.say('act.confirm'),
    };
  };

  protected readonly move = (reason: string): Promise<void> =>
    this.#start(`${this.#path()}/moves`, reason);

  protected readonly goBack = (batch: PolicyBatch, reason: string): Promise<void> =>
    this.#start(`/api/policies/batches/${batch.id}/reversal`, reason);

  async #start(path: string, reason: string): Promise<void> {
    this.outcome.set('');
    try {
      const { approval } = await this.#once.post<PolicyBatch>(path, { reason });
      this.outcome.set(this.words.say(approval ? 'approvals.sent' : 'moves.started'));
    } finally {
      this.lookAgain();
    }
  }

  protected lookAgain(): void {
    this.batches.reload();
    this.foreseen.reload();
  }
}
