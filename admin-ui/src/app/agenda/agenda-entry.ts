import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { Agenda } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

type Entry = Agenda['items'][number];

/** One appointment in the day of a sportello, and what is done with it. */
@Component({
  selector: 'wemi-agenda-entry',
  imports: [MatButton, ProblemBox, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './agenda-entry.html',
  styleUrl: './agenda-entry.scss',
})
export class AgendaEntry {
  readonly of = input.required<Entry>();
  /** What was done, in words. */
  readonly done = output<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  protected readonly isCancelling = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly outcomes = ['came', 'missed'] as const;
  protected readonly time = computed(() => `${this.#clock(this.of().startsAt)}–${this.#clock(this.of().endsAt)}`); // prettier-ignore
  protected readonly state = computed(() => {
    const { state, cancelReason } = this.of();
    return cancelReason === null ? state : 'byOffice';
  });
  protected readonly who = computed(() => ({
    name: this.of().citizen,
    time: this.#clock(this.of().startsAt),
  }));

  protected async mark(outcome: 'came' | 'missed'): Promise<void> {
    if (this.isSending() || this.of().state === outcome) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await this.#once.post(`/api/office/appointments/${this.of().id}/outcome`, { outcome });
      this.done.emit(this.words.say(`agenda.done.${outcome}`, this.who()));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly ask = (): Confirmation => ({
    title: this.words.say('agenda.askTitle'),
    text: this.words.say('agenda.askText', this.who()),
    confirm: this.words.say('agenda.cancel'),
  });

  protected readonly cancel = async (reason: string): Promise<void> => {
    await this.#once.post(`/api/office/appointments/${this.of().id}/cancel`, { reason });
    this.isCancelling.set(false);
    this.done.emit(this.words.say('agenda.done.cancelled', this.who()));
  };

  #clock(instant: string): string {
    return new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', hour: '2-digit', minute: '2-digit' }).format(new Date(instant)); // prettier-ignore
  }
}
