import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { STATES, TASK_KINDS, TASKS } from '../domain';
import { Session } from '../session/session';
import { Catalogue } from '../words/catalogue';
import { type FilterChip, FilterChips } from '../words/filter-chips';
import { FilterToggle } from '../words/filter-toggle';
import { Words } from '../words/words';
import { DUES, TASK_FILTERS } from './task-query';

export type Filters = Record<string, string | undefined>;

@Component({
  selector: 'wemi-inbox-filters',
  imports: [FilterChips, FilterToggle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './inbox-filters.html',
  styleUrl: './inbox-filters.scss',
})
export class InboxFilters {
  readonly filters = input.required<Filters>();
  readonly narrow = output<Filters>();
  protected readonly words = inject(Words);
  protected readonly catalogue = inject(Catalogue);
  readonly #role = inject(Session).role;
  protected readonly showsFilters = signal(false);
  protected readonly dues = DUES;
  /** Only what this side of the desk can meet. */
  protected readonly kinds = computed(() => {
    const owner = this.#role() === 'admin' ? 'office' : 'ente';
    return TASK_KINDS.filter((kind) => TASKS[kind].owner === owner);
  });
  protected readonly states = computed(() =>
    STATES.filter((state) => this.kinds().some((kind) => TASKS[kind].in === state)),
  );
  protected readonly chips = computed<FilterChip[]>(() =>
    TASK_FILTERS.filter((name) => this.filters()[name]).map((name) => ({
      name,
      text: this.#textOf(name, this.filters()[name]!),
    })),
  );

  protected set(name: string, value: string): void {
    this.narrow.emit({ [name]: value.trim() || undefined });
  }

  #textOf(name: string, value: string): string {
    if (name === 'q') return this.words.say('filter.text', { text: value });
    if (name === 'type') return this.catalogue.typeName(value);
    const keys: Record<string, string> = { state: 'state', kind: 'task', due: 'inbox.dueFilter' };
    return this.words.say(`${keys[name]}.${value}`);
  }
}
