import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Pratica } from '../api-types';
import { Words } from '../words/words';

/** What it is, where it stands, what comes next and by when. */
@Component({
  selector: 'wemi-pratica-head',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './pratica-head.html',
  styleUrl: './pratica-head.scss',
})
export class PraticaHead {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  protected readonly isOver = computed(() => this.pratica().closed || !this.pratica().next);
  protected readonly due = computed(() => {
    const { dueAt, closed } = this.pratica();
    return dueAt && !closed ? this.words.due(dueAt) : undefined;
  });
}
