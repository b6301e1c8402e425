import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, ConfirmDialog } from '../act/confirm-dialog';
import { ReasonField } from '../act/reason-field';
import type { SuspensionView } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { EnteDecisions } from './ente-decisions';

const ON_A_PAGE = 25;
const WHILE_PENDING_MS = 2_000;
const PLANNED = ['exclude', 'returnToOffer', 'decide'] as const;
const OUTCOMES = ['pending', 'done', 'toDecide', 'left', 'overtaken'] as const;

/**
 * One ente for the office: before it is suspended, what that would do to each open pratica; while
 * it is, how far it has come and what is left to decide.
 */
@Component({
  imports: [MatButton, PagerBar, ProblemBox, ReasonField, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ente-page.html',
  styleUrl: './ente-page.scss',
})
export class EntePage {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  readonly #decisions = inject(EnteDecisions);
  readonly #dialog = inject(MatDialog);
  protected readonly pager = createPager(this.id);
  protected readonly resource = httpResource<SuspensionView>(() => ({
    url: `/api/office/enti/${this.id()}/suspension`,
    params: toParams({ cursor: this.pager.cursor(), limit: String(ON_A_PAGE) }),
  }));
  protected readonly view = keepLast(this.resource, this.id);
  protected readonly why = viewChild(ReasonField);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');
  protected readonly act = computed(() => (this.view()?.suspension ? 'reinstate' : 'suspend'));
  /** What would happen, or what has: each line a count and a sentence. */
  protected readonly lines = computed(() => {
    const view = this.view();
    if (!view) return [];
    const { planned, outcomes } = view;
    return outcomes
      ? OUTCOMES.map((name) => ({ count: outcomes[name], text: `enti.outcome.${name}` }))
      : PLANNED.map((name) => ({ count: planned[name], text: `enti.planned.${name}` }));
  });

  constructor() {
    // What is under way is looked at until it is over.
    effect((onCleanup) => {
      if (!this.view()?.outcomes?.pending || this.resource.isLoading()) return;
      const again = setTimeout(() => this.resource.reload(), WHILE_PENDING_MS);
      onCleanup(() => clearTimeout(again));
    });
  }

  protected async decide(): Promise<void> {
    const said = this.why()?.read();
    const act = this.act();
    if (!said || !(await this.#isConfirmed(act))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await this.#decisions.send(this.id(), act, String(said['reason']));
      this.said.set(this.words.say(`enti.done.${act}`));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
      this.resource.reload();
    }
  }

  async #isConfirmed(act: 'suspend' | 'reinstate'): Promise<boolean> {
    const { words } = this;
    const counted = this.lines().map(({ count, text }) => `${count} · ${words.say(text)}`);
    const data: Confirmation = {
      title: words.say(`enti.${act}`),
      text: [words.say(`enti.means.${act}`), ...(act === 'suspend' ? counted : [])].join('\n'),
      confirm: words.say('act.confirm'),
    };
    const dialog = this.#dialog.open(ConfirmDialog, { data });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
