import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BatchMoves, ForeseenMoves } from '../api-types';
import { Words } from '../words/words';
import { changedDeadlines } from './changed-deadlines';

type Row = ForeseenMoves['items'][number] & Partial<Pick<BatchMoves['items'][number], 'status'>>;

/** Pratica by pratica: which deadlines change and how, or why it stays; and what became of it. */
@Component({
  selector: 'wemi-move-rows',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul role="list">
      @for (row of said(); track row.praticaId) {
        <li>
          <p>
            <a [routerLink]="['/pratiche', row.praticaId]">{{ row.number }}</a>
            · {{ words.say('state.' + row.state) }}
            @if (row.fromVersion) {
              · {{ words.say('rules.version', { version: row.fromVersion }) }}
            }
            <span class="chip" [class]="row.look">{{ words.say(row.status) }}</span>
          </p>
          @if (row.why) {
            <p>{{ row.why }}</p>
          }
          @for (change of row.changes; track change.label) {
            <p class="change">
              {{ change.label }}: <del>{{ change.before }}</del>&ngsp;<ins>{{ change.after }}</ins>
            </p>
          } @empty {
            @if (!row.why) {
              <p class="muted">{{ words.say('moves.sameDeadlines') }}</p>
            }
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }

    li {
      padding: 10px 0;
      border-bottom: 1px solid var(--wemi-line);
    }

    p {
      margin: 0 0 4px;
    }

    del {
      color: var(--wemi-muted);
    }

    ins {
      font-weight: 600;
      text-decoration: none;
    }
  `,
})
export class MoveRows {
  readonly rows = input.required<Row[]>();
  readonly isForeseen = input(false);
  protected readonly words = inject(Words);
  protected readonly said = computed(() =>
    this.rows().map((row) => ({
      ...row,
      status: this.#statusOf(row),
      look: row.refusal ? 'warn' : row.status === 'waiting' ? 'blue' : 'good',
      why: row.refusal ? this.words.say(`moves.why.${row.refusal}`) : '',
      changes: row.after ? changedDeadlines(row.before, row.after, this.words) : [],
    })),
  );

  #statusOf({ status, refusal }: Row): string {
    if (this.isForeseen()) return refusal ? 'moves.status.stays' : 'moves.status.movable';
    return `moves.status.${status}`;
  }
}
