import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core'; // prettier-ignore
import {
  applyEach,
  form,
  FormField,
  maxLength,
  pattern,
  required,
  validate,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { FieldError, isWrong } from '../act/field-error';
import type { AvvisoView } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Catalogue } from '../words/catalogue';
import { TypePicker } from '../words/type-picker';
import { Words } from '../words/words';
import { EMPTY_AVVISO, EMPTY_REQUIREMENT, NUMBERS, toAvviso, toDraft } from './avviso-draft';

const TITLES = ['titleIt', 'titleEn'] as const;
const LONG = ['textIt', 'textEn'] as const;
const DAYS = ['opensOn', 'closesOn'] as const;
const NUMBER = /^\d{1,3}$/;

/** An avviso is written in both languages, and stays a draft until it is published from its page. */
@Component({
  imports: [FieldError, FormField, MatButton, ProblemBox, RouterLink, TypePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './write-avviso-page.html',
  styles: `
    form,
    fieldset {
      display: grid;
      gap: 12px;
    }
    /* Within its card like any other title, not across the border. */
    legend {
      float: left;
      padding: 0;
    }
    .card {
      margin-bottom: 16px;
    }
    .check {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 44px;
    }
  `,
})
export class WriteAvvisoPage {
  /** Of a draft that is there already. */
  readonly id = input<string>();
  protected readonly words = inject(Words);
  protected readonly catalogue = inject(Catalogue);
  readonly #once = inject(SendOnce);
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  protected readonly isWrong = isWrong;
  protected readonly titles = TITLES;
  protected readonly long = LONG;
  protected readonly days = DAYS;
  protected readonly numbers = NUMBERS;
  protected readonly known = httpResource<AvvisoView>(() =>
    this.id() ? `/api/office/avvisi/${this.id()}` : undefined,
  );
  readonly #model = signal({ ...EMPTY_AVVISO, requirements: [{ ...EMPTY_REQUIREMENT }] });
  protected readonly draft = form(this.#model, (path) => {
    for (const name of [...TITLES, ...LONG, ...DAYS]) required(path[name], { message: 'qualifications.wrong.missing' }); // prettier-ignore
    for (const name of TITLES) maxLength(path[name], 200, { message: 'wrong.tooLong' });
    for (const name of LONG) maxLength(path[name], 20_000, { message: 'wrong.tooLong' });
    for (const name of NUMBERS) pattern(path[name], NUMBER, { message: 'avvisi.wrong.number' });
    validate(path.pointsAtLeast, ({ value }) =>
      value().trim() === '' || /^([1-9]\d?|100)$/.test(value())
        ? undefined
        : { kind: 'points', message: 'qualifications.wrong.points' },
    );
    validate(path.closesOn, ({ value, valueOf }) =>
      value() && value() < valueOf(path.opensOn)
        ? { kind: 'order', message: 'avvisi.wrong.order' }
        : undefined,
    );
    applyEach(path.requirements, (row) => {
      required(row.labelIt, { message: 'qualifications.wrong.missing' });
      required(row.labelEn, { message: 'qualifications.wrong.missing' });
    });
  });
  protected readonly services = signal<readonly string[]>([]);
  protected readonly municipi = signal<readonly number[]>([]);
  protected readonly picked = signal('');
  protected readonly isSending = signal(false);
  protected readonly isTried = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly all = computed(() =>
    this.catalogue.resource.hasValue() ? this.catalogue.resource.value().municipi : [],
  );
  protected readonly lacksChoice = computed(
    () => this.isTried() && (this.services().length === 0 || this.municipi().length === 0),
  );

  constructor() {
    effect(() => {
      if (!this.known.hasValue()) return;
      const known = this.known.value();
      untracked(() => {
        this.#model.set(toDraft(known));
        this.services.set(known.serviceTypeIds);
        this.municipi.set(known.municipi);
      });
    });
  }

  protected addRequirement(): void {
    this.#model.update((draft) => ({
      ...draft,
      requirements: [...draft.requirements, { ...EMPTY_REQUIREMENT }],
    }));
  }

  protected removeRequirement(n: number): void {
    this.#model.update((draft) => ({
      ...draft,
      requirements: draft.requirements.filter((_, at) => at !== n),
    }));
  }

  protected addService(): void {
    this.services.update((all) => [...new Set([...all, this.picked()])]);
    this.picked.set('');
  }

  protected removeService(id: string): void {
    this.services.update((all) => all.filter((one) => one !== id));
  }

  protected toggle(municipio: number, isIn: boolean): void {
    this.municipi.update((all) =>
      isIn ? [...all, municipio] : all.filter((one) => one !== municipio),
    );
  }

  protected async save(): Promise<void> {
    this.#touchAll();
    if (!this.draft().valid() || this.lacksChoice() || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const chosen = { serviceTypeIds: [...this.services()], municipi: [...this.municipi()] };
      const { id } = await this.#send(toAvviso(this.#model(), chosen));
      await this.#router.navigate(['/avvisi', id]);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  #send(body: ReturnType<typeof toAvviso>): Promise<{ id: string }> {
    const known = this.known.value();
    if (!known) return this.#once.post('/api/office/avvisi', body);
    const url = `/api/office/avvisi/${known.id}`;
    const expectedVersion = known.version;
    return firstValueFrom(this.#http.put<{ id: string }>(url, { ...body, expectedVersion }));
  }

  #touchAll(): void {
    this.isTried.set(true);
    for (const name of [...TITLES, ...LONG, ...DAYS, ...NUMBERS, 'pointsAtLeast' as const])
      this.draft[name]().markAsTouched();
    for (const row of this.draft.requirements) {
      row.labelIt().markAsTouched();
      row.labelEn().markAsTouched();
    }
  }
}
