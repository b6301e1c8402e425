import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaredPerson } from '../remote/types';
import { FieldErrorText } from './field-error';
import { KnownPeople } from './known-people';
import { NeedForm, fieldId } from './need-form';
import { OptionalText } from './optional-text';

/** Who is cared for: the person who asks, someone they keep among those they look after, or another. */
@Component({
  selector: 'app-person-step',
  imports: [FieldErrorText, OptionalText, RouterLink, TranslocoPipe],
  templateUrl: './person-step.html',
})
export class PersonStep {
  protected readonly form = inject(NeedForm);
  protected readonly known = inject(KnownPeople);
  protected readonly nameId = fieldId('/beneficiary/name');
  protected readonly person = computed(() => this.form.draft().beneficiary);
  protected readonly error = computed(() => this.form.errorAt('/beneficiary/name'));
  /** Whoever types a name that is kept goes on typing. */
  readonly #isOther = signal(false);
  protected readonly chosen = computed(() =>
    this.person().self ? 'self' : this.#isOther() ? 'other' : (this.known.named()?.id ?? 'other'),
  );

  protected chooseSelf(): void {
    this.#isOther.set(false);
    this.form.setBeneficiary({ self: true });
  }

  protected choose({ name, relation }: CaredPerson): void {
    this.#isOther.set(false);
    this.form.setBeneficiary({ self: false, name, relation: relation ?? '' });
  }

  protected chooseOther(): void {
    const isKept = this.known.named() !== undefined;
    this.#isOther.set(true);
    this.form.setBeneficiary({ self: false, ...(isKept ? { name: '', relation: '' } : {}) });
  }
}
