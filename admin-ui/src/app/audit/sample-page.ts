import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AuditSampleDetail } from '../api-types';
import { toCsv } from '../history/csv';
import { csvFile, saveFile } from '../history/save-file';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Icon } from '../shell/icon';
import { StateChip } from '../words/state-chip';
import { Words } from '../words/words';
import { AuditTabs } from './audit-tabs';

/** One draw: how it came about, whether it can be repeated, and its pratiche in their order. */
@Component({
  imports: [AuditTabs, Bones, Icon, MatButton, ProblemBox, RouterLink, StateChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sample-page.html',
  styleUrl: './audit.scss',
})
export class SamplePage {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly resource = httpResource<AuditSampleDetail>(
    () => `/api/audit/samples/${encodeURIComponent(this.id())}`,
  );

  protected export({ items, seed }: AuditSampleDetail): void {
    const heads = ['audit.order', 'audit.pratica', 'audit.service', 'audit.stateNow', 'audit.ente', 'audit.opened', 'audit.seed']; // prettier-ignore
    const rows = items.map((pratica, n) => [
      String(n + 1),
      pratica.number,
      this.words.serviceName(pratica),
      this.words.say(`state.${pratica.state}`),
      pratica.enteName ?? '—',
      pratica.openedAt,
      seed,
    ]);
    const text = toCsv([heads.map((head) => this.words.say(head)), ...rows]);
    saveFile('wemi-campione.csv', csvFile(text));
  }
}
