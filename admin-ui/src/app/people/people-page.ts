import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { PeopleAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { type FilterChip, FilterChips } from '../words/filter-chips';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { ENTE_ROLES, STAFF_ROLES } from './staff';

const GROUPS = ['staff', 'citizens'] as const;

/**
 * The people whom one looks after, an office its comune's and an ente its own. Group and role stand in the
 * address; a name does not.
 */
@Component({
  imports: [Bones, FilterChips, MatButton, PagerBar, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
})
export class PeoplePage {
  readonly gruppo = input<string>();
  readonly ruolo = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  protected readonly groups = GROUPS;
  protected readonly isOffice = inject(Session).role() !== 'ente';
  protected readonly roles = this.isOffice ? STAFF_ROLES : ENTE_ROLES;
  protected readonly group = computed(() =>
    this.isOffice && this.gruppo() === 'citizens' ? 'citizens' : 'staff',
  );
  readonly #role = computed(() => (this.group() === 'staff' ? this.ruolo() : undefined));
  protected readonly q = signal('');
  readonly #query = computed(() =>
    toParams({ group: this.group(), role: this.#role(), q: this.q() }),
  );
  protected readonly pager = createPager(this.#query);
  protected readonly resource = httpResource<PeopleAnswer>(() => ({
    url: '/api/people',
    params: toParams({ ...this.#query(), cursor: this.pager.cursor() }),
  }));
  protected readonly list = keepLast(this.resource);
  protected readonly chips = computed<FilterChip[]>(() => {
    const { words } = this;
    const role = this.#role();
    return [
      ...(this.q() ? [{ name: 'q', text: words.say('filter.text', { text: this.q() }) }] : []),
      ...(role ? [{ name: 'ruolo', text: words.say(`people.role.${role}`) }] : []),
    ];
  });

  protected remove(name: string): void {
    if (name === 'q') this.q.set('');
    else this.narrow({ ruolo: undefined });
  }

  protected narrow(queryParams: { gruppo?: string; ruolo?: string | undefined }): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
