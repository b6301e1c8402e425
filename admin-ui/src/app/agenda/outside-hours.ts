import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OutsideHours as Answer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Words } from '../words/words';

/** The days on which a sportello is closed, by now, at the time of an appointment; nothing when none. */
@Component({
  selector: 'wemi-outside-hours',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (days().length > 0) {
      <section class="notice no-print" aria-labelledby="outside-title">
        <h2 id="outside-title">{{ words.say('agenda.outsideTitle') }}</h2>
        <p>{{ words.say('agenda.outsideText') }}</p>
        <ul>
          @for (one of days(); track one.day) {
            <li>
              <a
                routerLink="/agenda"
                [queryParams]="{ sportello: sportelloId(), giorno: one.day }"
                >{{ one.said }}</a
              >
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    .notice {
      margin-bottom: 16px;
    }
    a {
      display: inline-block;
      padding-block: 10px;
    }
  `,
})
export class OutsideHours {
  readonly sportelloId = input.required<string>();
  /** Whenever it changes, the days are read anew. */
  readonly since = input<unknown>();
  protected readonly words = inject(Words);
  readonly #resource = httpResource<Answer>(() => {
    this.since();
    return {
      url: '/api/office/appointments/outside',
      params: { sportello: this.sportelloId() },
    };
  });
  readonly #found = keepLast(this.#resource, this.sportelloId);
  protected readonly days = computed(() =>
    (this.#found()?.days ?? []).map(({ day, count }) => ({
      day,
      said: this.words.say('agenda.outsideDay', { day: this.words.day(day), count }),
    })),
  );
}
