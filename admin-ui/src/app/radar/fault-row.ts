import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Fault } from '../api-types';
import { Words } from '../words/words';
import type { FaultAct } from './fault-acts';
import { linksOf } from './fault-links';
import { sayDetails, sayFault } from './say-fault';

/** One fault: what, of which pratica, since when, and what would free it. A card where there is no room. */
@Component({
  // A row of a table is nothing but a `tr`.
  selector: 'tr[wemi-fault]',
  imports: [MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'row' },
  templateUrl: './fault-row.html',
  styleUrl: './fault-row.scss',
})
export class FaultRow {
  readonly fault = input.required<Fault>();
  /** What became of the last act on this row, when it failed. */
  readonly refusal = input<string>();
  readonly isActing = input(false);
  readonly act = output<FaultAct>();
  protected readonly words = inject(Words);
  protected readonly sentence = computed(() => sayFault(this.fault(), this.words));
  protected readonly links = computed(() => linksOf(this.fault()));
  protected readonly details = computed(() => sayDetails(this.fault(), this.words));
}
