import { Component, Injector, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatInstant } from '../format/dates';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { Breadcrumb } from '../parts/breadcrumb';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { fill } from '../receipts/words';
import type { Appointment } from '../remote/types';
import { PageFocus } from '../shell/page-focus';
import { OwnAppointments } from './own-appointments';
import { APPOINTMENT_WORDS } from './words';

/** One's own appointments at sportelli: to come, which can be moved or cancelled, and past. */
@Component({
  selector: 'app-appointments-page',
  imports: [Breadcrumb, ProblemPanel, RouterLink, Skeleton],
  providers: [OwnAppointments],
  templateUrl: './appointments-page.html',
  styleUrl: './appointments-page.scss',
})
export class AppointmentsPage {
  protected readonly own = inject(OwnAppointments);
  readonly #language = inject(Language);
  readonly #announcer = inject(Announcer);
  readonly #injector = inject(Injector);
  readonly #focus = inject(PageFocus);
  protected readonly words = computed(() => APPOINTMENT_WORDS[this.#language.code()]);
  protected readonly italian = this.#language.italian;
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly lists = computed(() => {
    const answer = this.own.answer();
    if (!answer) return undefined;
    const { coming, past } = answer;
    return {
      coming: coming.map((one) => this.#card(one)),
      past: past.map((one) => this.#card(one)),
    };
  });

  protected async cancel(id: string, when: string): Promise<void> {
    const { cancelTitle, cancelMeans, cancel: confirm, cancelled } = this.words();
    const title = fill(cancelTitle, { when });
    const question = { title, text: [cancelMeans], confirm, danger: true };
    if (this.isBusy() || !(await askToConfirm(this.#injector, question))) return;
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      await this.own.cancel(id);
      this.#announcer.say(cancelled);
      this.#focus.toHeading();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  #card({ id, startsAt, sportello, about, state, cancelReason }: Appointment) {
    const words = this.words();
    const when = formatInstant(startsAt, this.#language.locale());
    const where = [sportello.name, sportello.address].filter(Boolean).join(', ');
    return {
      ...{ id, when, where, about, cancelReason },
      said: words.state[cancelReason === null ? state : 'byOffice'],
      moveOf: fill(words.moveOf, { when }),
      cancelOf: fill(words.cancelOf, { when }),
    };
  }
}
