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
import { TypePicker } from '../words/type-picker';
import { Words } from '../words/words';
import { Colleagues } from './colleagues';
import { DUES, TASK_FILTERS } from './task-query';

export type Filters = Record<string, string | undefined>;

@Component({
  selector: 'wemi-inbox-filters',
  imports: [FilterChips, FilterToggle, TypePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './inbox-filters.html',
  styleUrl: './inbox-filters.scss',
})
export class InboxFilters {
  readonly filters = input.required<Filters>();
  readonly view = input.required<string>();
  readonly narrow = output<Filters>();
  protected readonly words = inject(Words);
  readonly #catalogue = inject(Catalogue);
  protected readonly colleagues = inject(Colleagues);
  readonly #role = inject(Session).role;
  protected readonly showsFilters = signal(false);
  protected readonly dues = DUES;
  protected readonly isAnyones = computed(() => ['all', 'done'].includes(this.view()));
  /** Only what this side of the desk can meet. */
  protected readonly kinds = computed(() => {
    const owner = this.#role() === 'admin' ? 'office' : 'ente';
    return TASK_KINDS.filter((kind) => TASKS[kind].owner === owner);
  });
  protected readonly states = computed(() =>
    STATES.filter((state) =>
      this.kinds().some((kind) => ([TASKS[kind].in].flat() as string[]).includes(state)),
    ),
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
    if (name === 'type') return this.#catalogue.typeName(value);
    if (name === 'assignee') return this.#assigneeName(value);
    const keys: Record<string, string> = { state: 'state', kind: 'task', due: 'inbox.dueFilter' };
    return this.words.say(`${keys[name]}.${value}`);
  }

  #assigneeName(id: string): string {
    return this.words.say('inbox.withPerson', { name: this.colleagues.nameOf(id) });
  }
}
