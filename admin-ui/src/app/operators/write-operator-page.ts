import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core'; // prettier-ignore
import { applyEach, form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { FieldError, isWrong } from '../act/field-error';
import type { OperatorVersions, OwnOperator, OwnOperators } from '../api-types';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { readProblem } from '../problem/problem';
import { StaleSheet } from '../problem/stale-sheet';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { differing, EMPTY_CREDENTIAL, EMPTY_OPERATOR, type Field, type OperatorDraft, toDraft, toSaid } from './operator-draft'; // prettier-ignore

/** The sheet of one who works for the ente; each save is a version, and none is written over unawares. */
@Component({
  imports: [Bones, FieldError, FormField, MatButton, ProblemBox, RouterLink, StaleSheet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './write-operator-page.html',
  styleUrl: './write-operator-page.scss',
})
export class WriteOperatorPage {
  /** Of one who is there already. */
  readonly id = input<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #router = inject(Router);
  protected readonly isWrong = isWrong;
  protected readonly resource = httpResource<OwnOperators>(() => '/api/office/operators');
  protected readonly history = httpResource<OperatorVersions>(() =>
    this.id() ? `/api/office/operators/${this.id()}/versions` : undefined,
  );
  protected readonly there = computed(() =>
    this.resource.hasValue()
      ? this.resource.value().items.find(({ id }) => id === this.id())
      : undefined,
  );
  protected readonly profiles = computed(() =>
    this.resource.hasValue() ? this.resource.value().profiles : [],
  );
  readonly #model = signal<OperatorDraft>(EMPTY_OPERATOR);
  /** The version that the form began with. */
  readonly #begunAt = signal(-1);
  protected readonly draft = form(this.#model, (path) => {
    required(path.name, { message: 'operators.wrong.missing' });
    maxLength(path.name, 120, { message: 'wrong.tooLong' });
    required(path.profile, { message: 'operators.wrong.profile' });
    applyEach(path.credentials, (row) => {
      required(row.title, { message: 'operators.wrong.missing' });
      maxLength(row.title, 120, { message: 'wrong.tooLong' });
      maxLength(row.number, 60, { message: 'wrong.tooLong' });
    });
    validate(path.competences, ({ value }) =>
      value().split('\n').some((line) => line.trim().length > 80)
        ? { kind: 'long', message: 'wrong.tooLong' }
        : undefined,
    ); // prettier-ignore
  });
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');
  protected readonly leavesOrders = computed(() =>
    this.#model().leftOn ? (this.there()?.ordersAhead ?? 0) : 0,
  );

  constructor() {
    effect(() => {
      const there = this.there();
      // What is being written is not taken away by what arrives.
      if (there && untracked(this.#begunAt) < 0) untracked(() => this.#begin(there));
    });
  }

  protected addCredential(): void {
    this.#model.update((draft) => ({
      ...draft,
      credentials: [...draft.credentials, { ...EMPTY_CREDENTIAL }],
    }));
  }

  protected removeCredential(n: number): void {
    this.#model.update((draft) => ({
      ...draft,
      credentials: draft.credentials.filter((_, at) => at !== n),
    }));
  }

  protected async save(): Promise<void> {
    this.#touchAll();
    if (!this.draft().valid() || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    this.said.set('');
    try {
      const id = this.id();
      const url = id ? `/api/office/operators/${id}/versions` : '/api/office/operators';
      const expectedVersion = Math.max(this.#begunAt(), 0);
      const body = { said: toSaid(this.#model()), expectedVersion };
      const written = await this.#once.post<OwnOperator>(url, body);
      if (!id) return void (await this.#router.navigate(['/operatori', written.id]));
      this.#begin(written);
      this.said.set(this.words.say('operators.saved'));
      this.resource.reload();
      this.history.reload();
    } catch (error) {
      this.problem.set(error);
      if (readProblem(error).code === 'operator-changed') this.resource.reload();
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly isStale = computed(
    () => readProblem(this.problem()).code === 'operator-changed',
  );

  /** Saved over theirs, now that it is seen. */
  protected keepMine(): void {
    this.#begunAt.set(this.there()?.version ?? 0);
    this.problem.set(undefined);
    void this.save();
  }

  protected takeTheirs(): void {
    const there = this.there();
    if (there) this.#begin(there);
    this.problem.set(undefined);
  }

  protected readonly stale = computed(() => {
    const there = this.there();
    if (!this.isStale() || !there || there.version === this.#begunAt()) return undefined;
    const mine = toSaid(this.#model());
    return {
      name: there.writtenBy ?? 'WeMi',
      rows: differing(mine, there.said).map((field) => ({
        label: this.words.say(`operators.${field}`),
        theirs: this.#sayField(there.said, field),
        mine: this.#sayField(mine, field),
      })),
    };
  });

  #sayField(said: OwnOperator['said'], field: Field): string {
    if (field === 'competences') return said.competences.join(', ') || '—';
    if (field === 'credentials')
      return said.credentials.map(({ title, expiresOn }) => expiresOn ? `${title} (${this.words.day(expiresOn)})` : title).join(', ') || '—'; // prettier-ignore
    if (field === 'leftOn') return said.leftOn ? this.words.day(said.leftOn) : '—';
    return said[field];
  }

  #begin(there: OwnOperator): void {
    this.#model.set(toDraft(there));
    this.#begunAt.set(there.version);
    this.draft().reset();
  }

  #touchAll(): void {
    for (const name of ['name', 'profile', 'competences'] as const)
      this.draft[name]().markAsTouched();
    for (const row of this.draft.credentials) {
      row.title().markAsTouched();
      row.number().markAsTouched();
    }
  }
}
