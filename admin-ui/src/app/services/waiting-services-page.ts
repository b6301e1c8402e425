import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { EnteServicesAnswer } from '../api-types';
import { moveInList } from '../keys/move-in-list';
import { Shortcuts } from '../keys/shortcuts';
import { type KeyDoes, ShortcutsSheet } from '../keys/shortcuts-sheet';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Icon } from '../shell/icon';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { createSelection } from '../words/selection';
import { Words } from '../words/words';
import { PublishMany } from './publish-many';
import { ServiceCard } from './service-card';

/** What enti have sent to be published, the longest waiting first; several are published at once. */
@Component({
  imports: [Bones, Icon, MatButton, PagerBar, ProblemBox, ServiceCard],
  providers: [PublishMany],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './waiting-services-page.html',
  styleUrl: './waiting-services-page.scss',
})
export class WaitingServicesPage {
  protected readonly words = inject(Words);
  protected readonly many = inject(PublishMany);
  readonly #dialog = inject(MatDialog);
  readonly #role = inject(Session).role;
  /** An auditor reads only. */
  protected readonly mayPublish = computed(() => this.#role() === 'admin');
  protected readonly pager = createPager(signal(undefined));
  protected readonly resource = httpResource<EnteServicesAnswer>(() => ({
    url: '/api/office/services',
    params: toParams({ cursor: this.pager.cursor() }),
  }));
  protected readonly found = keepLast(this.resource);
  /** What can still be chosen: what is published stays in its place until the list is read again. */
  protected readonly open = computed(() =>
    (this.found()?.items ?? []).filter(({ id }) => !this.many.isDone(id)),
  );
  protected readonly selection = createSelection({
    ids: () => this.open().map(({ id }) => id),
    of: this.pager.cursor,
  });
  protected readonly chosen = computed(() =>
    this.open().filter(({ id }) => this.selection.chosen().has(id)),
  );

  constructor() {
    inject(Shortcuts).listen({
      j: () => moveInList('li h2 a', 1),
      k: () => moveInList('li h2 a', -1),
      x: () => this.#chooseCurrent(),
      '?': () => this.mayPublish() && this.openHelp(),
    });
  }

  protected openHelp(): void {
    const data: KeyDoes[] = ['down', 'up', 'enter', 'select', 'help'];
    this.#dialog.open(ShortcutsSheet, { data });
  }

  /** With Shift, all from the one chosen last. */
  protected choose(id: string, { shiftKey }: MouseEvent): void {
    if (shiftKey) this.selection.extendTo(id);
    else this.selection.toggle(id);
  }

  /** What failed stays chosen, with its reason; the focus goes to what it came to. */
  protected async publish(outcome: HTMLElement): Promise<void> {
    const failed = await this.many.publish(this.chosen());
    if (!failed) return;
    this.selection.set(failed);
    outcome.focus();
  }

  protected readAgain(): void {
    this.many.forget();
    this.resource.reload();
  }

  #chooseCurrent(): void {
    const id = document.activeElement?.closest<HTMLElement>('[data-service]')?.dataset['service'];
    const isOpen = this.open().some((one) => one.id === id);
    if (id && isOpen && this.mayPublish() && !this.many.isRunning()) this.selection.toggle(id);
  }
}
