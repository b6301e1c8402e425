import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { applyEach, form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { FieldError, isWrong } from '../act/field-error';
import { OutsideHours } from '../agenda/outside-hours';
import type { OfficeSportelli, OfficeSportello, SportelloHistory } from '../api-types';
import { Bones } from '../load/bones';
import { editSheet } from '../problem/edit-sheet';
import { ProblemBox } from '../problem/problem-box';
import { SheetFoot } from '../problem/sheet-foot';
import { SheetVersions } from '../problem/sheet-versions';
import { SendOnce } from '../session/send-once';
import { Catalogue } from '../words/catalogue';
import { Words } from '../words/words';
import { wrongNumber } from './appointments-draft';
import { AppointmentsFields } from './appointments-fields';
import { sayField } from './say-sportello';
import { differing, EMPTY_SPORTELLO, type SportelloDraft, toDraft, toSaid, WEEKDAYS, wrongBand } from './sportello-draft'; // prettier-ignore

/** The sheet of a sportello; each save is a version, and none is written over unawares. */
@Component({
  imports: [AppointmentsFields, Bones, FieldError, FormField, MatButton, OutsideHours, ProblemBox, RouterLink, SheetVersions, SheetFoot], // prettier-ignore
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './write-sportello-page.html',
  styleUrl: './write-sportello-page.scss',
})
export class WriteSportelloPage {
  /** Of one that is there already. */
  readonly id = input<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #router = inject(Router);
  readonly #catalogue = inject(Catalogue);
  protected readonly isWrong = isWrong;
  protected readonly weekdays = WEEKDAYS;
  protected readonly resource = httpResource<OfficeSportelli>(() => '/api/office/sportelli');
  protected readonly municipi = computed(() =>
    this.#catalogue.resource.hasValue() ? this.#catalogue.resource.value().municipi : [],
  );
  protected readonly history = httpResource<SportelloHistory>(() =>
    this.id() ? `/api/office/sportelli/${this.id()}/versions` : undefined,
  );
  protected readonly there = computed(() =>
    this.resource.hasValue()
      ? this.resource.value().items.find(({ id }) => id === this.id())
      : undefined,
  );
  readonly #model = signal<SportelloDraft>(EMPTY_SPORTELLO);
  protected readonly draft = form(this.#model, (path) => {
    required(path.name, { message: 'sportelli.wrong.missing' });
    maxLength(path.name, 120, { message: 'wrong.tooLong' });
    maxLength(path.address, 200, { message: 'wrong.tooLong' });
    maxLength(path.phone, 40, { message: 'wrong.tooLong' });
    for (const name of ['minutes', 'places', 'daysAhead'] as const)
      validate(path.appointments[name], ({ value, valueOf }) => {
        const message = valueOf(path.appointments.isGiven) ? wrongNumber(value(), name) : undefined;
        return message ? { kind: 'number', message } : undefined;
      });
    applyEach(path.closedDays, (days) => {
      required(days.from, { message: 'sportelli.wrong.missing' });
      validate(days.through, ({ value, valueOf }) =>
        value() && value() < valueOf(days.from)
          ? { kind: 'backwards', message: 'sportelli.wrong.backwards' }
          : undefined,
      );
    });
  });
  /** What is wrong with the hours of a day, once somebody tried to save them. */
  readonly #isTried = signal(false);
  protected readonly wrongHours = computed(() =>
    this.#model().weekdays.map(({ bands }) => {
      const wrong = bands.map((_, n) => wrongBand(bands, n)).find((key) => key !== undefined);
      return this.#isTried() && wrong ? this.words.say(wrong) : '';
    }),
  );
  protected readonly sheet = editSheet({
    there: this.there,
    refusal: 'sportello-changed',
    begin: (there) => {
      this.#model.set(toDraft(there));
      this.draft().reset();
    },
    send: (expectedVersion) => {
      const id = this.id();
      const url = id ? `/api/office/sportelli/${id}/versions` : '/api/office/sportelli';
      return this.#once.post<OfficeSportello>(url, {
        said: toSaid(this.#model()),
        expectedVersion,
      });
    },
    reload: () => {
      this.resource.reload();
      this.history.reload();
    },
  });
  protected readonly said = signal('');

  protected addDays(): void {
    this.#model.update((draft) => ({
      ...draft,
      closedDays: [...draft.closedDays, { from: '', through: '' }],
    }));
  }

  protected removeDays(n: number): void {
    this.#model.update((draft) => ({
      ...draft,
      closedDays: draft.closedDays.filter((_, at) => at !== n),
    }));
  }

  /** The first weekday's hours on all from Monday to Friday. */
  protected copyToWeek(): void {
    this.#model.update((draft) => {
      const [monday] = draft.weekdays;
      const copies = draft.weekdays.map((one, n) =>
        n < 5 ? { bands: monday!.bands.map((band) => ({ ...band })) } : one,
      );
      return { ...draft, weekdays: copies };
    });
  }

  protected async save(): Promise<void> {
    this.#touchAll();
    const isAnyWrong = this.wrongHours().some(Boolean);
    if (this.draft().valid() && !isAnyWrong) await this.#tell(this.sheet.save());
  }

  protected async keepMine(): Promise<void> {
    await this.#tell(this.sheet.keepMine());
  }

  async #tell(saving: Promise<OfficeSportello | undefined>): Promise<void> {
    this.said.set('');
    const written = await saving;
    if (!written) return;
    if (this.id()) this.said.set(this.words.say('sportelli.saved'));
    else await this.#router.navigate(['/sportelli', written.id]);
  }

  protected readonly stale = computed(() => {
    const theirs = this.sheet.stale();
    if (!theirs) return undefined;
    const mine = toSaid(this.#model());
    return {
      name: theirs.writtenBy ?? 'WeMi',
      rows: differing(mine, theirs.said).map((field) => ({
        label: this.words.say(`sportelli.${field}`),
        theirs: sayField(this.words, theirs.said, field),
        mine: sayField(this.words, mine, field),
      })),
    };
  });

  #touchAll(): void {
    this.#isTried.set(true);
    for (const name of ['name', 'address', 'phone'] as const) this.draft[name]().markAsTouched();
    for (const name of ['minutes', 'places', 'daysAhead'] as const)
      this.draft.appointments[name]().markAsTouched();
    for (const days of this.draft.closedDays) {
      days.from().markAsTouched();
      days.through().markAsTouched();
    }
  }
}
