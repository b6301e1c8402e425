import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { Agenda, OfficeSportelli } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { today } from '../words/dates';
import { Words } from '../words/words';
import { AgendaEntry } from './agenda-entry';
import { OutsideHours } from './outside-hours';

const DAY_MS = 86_400_000;

/** Who comes to a sportello on a day. Place and day stand in the address; nobody's name does. */
@Component({
  imports: [AgendaEntry, Bones, MatButton, OutsideHours, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './agenda-page.html',
  styleUrl: './agenda-page.scss',
})
export class AgendaPage {
  readonly giorno = input<string>();
  readonly sportello = input<string>();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  readonly #role = inject(Session).role;
  protected readonly day = computed(() => this.giorno() ?? today());
  /** The office chooses; who works at a sportello has theirs. */
  protected readonly all = httpResource<OfficeSportelli>(() =>
    this.#role() === 'admin' ? '/api/office/sportelli' : undefined,
  );
  protected readonly choices = computed(() => (this.all.hasValue() ? this.all.value().items : []));
  protected readonly chosen = computed(() => {
    const given = this.choices().find(({ said }) => said.appointments) ?? this.choices()[0];
    return this.sportello() ?? given?.id;
  });
  readonly #query = computed(() => toParams({ day: this.day(), sportello: this.chosen() }));
  protected readonly resource = httpResource<Agenda>(() => {
    const isKnown = this.#role() === 'sportello' || this.chosen();
    return isKnown ? { url: '/api/office/appointments', params: this.#query() } : undefined;
  });
  protected readonly agenda = keepLast(this.resource, this.#query);
  protected readonly isWithout = computed(() => this.all.hasValue() && !this.chosen());
  protected readonly count = computed(() => {
    const count = this.agenda()?.items.filter(({ state }) => state !== 'cancelled').length ?? 0;
    return this.words.say(count === 1 ? 'agenda.count.one' : 'agenda.count.more', { count });
  });
  protected readonly said = signal('');

  protected tell(said: string): void {
    this.said.set(said);
    this.resource.reload();
  }

  /** Days before or after the one that shows. */
  protected turn(days: number): void {
    const at = Date.parse(`${this.day()}T00:00:00Z`) + days * DAY_MS;
    this.show({ giorno: new Date(at).toISOString().slice(0, 10) });
  }

  protected show(queryParams: { giorno?: string; sportello?: string }): void {
    this.said.set('');
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected print(): void {
    window.print();
  }
}
