import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Approval, ApprovalsAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { type Beside, sayAct, sayBeside, sayStatus } from './say-approval';

const BOXES = ['toDecide', 'mine', 'all'] as const;
type Box = (typeof BOXES)[number];

/** What needs two administrators: waiting for one's decision, asked by oneself, and all. */
@Component({
  imports: [PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './approvals-page.html',
  styleUrl: './approvals.scss',
})
export class ApprovalsPage {
  /** From the address. */
  readonly box = input<string>();
  protected readonly words = inject(Words);
  readonly #live = inject(Live);
  readonly #me = inject(Session).me;
  protected readonly boxes = computed(() =>
    this.#me()?.role === 'admin' ? BOXES : (['all'] as const),
  );
  protected readonly chosen = computed<Box>(
    () => this.boxes().find((one) => one === this.box()) ?? this.boxes()[0]!,
  );
  protected readonly pager = createPager(this.chosen);
  protected readonly resource = httpResource<ApprovalsAnswer>(() => {
    this.#live.changes();
    const params = toParams({ box: this.chosen(), cursor: this.pager.cursor() });
    return { url: '/api/approvals', params };
  });
  protected readonly list = keepLast(this.resource, () => this.chosen());

  protected what(approval: Approval): string {
    return sayAct(approval, this.words);
  }

  protected whatBeside(beside: Beside): string {
    return sayBeside(beside, this.words);
  }

  /** What is beside is decided on its own page. */
  protected pathOf(beside: Beside): string[] {
    return beside.kind === 'payout' ? ['/pagamenti-enti', beside.id] : ['/regole-denaro'];
  }

  protected status(approval: Approval): string {
    return sayStatus(approval, this.words);
  }
}
