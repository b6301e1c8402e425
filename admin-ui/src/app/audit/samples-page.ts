import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { AuditSample, AuditSampleDetail, AuditSamplesAnswer } from '../api-types';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { toParams } from '../words/api-params';
import { Catalogue } from '../words/catalogue';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { TypePicker } from '../words/type-picker';
import { Words } from '../words/words';
import { AuditHead } from './audit-head';
import { EntePicker } from './ente-picker';
import { Enti } from './enti';

/** Draws samples and shows all that were drawn: none can be made to disappear. */
@Component({
  imports: [AuditHead, Bones, EntePicker, MatButton, PagerBar, ProblemBox, RouterLink, TypePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './samples-page.html',
  styleUrl: './audit.scss',
})
export class SamplesPage {
  protected readonly words = inject(Words);
  readonly #catalogue = inject(Catalogue);
  readonly #enti = inject(Enti);
  readonly #once = inject(SendOnce);
  readonly #router = inject(Router);
  protected readonly type = signal('');
  protected readonly enteId = signal('');
  protected readonly isDrawing = signal(false);
  protected readonly trouble = signal<unknown>(undefined);

  protected readonly pager = createPager(signal(0));
  protected readonly resource = httpResource<AuditSamplesAnswer>(() => ({
    url: '/api/audit/samples',
    params: toParams({ cursor: this.pager.cursor() }),
  }));

  protected async draw(event: Event): Promise<void> {
    event.preventDefault();
    const asked = Object.fromEntries(new FormData(event.target as HTMLFormElement));
    this.isDrawing.set(true);
    this.trouble.set(undefined);
    try {
      const body = { ...filled(asked), ...filled({ type: this.type(), enteId: this.enteId() }), size: Number(asked['size']) }; // prettier-ignore
      const drawn = await this.#once.post<AuditSampleDetail>('/api/audit/samples', body);
      await this.#router.navigate(['/verifica/campioni', drawn.id]);
    } catch (error) {
      this.trouble.set(error);
    } finally {
      this.isDrawing.set(false);
    }
  }

  protected filtersOf({ from, until, type, enteId }: AuditSample): string {
    const days = { from: this.words.day(from), until: this.words.day(until) };
    return [
      this.words.say('audit.period', days),
      type ? this.#catalogue.typeName(type) : '',
      enteId ? this.#enti.nameOf(enteId) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }
}

function filled(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '',
    ),
  );
}
