import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core'; // prettier-ignore
import { applyEach, form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { FieldError, isWrong } from '../act/field-error';
import type { OperatorVersions, OwnOperator, OwnOperators } from '../api-types';
import { Bones } from '../load/bones';
import { editSheet } from '../problem/edit-sheet';
import { ProblemBox } from '../problem/problem-box';
import { SheetFoot } from '../problem/sheet-foot';
import { SheetVersions } from '../problem/sheet-versions';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { differing, EMPTY_CREDENTIAL, EMPTY_OPERATOR, type Field, type OperatorDraft, toDraft, toSaid } from './operator-draft'; // prettier-ignore

/** The sheet of one who works for the ente; each save is a version, and none is written over unawares. */
@Component({
  imports: [
    Bones,
    FieldError,
    FormField,
    MatButton,
    ProblemBox,
    RouterLink,
    SheetVersions,
    SheetFoot,
  ],
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
  protected readonly sheet = editSheet({
    there: this.there,
    refusal: 'operator-changed',
    begin: (there) => {
      this.#model.set(toDraft(there));
      this.draft().reset();
    },
    send: (expectedVersion) => {
      const id = this.id();
      const url = id ? `/api/office/operators/${id}/versions` : '/api/office/operators';
      return this.#once.post<OwnOperator>(url, { said: toSaid(this.#model()), expectedVersion });
    },
    reload: () => {
      this.resource.reload();
      this.history.reload();
    },
  });
  protected readonly said = signal('');
  protected readonly leavesOrders = computed(() =>
    this.#model().leftOn ? (this.there()?.ordersAhead ?? 0) : 0,
  );

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
    if (this.draft().valid()) await this.#tell(this.sheet.save());
  }

  protected async keepMine(): Promise<void> {
    await this.#tell(this.sheet.keepMine());
  }

  async #tell(saving: Promise<OwnOperator | undefined>): Promise<void> {
    this.said.set('');
    const written = await saving;
    if (!written) return;
    if (this.id()) this.said.set(this.words.say('operators.saved'));
    else await this.#router.navigate(['/operatori', written.id]);
  }

  protected readonly stale = computed(() => {
    const theirs = this.sheet.stale();
    if (!theirs) return undefined;
    const mine = toSaid(this.#model());
    return {
      name: theirs.writtenBy ?? 'WeMi',
      rows: differing(mine, theirs.said).map((field) => ({
        label: this.words.say(`operators.${field}`),
        theirs: this.#sayField(theirs.said, field),
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

  #touchAll(): void {
    for (const name of ['name', 'profile', 'competences'] as const)
      this.draft[name]().markAsTouched();
    for (const row of this.draft.credentials) {
      row.title().markAsTouched();
      row.number().markAsTouched();
    }
  }
}
