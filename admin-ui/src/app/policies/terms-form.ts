import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, untracked } from '@angular/core'; // prettier-ignore
import { form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import type { PolicyTerms } from '../api-types';
import type { Problem } from '../problem/problem';
import { FieldError, isWrong } from '../act/field-error';
import { today } from '../words/dates';
import { Words } from '../words/words';
import { CountField } from './count-field';
import { ASKED_WITH, COUNTS, type CountName, modelOf, pointerOf, SPANS, type SpanName, SWITCHES, type SwitchName, termsOf, toNumber, UNITS } from './terms-model'; // prettier-ignore

export interface WrittenPolicy {
  validFrom: string;
  terms: PolicyTerms;
  reason: string;
}

/**
 * The terms of a new version, begun from those before it. What the form cannot know (how terms go
 * together) the API says, and it is shown at its field.
 */
@Component({
  selector: 'wemi-terms-form',
  imports: [CountField, FieldError, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './terms-form.html',
  styleUrl: './terms-form.scss',
})
export class TermsForm {
  readonly from = input.required<PolicyTerms>();
  readonly wrong = input<Problem['errors']>([]);
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  protected readonly spans = SPANS;
  protected readonly units = UNITS;
  protected readonly switches = SWITCHES;
  protected readonly today = today();
  /** Begun once: what is read again meanwhile undoes nothing typed. */
  readonly #model = linkedSignal({
    source: () => true,
    computation: () => ({ ...modelOf(untracked(this.from)), validFrom: today(), reason: '' }),
  });
  protected readonly fields = form(this.#model, (path) => {
    required(path.validFrom, { message: 'wrong.date' });
    maxLength(path.reason, 1000, { message: 'wrong.tooLong' });
    validate(path.reason, ({ value }) =>
      value().trim() === '' ? { kind: 'blank', message: 'wrong.reason' } : undefined,
    );
    for (const name of SPANS)
      validate(path[name].count, ({ value }) =>
        Number.isNaN(toNumber(value()))
          ? { kind: 'count', message: 'rules.wrongCount' }
          : undefined,
      );
    for (const name of COUNTS)
      validate(path[name], ({ value, valueOf }) => {
        const needed = ASKED_WITH[name];
        if (needed && !valueOf(path[needed])) return undefined;
        const isFine = Number.isInteger(toNumber(value()));
        return isFine ? undefined : { kind: 'count', message: 'rules.wrongCount' };
      });
  });
  /** Asked for without any condition, after the spans. */
  protected readonly plain = COUNTS.filter((name) => !ASKED_WITH[name]);
  readonly #said = computed(() => this.wrong() ?? []);

  protected askedWith(name: SwitchName): CountName[] {
    return this.#model()[name] ? COUNTS.filter((count) => ASKED_WITH[count] === name) : [];
  }

  /** What the API says of a field. */
  protected saidOf(name: SpanName | CountName): string {
    return this.said(pointerOf(name));
  }

  protected said(pointer: string): string {
    const { message } = this.#said().find((each) => isAt(each.pointer, pointer)) ?? {};
    return message ?? '';
  }

  /** Whether something said belongs to no field here. */
  readonly rest = computed(() => {
    const known = [...SPANS, ...COUNTS].map(pointerOf).concat('/validFrom', '/reason');
    return this.#said().filter(({ pointer }) => !known.some((each) => isAt(pointer, each)));
  });

  /** What is to be sent; nothing while a field must be corrected. */
  read(): WrittenPolicy | undefined {
    for (const name of SPANS) this.fields[name].count().markAsTouched();
    for (const name of COUNTS) this.fields[name]().markAsTouched();
    this.fields.validFrom().markAsTouched();
    this.fields.reason().markAsTouched();
    if (!this.fields().valid()) return undefined;
    const { validFrom, reason } = this.#model();
    return { validFrom, reason: reason.trim(), terms: termsOf(this.#model()) };
  }
}

function isAt(pointer: string, field: string): boolean {
  return pointer === field || pointer.startsWith(`${field}/`);
}
