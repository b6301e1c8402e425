import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Announcer } from '../live/announcer';
import { ProblemPanel } from '../parts/problem-panel';
import type { Pratica } from '../remote/types';
import { saveFile } from './save-file';

const SERVED: readonly string[] = ['active', 'suspended', 'renewed', 'interrupted'];

/** The days of a pratica for the calendar on one's own phone. */
@Component({
  selector: 'app-calendar-button',
  imports: [ProblemPanel, TranslocoPipe],
  template: `
    @if (hasDays()) {
      @if (failure(); as error) {
        <app-problem-panel [error]="error" (retry)="save()" />
      }
      <p class="no-print">
        <button
          type="button"
          class="button plain"
          [attr.aria-disabled]="isSaving()"
          (click)="save()"
        >
          {{ 'pratica.calendar.save' | transloco }}
        </button>
      </p>
    }
  `,
})
export class CalendarButton {
  readonly pratica = input.required<Pratica>();
  readonly #http = inject(HttpClient);
  readonly #words = inject(TranslocoService);
  readonly #announcer = inject(Announcer);
  protected readonly isSaving = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly hasDays = computed(() => {
    const { state, closed, service } = this.pratica();
    return !closed && (state === 'payment' || (service !== null && SERVED.includes(state)));
  });

  protected async save(): Promise<void> {
    if (this.isSaving()) return;
    this.isSaving.set(true);
    this.failure.set(undefined);
    const { id, number } = this.pratica();
    const url = `/api/pratiche/${id}/calendar.ics`;
    try {
      // As text, so that a refusal can be read.
      const text = await firstValueFrom(this.#http.get(url, { responseType: 'text' }));
      saveFile(`${number}.ics`, new Blob([text], { type: 'text/calendar' }));
      this.#announcer.say(this.#words.translate('pratica.calendar.saved'));
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isSaving.set(false);
    }
  }
}
