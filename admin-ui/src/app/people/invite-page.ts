import { ChangeDetectionStrategy, Component, ElementRef, inject, signal, viewChild } from '@angular/core'; // prettier-ignore
import { form, FormField, maxLength, pattern, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { isConfirmed } from '../act/confirm-dialog';
import { FieldError, isWrong } from '../act/field-error';
import { goToFirstError } from '../act/payload-form';
import type { PersonView } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { StandingForm } from './standing-form';

const NAMES = ['firstName', 'lastName'] as const;
const ADDRESS = /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/;

/** Somebody is invited to work here: they choose their own password by a link that comes by mail. */
@Component({
  imports: [FieldError, FormField, MatButton, ProblemBox, RouterLink, StandingForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invite-page.html',
  styles: `
    form {
      display: grid;
      gap: 12px;
      max-width: 560px;
    }
  `,
})
export class InvitePage {
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  protected readonly names = NAMES;
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly standing = viewChild.required(StandingForm);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  readonly #model = signal({ firstName: '', lastName: '', email: '' });
  protected readonly person = form(this.#model, (path) => {
    for (const name of NAMES) {
      required(path[name], { message: `people.wrong.${name}` });
      pattern(path[name], /\S/, { message: `people.wrong.${name}` });
      maxLength(path[name], 100, { message: 'wrong.tooLong' });
    }
    required(path.email, { message: 'people.wrong.email' });
    pattern(path.email, ADDRESS, { message: 'people.wrong.email' });
    maxLength(path.email, 254, { message: 'wrong.tooLong' });
  });

  protected async invite(): Promise<void> {
    for (const name of [...NAMES, 'email'] as const) this.person[name]().markAsTouched();
    const standing = this.standing().read();
    if (!standing || !this.person().valid()) return goToFirstError(this.#host);
    const { words } = this;
    const body = { ...this.#model(), ...standing };
    const question = {
      title: words.say('people.invite'),
      text: words.say('people.inviteMeans', {
        email: body.email.trim(),
        role: words.say(`people.role.${standing.role}`),
      }),
      confirm: words.say('act.confirm'),
    };
    if (this.isSending() || !(await isConfirmed(this.#dialog, question))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const { id } = await this.#once.post<PersonView>('/api/people', body);
      await this.#router.navigate(['/persone', id], { queryParams: { esito: 'invited' } });
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
