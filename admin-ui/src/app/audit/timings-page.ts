import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { AuditTiming, AuditTimings } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import { AuditHead } from './audit-head';
import { PeriodFields } from './period-fields';

const A_QUARTER_DAYS = 90;
/** Below it a bar is drawn as one to look at. */
const LOW = 0.8;

/** How long each step takes against its term, by ente: a table whose bars say the same again. */
@Component({
  imports: [AuditHead, Bones, PeriodFields, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './timings-page.html',
  styleUrl: './audit.scss',
})
export class TimingsPage {
  readonly from = input<string>();
  readonly until = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  protected readonly low = LOW;
  protected readonly days = computed(() => ({
    from: this.from() || daysAgo(A_QUARTER_DAYS),
    until: this.until() || daysAgo(0),
  }));
  protected readonly resource = httpResource<AuditTimings>(() => ({
    url: '/api/audit/timings',
    params: this.days(),
  }));
  protected readonly timings = keepLast(this.resource);
  protected readonly steps = computed(() => {
    const items = this.timings()?.items ?? [];
    const steps = [...new Set(items.map(({ step }) => step))];
    return steps.map((step) => ({ step, rows: items.filter((row) => row.step === step) }));
  });

  protected set(name: string, value: string): void {
    const queryParams = { [name]: value || undefined };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected sayStep(step: string): string {
    return this.words.sayOr(`audit.step.${step}`, this.words.say(`task.${step}`));
  }

  protected sayDays(days: number | null): string {
    if (days === null) return '—';
    return this.words.say('audit.days', { days: this.#number(days, { maximumFractionDigits: 1 }) });
  }

  protected sayShare({ inTime }: AuditTiming): string {
    return this.#number(inTime ?? 0, { style: 'percent', maximumFractionDigits: 0 });
  }

  #number(value: number, options: Intl.NumberFormatOptions): string {
    const locale = this.words.language() === 'en' ? 'en-GB' : 'it-IT';
    return new Intl.NumberFormat(locale, options).format(value);
  }
}

function daysAgo(days: number): string {
  const day = new Date(Date.now() - days * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(day);
}
