import { Pipe, type PipeTransform, inject } from '@angular/core';
import { Language } from '../language/language';
import {
  formatDay,
  formatDeadline,
  formatExact,
  formatInstant,
  formatInstantDay,
  formatRecent,
} from './dates';

/** Impure because the language can change under the same value. */
@Pipe({ name: 'instant', pure: false })
export class InstantPipe implements PipeTransform {
  readonly #language = inject(Language);

  transform(instant: string): string {
    return formatInstant(instant, this.#language.locale());
  }
}

@Pipe({ name: 'deadline', pure: false })
export class DeadlinePipe implements PipeTransform {
  readonly #language = inject(Language);

  transform(instant: string): string {
    return formatDeadline(instant, this.#language.locale());
  }
}

@Pipe({ name: 'instantDay', pure: false })
export class InstantDayPipe implements PipeTransform {
  readonly #language = inject(Language);

  transform(instant: string): string {
    return formatInstantDay(instant, this.#language.locale());
  }
}

@Pipe({ name: 'day', pure: false })
export class DayPipe implements PipeTransform {
  readonly #language = inject(Language);

  transform(date: string): string {
    return formatDay(date, this.#language.locale());
  }
}

@Pipe({ name: 'recent', pure: false })
export class RecentPipe implements PipeTransform {
  readonly #language = inject(Language);

  transform(instant: string): string {
    return formatRecent(instant, this.#language.locale());
  }
}

@Pipe({ name: 'exact', pure: false })
export class ExactPipe implements PipeTransform {
  readonly #language = inject(Language);

  transform(instant: string): string {
    return formatExact(instant, this.#language.locale());
  }
}
