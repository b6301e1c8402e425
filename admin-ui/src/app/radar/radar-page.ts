import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import type { Fault, RadarAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { type FaultAct, FaultActs } from './fault-acts';
import { FaultDialog, type FaultQuestion, type FaultSaid } from './fault-dialog';
import { FaultRow } from './fault-row';
import { lookAgain } from './look-again';
import { PartsBanner } from './parts-banner';
import { sayFault } from './say-fault';

const ON_A_PAGE = 25;
/** What must be said with an act beside its confirmation. */
const ASKS: Partial<Record<FaultAct, (fault: Fault) => FaultQuestion['asks']>> = {
  reassign: ({ kind, id }) => ({ kind, id }),
  skip: () => 'reason',
  leave: () => 'reason',
};

/** What is stuck in the comune, since when, and what would free it. */
@Component({
  imports: [FaultRow, PagerBar, PartsBanner, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './radar-page.html',
  styleUrl: './radar-page.scss',
})
export class RadarPage {
  readonly kind = input<string>();

  protected readonly words = inject(Words);
  readonly #acts = inject(FaultActs);
  readonly #router = inject(Router);
  readonly #dialog = inject(MatDialog);
  readonly #query = computed(() => toParams({ kind: this.kind() }));
  protected readonly pager = createPager(this.#query);
  protected readonly resource = httpResource<RadarAnswer>(() => {
    const cursor = this.pager.cursor();
    const params = toParams({ ...this.#query(), cursor, limit: String(ON_A_PAGE) });
    return { url: '/api/radar', params };
  });
  protected readonly radar = keepLast(this.resource);
  /** Kinds of which there is something; the chosen one stays, so that it can be left. */
  protected readonly kinds = computed(() =>
    (this.radar()?.kinds ?? []).filter(({ kind, count }) => count > 0 || kind === this.kind()),
  );
  protected readonly columns = ['what', 'pratica', 'since', 'acts'] as const;
  protected readonly acting = signal<string | undefined>(undefined);
  protected readonly refusals = signal<Record<string, string>>({});
  /** What an act came to, said aloud. */
  protected readonly outcome = signal('');

  constructor() {
    lookAgain(() => this.resource.reload());
  }

  protected narrow(kind: string | undefined): void {
    void this.#router.navigate([], { queryParams: { kind }, queryParamsHandling: 'merge' });
  }

  protected keyOf = ({ kind, id }: Fault): string => `${kind} ${id}`;

  protected async act(fault: Fault, act: FaultAct): Promise<void> {
    const said = await this.#ask(fault, act);
    if (!said) return;
    const key = this.keyOf(fault);
    this.acting.set(key);
    this.outcome.set('');
    const refusal = await this.#acts.send(fault, act, said);
    this.acting.set(undefined);
    this.refusals.update((all) => ({ ...all, [key]: refusal ?? '' }));
    const number = fault.pratica?.number ?? '';
    if (!refusal) this.outcome.set(this.words.say(`radar.done.${act}`, { number }).trim());
    this.resource.reload();
  }

  /** What is said with the act; nothing when it is not to be done. */
  async #ask(fault: Fault, act: FaultAct): Promise<FaultSaid | undefined> {
    const { words } = this;
    const question: Confirmation = {
      title: words.say(`radar.act.${act}`),
      text: `${sayFault(fault, words)}\n${words.say(`radar.means.${act}`)}`,
      confirm: words.say('act.confirm'),
    };
    const asks = ASKS[act]?.(fault);
    if (asks) {
      const data: FaultQuestion = { ...question, asks };
      return firstValueFrom(this.#dialog.open(FaultDialog, { data }).afterClosed());
    }
    return (await isConfirmed(this.#dialog, question)) ? {} : undefined;
  }
}
