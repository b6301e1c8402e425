import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core'; // prettier-ignore
import { form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { FieldError, isWrong } from '../act/field-error';
import { goToFirstError } from '../act/payload-form';
import { keepLast } from '../live/keep-last';
import { COUNTER_SCOPES, type Scope } from '../mandates/mandate';
import type { Mandate } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Icon } from '../shell/icon';
import { addDays, endOfPeriod, today } from '../words/dates';
import { Words } from '../words/words';
import type { Citizen } from '../api-types';
import { MandatePaper } from './mandate-paper';

const MONTHS = 12;
const MONTHS_AT_MOST = 36;

/** A mandate signed at the counter: chosen together, printed, signed, recorded. */
@Component({
  imports: [FieldError, FormField, Icon, MandatePaper, MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './record-mandate-page.html',
  styleUrl: './forms.scss',
})
export class RecordMandatePage {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  protected readonly scopes = COUNTER_SCOPES;
  protected readonly today = today();
  protected readonly latest = endOfPeriod(addDays(this.today, 1), MONTHS_AT_MOST);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly resource = httpResource<Citizen>(
    () => `/api/sportello/citizens/${encodeURIComponent(this.id())}`,
  );
  protected readonly citizen = keepLast(this.resource, this.id);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly scope = signal<readonly Scope[]>(COUNTER_SCOPES);
  protected readonly isChecked = signal(false);
  readonly #model = signal({
    expiresOn: endOfPeriod(addDays(this.today, 1), MONTHS),
    signedOn: this.today,
    note: '',
  });
  protected readonly fields = form(this.#model, (path) => {
    validate(path.expiresOn, ({ value }) =>
      value() >= this.today && value() <= this.latest ? undefined : { kind: 'day', message: 'wrong.mandateEnd' },
    );
    validate(path.signedOn, ({ value }) =>
      value() && value() <= this.today ? undefined : { kind: 'day', message: 'wrong.signedOn' },
    );
    required(path.note, { message: 'wrong.paperNote' });
    maxLength(path.note, 300, { message: 'wrong.tooLong' });
  }); // prettier-ignore
  protected readonly expiresOn = computed(() => this.#model().expiresOn);
  protected readonly wasTried = signal(false);

  protected tick(part: Scope, isIn: boolean): void {
    const before = this.scope();
    this.scope.set(COUNTER_SCOPES.filter((one) => (one === part ? isIn : before.includes(one))));
  }

  protected print(): void {
    if (this.#choiceIsGood()) window.print();
    else goToFirstError(this.#host);
  }

  protected async send(): Promise<void> {
    this.wasTried.set(true);
    this.fields.signedOn().markAsTouched();
    this.fields.note().markAsTouched();
    const isGood = this.#choiceIsGood() && this.fields().valid() && this.isChecked();
    if (!isGood) return goToFirstError(this.#host);
    if (!(await this.#isConfirmed())) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const content = { citizenId: this.id(), scope: this.scope(), ...this.#model() };
      await this.#once.post<Mandate>('/api/sportello/mandates', content);
      await this.#router.navigate(['/sportello/cittadini', this.id()], { replaceUrl: true, queryParams: { fatto: 'delega' } }); // prettier-ignore
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  #choiceIsGood(): boolean {
    this.wasTried.set(true);
    this.fields.expiresOn().markAsTouched();
    return this.scope().length > 0 && this.fields.expiresOn().valid();
  }

  #isConfirmed(): Promise<boolean> {
    const { words } = this;
    const values = { day: words.day(this.expiresOn()), name: this.citizen()?.name ?? '' };
    const data: Confirmation = {
      title: words.say('record.send'),
      text: words.say('record.confirm', values),
      confirm: words.say('act.confirm'),
    };
    return isConfirmed(this.#dialog, data);
  }
}
