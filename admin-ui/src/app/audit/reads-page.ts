import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SensitiveReads } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { AuditHead } from './audit-head';
import { ExportButton } from './export-button';
import { PeriodFields } from './period-fields';

/** Who of the staff opened what is delicate of a citizen, and when. */
@Component({
  imports: [AuditHead, Bones, ExportButton, PagerBar, PeriodFields, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reads-page.html',
  styleUrl: './audit.scss',
})
export class ReadsPage {
  readonly person = input<string>();
  readonly from = input<string>();
  readonly until = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  protected readonly query = computed(() =>
    toParams({ person: this.person(), from: this.from(), until: this.until() }),
  );
  protected readonly pager = createPager(this.query);
  protected readonly resource = httpResource<SensitiveReads>(() => ({
    url: '/api/audit/reads',
    params: toParams({ ...this.query(), cursor: this.pager.cursor() }),
  }));
  protected readonly page = keepLast(this.resource);

  protected set(name: string, value: string): void {
    const queryParams = { [name]: value.trim() || undefined };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
