import { Component, ElementRef, computed, inject, input, linkedSignal, output, signal } from '@angular/core'; // prettier-ignore
import { Language } from '../language/language';
import type { WrongField } from '../need/check-draft';
import { FieldErrorText } from '../need/field-error';
import { ProblemPanel } from '../parts/problem-panel';
import { Catalogue } from '../remote/catalogue';
import { readFailure } from '../remote/problem';
import type { CaredPerson, CaredPersonSaid } from '../remote/types';
import { readBorn, typeBorn } from './born';
import { CaredPersons } from './cared-persons';
import { CARED_WORDS } from './words';

const TEXTS = ['name', 'relation', 'born', 'fiscalCode', 'address'] as const;
type Field = (typeof TEXTS)[number] | 'municipio';

/** What is kept of one person: only the name is asked for. */
@Component({
  selector: 'app-cared-person-form',
  imports: [FieldErrorText, ProblemPanel],
  templateUrl: './cared-person-form.html',
  styles: `
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
    }
    app-problem-panel {
      display: block;
      margin-bottom: 16px;
    }
  `,
})
export class CaredPersonForm {
  /** Absent: somebody new. */
  readonly person = input<CaredPerson>();
  readonly saved = output<CaredPerson>();
  readonly left = output();
  readonly #persons = inject(CaredPersons);
  readonly #language = inject(Language);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly municipi = inject(Catalogue).municipi;
  protected readonly words = computed(() => CARED_WORDS[this.#language.code()]);
  protected readonly title = computed(() => (this.person() ? this.words().edit : this.words().add));
  protected readonly texts = TEXTS;
  protected readonly longest = { name: 120, relation: 60, born: 10, fiscalCode: 24, address: 200 };
  readonly #id = linkedSignal(() => this.person()?.id ?? crypto.randomUUID());
  protected readonly draft = linkedSignal<Record<Field, string>>(() => draftOf(this.person()));
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  readonly #wrong = signal<Partial<Record<Field, string>>>({});

  protected errorAt(field: Field): WrongField | undefined {
    const text = this.#wrong()[field];
    return text ? { pointer: `/${field}`, key: 'api', text } : undefined;
  }

  protected describedBy(field: Field): string | null {
    const { hint } = this.words();
    const ids = [
      ...(field in hint ? [`person-${field}-hint`] : []),
      ...(this.errorAt(field) ? [`person-${field}-error`] : []),
    ];
    return ids.join(' ') || null;
  }

  protected hintOf(field: Field): string {
    return this.words().hint[field as keyof ReturnType<typeof this.words>['hint']] ?? '';
  }

  protected set(field: Field, value: string): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
    this.#wrong.update(({ [field]: _put, ...others }) => others);
  }

  protected async save(): Promise<void> {
    if (this.isBusy()) return;
    const { name, born } = this.draft();
    if (!name.trim()) return this.#showWrong({ name: this.words().needsName });
    if (readBorn(born) === undefined) return this.#showWrong({ born: this.words().needsBorn });
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      this.saved.emit(await this.#persons.save(this.#id(), saidOf(this.draft())));
    } catch (error) {
      const { errors } = readFailure(error);
      const wrong = errors.map(({ pointer, message }) => [pointer.slice(1), message] as const);
      if (wrong.some(([field]) => field in this.draft()))
        this.#showWrong(Object.fromEntries(wrong));
      else this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  #showWrong(wrong: Partial<Record<Field, string>>): void {
    this.#wrong.set(wrong);
    const [first] = Object.keys(wrong);
    this.#host.nativeElement.querySelector<HTMLElement>(`#person-${first}`)?.focus();
  }
}

function draftOf(person: CaredPerson | undefined): Record<Field, string> {
  return {
    name: person?.name ?? '',
    relation: person?.relation ?? '',
    born: typeBorn(person?.born ?? null),
    fiscalCode: person?.fiscalCode ?? '',
    address: person?.address ?? '',
    municipio: person?.municipio?.toString() ?? '',
  };
}

function saidOf({ municipio, born, name, ...texts }: Record<Field, string>): CaredPersonSaid {
  const given = Object.entries({ ...texts, born: readBorn(born) ?? '' }).filter(([, text]) => text.trim()); // prettier-ignore
  return {
    name: name.trim(),
    ...Object.fromEntries(given),
    ...(municipio ? { municipio: Number(municipio) } : {}),
  };
}
