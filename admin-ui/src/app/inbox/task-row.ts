import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Named, Task } from '../api-types';
import { Session } from '../session/session';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';
import type { Trail } from './next-task';
import type { TaskMove } from './task-commands';

@Component({
  selector: 'wemi-task-row',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './task-row.html',
  styleUrl: './task-row.scss',
})
export class TaskRow {
  readonly task = input.required<Task>();
  readonly selected = input.required<boolean>();
  readonly colleagues = input.required<Named[]>();
  readonly trail = input<Trail>({});
  /** What became of the last move on this row, when it failed. */
  readonly refusal = input<string>();
  readonly choose = output();
  /** With Shift: all from the one chosen last. */
  readonly chooseUpTo = output();
  readonly move = output<TaskMove>();
  /** To whoever has least in hand. */
  readonly lightest = output();
  protected readonly words = inject(Words);
  readonly #me = inject(Session).me;
  protected readonly isMine = computed(() => this.task().assignee?.id === this.#me()?.id);
  protected readonly isOpen = computed(() => this.task().closedAt === null);
  protected readonly name = computed(() => this.words.say(`task.${this.task().kind}`));
  protected readonly due = computed(() => this.words.due(this.task().dueAt));
}
