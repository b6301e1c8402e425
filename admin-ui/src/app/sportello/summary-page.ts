import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { NeedCard } from '../pratica/need-card';
import { PraticaStore } from '../pratica/pratica-store';
import { PriceLines } from '../pratica/price-lines';
import { sayEvent } from '../pratica/say-event';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';

/** A pratica on one sheet, for the person to take home. */
@Component({
  imports: [Icon, MatButton, NeedCard, PriceLines, ProblemBox, RouterLink],
  providers: [PraticaStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './summary-page.html',
  styleUrls: ['./forms.scss', './summary-page.scss'],
})
export class SummaryPage {
  readonly id = input.required<string>();
  protected readonly store = inject(PraticaStore);
  protected readonly words = inject(Words);
  readonly #me = inject(Session).me;
  protected readonly comune = computed(() => this.#me()?.comune.name ?? '');
  protected readonly now = new Date().toISOString();
  protected readonly next = computed(() => {
    const next = this.store.pratica()?.next;
    if (!next) return '';
    const step = this.words.say(`next.${next.transition}`);
    return next.by ? this.words.say('summary.nextBy', { step, when: this.words.instant(next.by) }) : step; // prettier-ignore
  });
  protected readonly events = computed(() =>
    this.store.events().map((event) => ({ ...event, said: sayEvent(event, this.words) })),
  );

  constructor() {
    effect(() => this.store.id.set(this.id()));
  }

  protected print(): void {
    window.print();
  }
}
