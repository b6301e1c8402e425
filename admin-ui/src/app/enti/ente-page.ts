import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { SuspensionView } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { TrustCard } from './trust-card';

const ON_A_PAGE = 25;
const WHILE_PENDING_MS = 2_000;
const PLANNED = ['exclude', 'returnToOffer', 'decide'] as const;
const OUTCOMES = ['pending', 'done', 'toDecide', 'left', 'overtaken'] as const;

/**
 * One ente for the office: before it is suspended, what that would do to each open pratica; while
 * it is, how far it has come and what is left to decide.
 */
@Component({
  imports: [Bones, PagerBar, ProblemBox, ReasonedForm, RouterLink, TrustCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ente-page.html',
  styleUrl: './ente-page.scss',
})
export class EntePage {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  protected readonly pager = createPager(this.id);
  protected readonly resource = httpResource<SuspensionView>(() => ({
    url: `/api/office/enti/${this.id()}/suspension`,
    params: toParams({ cursor: this.pager.cursor(), limit: String(ON_A_PAGE) }),
  }));
  protected readonly view = keepLast(this.resource, this.id);
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

  protected readonly send = async (reason: string): Promise<void> => {
    const act = this.act();
    try {
      await this.#once.post(`/api/office/enti/${this.id()}/${act}`, { reason });
      this.said.set(this.words.say(`enti.done.${act}`));
    } finally {
      this.resource.reload();
    }
  };

  protected readonly question = (): Confirmation => {
    const { words } = this;
    const act = this.act();
    const counted = this.lines().map(({ count, text }) => `${count} · ${words.say(text)}`);
    return {
      title: words.say(`enti.${act}`),
      text: [words.say(`enti.means.${act}`), ...(act === 'suspend' ? counted : [])].join('\n'),
      confirm: words.say('act.confirm'),
    };
  };
}
