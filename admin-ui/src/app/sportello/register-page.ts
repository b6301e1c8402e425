import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal } from '@angular/core'; // prettier-ignore
import { email, form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { FieldError, isWrong } from '../act/field-error';
import { goToFirstError } from '../act/payload-form';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import type { Citizen, RegisterCitizen } from '../api-types';
import { isFiscalCode, plainFiscalCode } from './fiscal-code';

/** Registers who does not enter WeMi by themselves; who is already there is led to. */
@Component({
  imports: [FieldError, FormField, MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-page.html',
  styleUrl: './forms.scss',
})
export class RegisterPage {
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #once = inject(SendOnce);
  readonly #router = inject(Router);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  readonly #model = signal({ name: '', fiscalCode: '', email: '', phone: '', language: 'it' });
  protected readonly fields = form(this.#model, (path) => {
    required(path.name, { message: 'wrong.citizenName' });
    maxLength(path.name, 120, { message: 'wrong.tooLong' });
    validate(path.fiscalCode, ({ value }) =>
      isFiscalCode(value()) ? undefined : { kind: 'code', message: 'wrong.fiscalCode' },
    );
    email(path.email, { message: 'wrong.email' });
    validate(path.phone, ({ value }) =>
      /^(\+?[\d ]{6,20})?$/.test(value().trim()) ? undefined : { kind: 'phone', message: 'wrong.phone' },
    ); // prettier-ignore
  });
  /** The person is there already: their id. */
  protected readonly known = computed(() => knownOf(this.problem()));

  protected async send(): Promise<void> {
    this.fields().markAsTouched();
    for (const field of [this.fields.name, this.fields.fiscalCode, this.fields.email, this.fields.phone])
      field().markAsTouched(); // prettier-ignore
    if (!this.fields().valid()) return goToFirstError(this.#host);
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const { id } = await this.#once.post<Citizen>('/api/sportello/citizens', this.#content());
      await this.#router.navigate(['/sportello/cittadini', id], { replaceUrl: true, queryParams: { fatto: 'registrata' } }); // prettier-ignore
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  #content(): RegisterCitizen {
    const { name, fiscalCode, email, phone, language } = this.#model();
    return {
      name: name.trim().replace(/\s+/g, ' '),
      fiscalCode: plainFiscalCode(fiscalCode),
      language: language === 'en' ? 'en' : 'it',
      ...(email.trim() ? { email: email.trim() } : {}),
      ...(phone.trim() ? { phone: phone.trim() } : {}),
    };
  }
}

function knownOf(error: unknown): string | undefined {
  const problem = readProblem(error) as { code: string; citizenId?: string };
  return problem.code === 'citizen-known' ? problem.citizenId : undefined;
}
