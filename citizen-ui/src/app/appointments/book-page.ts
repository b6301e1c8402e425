import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { formatInstant } from '../format/dates';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { fill } from '../receipts/words';
import { lastValue } from '../remote/last-value';
import { readFailure } from '../remote/problem';
import type { Appointment, FreeTimes } from '../remote/types';
import { PageFocus } from '../shell/page-focus';
import { OwnAppointments } from './own-appointments';
import { PickTime } from './pick-time';
import { APPOINTMENT_WORDS } from './words';

const LONGEST = 500;

/** A free time at a sportello, for a new appointment or for one that is there already. */
@Component({
  selector: 'app-book-page',
  imports: [Breadcrumb, PickTime, ProblemPanel, RouterLink, Skeleton],
  providers: [OwnAppointments],
  templateUrl: './book-page.html',
  styleUrl: './appointments-page.scss',
})
export class BookPage {
  /** Of the sportello, for a new one. */
  readonly sportelloId = input<string>();
  /** Of the appointment that is moved. */
  readonly id = input<string>();
  protected readonly own = inject(OwnAppointments);
  readonly #language = inject(Language);
  readonly #announcer = inject(Announcer);
  readonly #router = inject(Router);
  readonly #focus = inject(PageFocus);
  protected readonly words = computed(() => APPOINTMENT_WORDS[this.#language.code()]);
  protected readonly italian = this.#language.italian;
  protected readonly longest = LONGEST;
  protected readonly moved = computed(() => this.own.coming().find(({ id }) => id === this.id()));
  protected readonly isGone = computed(() => this.id() && this.own.answer() && !this.moved());
  protected readonly free = httpResource<FreeTimes>(() => {
    const of = this.sportelloId() ?? this.moved()?.sportello.id;
    return of ? `/api/sportelli/${encodeURIComponent(of)}/free-times` : undefined;
  });
  protected readonly answer = lastValue(this.free);
  protected readonly isNotGiven = computed(() => readFailure(this.free.error()).status === 404);
  protected readonly startsAt = signal<string | undefined>(undefined);
  protected readonly about = signal('');
  protected readonly isMissing = signal(false);
  protected readonly isTaken = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly picker = viewChild(PickTime);

  protected readonly lead = computed(() => {
    const { sportello, minutes } = this.answer() ?? {};
    if (!sportello) return '';
    const { at, atPlain } = this.words();
    return fill(sportello.address ? at : atPlain, { ...sportello, minutes: minutes ?? 0 });
  });
  protected readonly now = computed(() => {
    const moved = this.moved();
    return moved ? fill(this.words().now, { when: this.#when(moved.startsAt) }) : '';
  });

  protected async send(): Promise<void> {
    const startsAt = this.startsAt();
    this.isMissing.set(!startsAt);
    if (!startsAt) return this.picker()?.focusTime();
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.isTaken.set(false);
    this.failure.set(undefined);
    try {
      const done = await this.#ask(startsAt);
      const said = this.id() ? this.words().moved : this.words().booked;
      this.#announcer.say(fill(said, { when: this.#when(done.startsAt) }));
      await this.#router.navigate(['/appuntamenti']);
    } catch (error) {
      this.#refused(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected chosen(startsAt: string | undefined): void {
    this.startsAt.set(startsAt);
    this.isMissing.set(false);
  }

  #ask(startsAt: string): Promise<Appointment> {
    const id = this.id();
    if (id) return this.own.move(id, startsAt);
    const about = this.about().trim();
    return this.own.book({
      sportelloId: this.sportelloId()!,
      startsAt,
      ...(about ? { about } : {}),
    });
  }

  /** Somebody was faster: the free times are read anew, and what was written stays. */
  #refused(error: unknown): void {
    const { code } = readFailure(error);
    const isOld = code === 'appointment-taken' || code === 'invalid';
    this.isTaken.set(isOld);
    if (!isOld) return this.failure.set(error);
    this.startsAt.set(undefined);
    this.free.reload();
    this.#focus.toHeading();
  }

  #when(instant: string): string {
    return formatInstant(instant, this.#language.locale());
  }
}
