import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { BatchMoves, ForeseenMoves, PolicyBatch } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { MoveRows } from './move-rows';

const LOOK_AGAIN_MS = 1_500;
const LOOK_FOR_APPROVAL_MS = 15_000;

/** A batch: how far it has come, what became of each pratica, and the way back. */
@Component({
  selector: 'wemi-batch',
  imports: [MatButton, MoveRows, PagerBar, ProblemBox, ReasonedForm, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" [attr.aria-labelledby]="'batch-' + batch().id">
      <h2 [id]="'batch-' + batch().id">
        {{ words.say(batch().reverses ? 'moves.batchBack' : 'moves.batch') }}
      </h2>
      <p class="muted">{{ words.say('moves.ordered', ordered()) }}</p>
      @if (waitsFor(); as say) {
        <p class="notice" data-testid="approval">
          {{ words.say(say) }}
          <a [routerLink]="['/approvals', batch().approval!.id]">{{
            words.say('approvals.see')
          }}</a>
        </p>
      }
      <progress
        [attr.aria-label]="words.say('moves.progress')"
        [max]="total()"
        [value]="total() - now().waiting"
      ></progress>
      <p role="status" data-testid="progress">{{ words.say('moves.counts', now()) }}</p>
      @if (progress.error(); as error) {
        <wemi-problem [error]="error" (retry)="progress.reload()" />
      }
      <details (toggle)="isOpen.set(opened.open)" #opened>
        <summary>{{ words.say('moves.results') }}</summary>
        @if (results(); as found) {
          <wemi-move-rows [rows]="found.items" />
          <wemi-pager [pager]="pager" [next]="found.next" />
        }
        @if (moves.error(); as error) {
          <wemi-problem [error]="error" (retry)="moves.reload()" />
        }
      </details>
      @if (canReverse()) {
        @if (isReversing()) {
          <wemi-reasoned-form
            [act]="words.say('moves.reverse')"
            [name]="'reason-' + batch().id"
            [question]="question"
            [send]="send"
            [canLeave]="true"
            (leave)="isReversing.set(false)"
          >
            @if (reversal(); as foreseen) {
              <p role="status">{{ words.say('moves.backForeseen', foreseen) }}</p>
            }
          </wemi-reasoned-form>
        } @else {
          <div class="actions">
            <button matButton="outlined" type="button" (click)="isReversing.set(true)">
              {{ words.say('moves.reverse') }}
            </button>
          </div>
        }
      }
    </section>
  `,
  styles: `
    section {
      margin-bottom: 16px;
    }

    progress {
      width: 100%;
      height: 12px;
      accent-color: var(--wemi-blue);
    }

    summary {
      min-height: 44px;
      padding: 10px 0;
      cursor: pointer;
      font-weight: 600;
    }
  `,
})
export class BatchCard {
  readonly batch = input.required<PolicyBatch>();
  readonly canAct = input.required<boolean>();
  /** Takes it back, for a reason. */
  readonly reverse = input.required<(batch: PolicyBatch, reason: string) => Promise<void>>();
  /** All its pratiche have been seen to. */
  readonly moved = output();
  protected readonly words = inject(Words);
  protected readonly isOpen = signal(false);
  protected readonly isReversing = signal(false);
  readonly #path = computed(() => `/api/policies/batches/${this.batch().id}`);
  protected readonly progress = httpResource<PolicyBatch>(() =>
    this.batch().waiting > 0 ? this.#path() : undefined,
  );
  readonly #seen = keepLast(this.progress, () => this.batch().id);
  protected readonly now = computed(() => this.#seen() ?? this.batch());
  /** What is said of an approval that is not there. */
  protected readonly waitsFor = computed(() => {
    const status = this.now().approval?.status ?? 'approved';
    return status === 'approved' ? '' : `approvals.batch.${status}`;
  });
  /** Something may still come of it without anybody doing more than approve. */
  readonly #moves = computed(
    () => this.now().waiting > 0 && ['', 'approvals.batch.asked'].includes(this.waitsFor()),
  );
  protected readonly total = computed(() => {
    const { waiting, moved, refused } = this.now();
    return waiting + moved + refused;
  });
  protected readonly pager = createPager(this.#path);
  protected readonly moves = httpResource<BatchMoves>(() => {
    // Read again as pratiche are seen to.
    this.now();
    const params = toParams({ cursor: this.pager.cursor(), limit: '25' });
    return this.isOpen() ? { url: `${this.#path()}/moves`, params } : undefined;
  });
  protected readonly results = keepLast(this.moves, () => this.batch().id);
  protected readonly canReverse = computed(
    () =>
      this.canAct() && !this.batch().reverses && this.now().waiting === 0 && this.now().moved > 0,
  );
  readonly #foreseen = httpResource<ForeseenMoves>(() =>
    this.isReversing() ? { url: `${this.#path()}/reversal`, params: { limit: '1' } } : undefined,
  );
  protected readonly reversal = computed(() => {
    const counts = this.#foreseen.hasValue() ? this.#foreseen.value().counts : null;
    if (!counts) return undefined;
    const stay = counts.refused.reduce((sum, { count }) => sum + count, 0);
    return { n: counts.movable, stay };
  });
  protected readonly ordered = computed(() => {
    const { by, at, reason } = this.batch();
    return { by: by ?? this.words.say('role.admin'), at: this.words.instant(at), reason };
  });

  constructor() {
    effect((onCleanup) => {
      const { waiting } = this.now();
      if (!this.#moves()) {
        if (waiting === 0 && untracked(this.batch).waiting > 0) this.moved.emit();
        return;
      }
      const every = this.waitsFor() ? LOOK_FOR_APPROVAL_MS : LOOK_AGAIN_MS;
      const timer = setInterval(() => this.progress.reload(), every);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected readonly question = (): Confirmation => ({
    title: this.words.say('moves.confirmTitle'),
    text: this.words.say('moves.backMeans', { n: this.batch().moved }),
    confirm: this.words.say('act.confirm'),
  });

  protected readonly send = async (reason: string): Promise<void> => {
    await this.reverse()(this.batch(), reason);
    this.isReversing.set(false);
  };
}
