import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { FieldError, isWrong } from '../act/field-error';
import type { ClosuresAnswer, ShiftAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { today } from '../words/dates';
import { Words } from '../words/words';

type Closure = ClosuresAnswer['items'][number];

/** When the ente is closed: what is to come, and a form for more that says first what it moves. */
@Component({
  imports: [Bones, FieldError, FormField, MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './closures-page.html',
  styles: `
    :host {
      display: grid;
      gap: 16px;
      max-width: 720px;
    }

    ul {
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      align-items: center;
      min-height: 48px;
    }

    .period {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      gap: 0 16px;
    }
  `,
})
export class ClosuresPage {
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  protected readonly isWrong = isWrong;
  protected readonly resource = httpResource<ClosuresAnswer>(() => '/api/closures');
  readonly #found = keepLast(this.resource);
  protected readonly closures = computed(() => this.#found()?.items);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isSending = signal(false);
  protected readonly said = signal('');
  readonly #model = signal({ from: '', through: '', note: '' });
  protected readonly days = form(this.#model, (path) => {
    required(path.from, { message: 'wrong.date' });
    required(path.through, { message: 'wrong.date' });
    validate(path.through, ({ value, valueOf }) =>
      value() && value() < valueOf(path.from)
        ? { kind: 'order', message: 'wrong.closureOrder' }
        : undefined,
    );
    maxLength(path.note, 200, { message: 'wrong.tooLong' });
  });

  protected async add(): Promise<void> {
    for (const field of [this.days.from, this.days.through, this.days.note])
      field().markAsTouched();
    if (!this.days().valid()) return;
    const { from, through, note } = this.#model();
    await this.#try(async () => {
      const params = { from, through };
      const shift = await firstValueFrom(
        this.#http.get<ShiftAnswer>('/api/closures/shift', { params }),
      );
      if (!(await this.#isSure('add', { from, through }, this.#sayShift(shift)))) return;
      const body = { from, through, ...(note.trim() ? { note: note.trim() } : {}) };
      await this.#once.post('/api/closures', body);
      this.#model.set({ from: '', through: '', note: '' });
      this.days().reset();
      this.said.set(this.words.say('closures.added'));
    });
  }

  protected async remove(closure: Closure): Promise<void> {
    if (!(await this.#isSure('remove', closure, this.words.say('closures.removeMeans')))) return;
    await this.#try(async () => {
      await firstValueFrom(this.#http.delete(`/api/closures/${closure.id}`));
      this.said.set(this.words.say('closures.removed'));
    });
  }

  /** Today was its last day. */
  protected async reopen(closure: Closure): Promise<void> {
    if (!(await this.#isSure('reopen', closure, this.words.say('closures.removeMeans')))) return;
    await this.#try(async () => {
      const body = { through: today() };
      await firstValueFrom(this.#http.patch(`/api/closures/${closure.id}`, body));
      this.said.set(this.words.say('closures.reopened'));
    });
  }

  protected sayDays({ from, through }: Pick<Closure, 'from' | 'through'>): string {
    const { words } = this;
    return words.say('closures.days', { from: words.day(from), through: words.day(through) });
  }

  #sayShift({ items }: ShiftAnswer): string {
    const { words } = this;
    if (items.length === 0) return words.say('closures.shiftsNothing');
    const lines = items.map(({ number, dueAt, movedTo }) =>
      words.say('closures.shifts', { number, from: words.short(dueAt), to: words.short(movedTo) }),
    );
    return [words.say('closures.shiftsIntro'), ...lines].join('\n');
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem.set(undefined);
    this.said.set('');
    this.isSending.set(true);
    try {
      await work();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
      this.resource.reload();
    }
  }

  #isSure(
    act: 'add' | 'remove' | 'reopen',
    days: Pick<Closure, 'from' | 'through'>,
    text: string,
  ): Promise<boolean> {
    const data: Confirmation = {
      title: this.words.say(`closures.${act}`),
      text: `${this.sayDays(days)}\n${text}`,
      confirm: this.words.say('act.confirm'),
    };
    return isConfirmed(this.#dialog, data);
  }
}
