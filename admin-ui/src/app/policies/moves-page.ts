import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, linkedSignal, signal, viewChild } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, ConfirmDialog } from '../act/confirm-dialog';
import { goToFirstError } from '../act/payload-form';
import { ReasonField } from '../act/reason-field';
import type { ForeseenMoves, PolicyBatch, PolicyBatches } from '../api-types';
import { keepLast } from '../live/keep-last';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { BatchCard } from './batch-card';
import { MoveRows } from './move-rows';
import { PolicyCommands } from './policy-commands';

const ON_A_PAGE = '25';

/**
 * Running pratiche and a version of their rules: first what a move would come to, pratica by
 * pratica, then the move itself with its progress, and the way back.
 */
@Component({
  imports: [BatchCard, MatButton, MoveRows, PagerBar, ProblemBox, ReasonField, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './moves-page.html',
})
export class MovesPage {
  /** From the path: a service type's id or `comune`, and the version. */
  readonly scope = input.required<string>();
  readonly policy = input.required<string>();
  protected readonly words = inject(Words);
  readonly #commands = inject(PolicyCommands);
  readonly #dialog = inject(MatDialog);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
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
  protected readonly reason = viewChild(ReasonField);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly outcome = signal('');

  protected async move(): Promise<void> {
    const said = this.reason()?.read();
    if (!said) return goToFirstError(this.#host);
    const n = this.counts()?.movable ?? 0;
    const text = ['moves.means', 'moves.needsSecond', 'moves.canGoBack']
      .map((key) => this.words.say(key, { n }))
      .join('\n\n');
    await this.#start(`${this.#path()}/moves`, { said, text });
  }

  protected async goBack(batch: PolicyBatch, reason: string): Promise<void> {
    const text = this.words.say('moves.backMeans', { n: batch.moved });
    await this.#start(`/api/policies/batches/${batch.id}/reversal`, { said: { reason }, text });
  }

  async #start(path: string, { said, text }: { said: { reason: string }; text: string }) {
    const title = this.words.say('moves.confirmTitle');
    const data: Confirmation = { title, text, confirm: this.words.say('act.confirm') };
    const dialog = this.#dialog.open(ConfirmDialog, { data });
    if ((await firstValueFrom(dialog.afterClosed())) !== true) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    this.outcome.set('');
    try {
      const { approval } = await this.#commands.send<PolicyBatch>(path, said);
      this.outcome.set(this.words.say(approval ? 'approvals.sent' : 'moves.started'));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
      this.lookAgain();
    }
  }

  protected lookAgain(): void {
    this.batches.reload();
    this.foreseen.reload();
  }
}
