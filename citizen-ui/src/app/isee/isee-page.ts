import { HttpClient, httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { capital } from '../format/capital';
import { formatDay, today } from '../format/dates';
import { formatCents } from '../format/money';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import type { WrongField } from '../need/check-draft';
import { FieldErrorText } from '../need/field-error';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { fill } from '../receipts/words';
import { lastValue } from '../remote/last-value';
import type { Isee, IseesAnswer } from '../remote/types';
import { PageFocus } from '../shell/page-focus';
import { ENGLISH_RULES, ITALIAN_RULES } from '../vouchers/rule-words';
import { checkIsee, EMPTY_ISEE, type IseeDraft, type IseeErrors, saidIsee } from './isee-draft';
import { ISEE_WORDS } from './words';

/** One's own ISEE: what is known of it, and where to write a newer one. */
@Component({
  selector: 'app-isee-page',
  imports: [Breadcrumb, FieldErrorText, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './isee-page.html',
  styleUrls: ['../vouchers/wallet-page.scss', '../vouchers/voucher.scss'],
  styles: `
    form {
      margin-top: 1rem;
    }
  `,
})
export class IseePage {
  readonly #language = inject(Language);
  readonly #http = inject(HttpClient);
  readonly #announcer = inject(Announcer);
  readonly #focus = inject(PageFocus);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** One for each intention: sent again, it is the same ISEE. */
  #key = crypto.randomUUID();
  protected readonly today = today();
  protected readonly words = computed(() => ISEE_WORDS[this.#language.code()]);
  readonly #rules = computed(() => (this.#language.code() === 'it' ? ITALIAN_RULES : ENGLISH_RULES)); // prettier-ignore
  protected readonly kinds = computed(() =>
    Object.entries(this.#rules().kind).map(([kind, label]) => ({ kind, label: capital(label) })),
  );
  protected readonly resource = httpResource<IseesAnswer>(() => '/api/isee');
  protected readonly answer = lastValue(this.resource);
  protected readonly known = computed(() => this.answer()?.items.map((isee) => this.#say(isee)));
  protected readonly draft = signal<IseeDraft>(EMPTY_ISEE);
  readonly #errors = signal<IseeErrors>({});
  protected readonly failure = signal<unknown>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly done = signal('');

  protected errorAt(field: keyof IseeErrors): WrongField | undefined {
    const error = this.#errors()[field];
    return error && { pointer: `/${field}`, key: error, text: this.words()[error] };
  }

  protected set(change: Partial<IseeDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.#key = crypto.randomUUID();
  }

  protected setKind(kind: string): void {
    // The list holds nothing but kinds.
    this.set({ kind: kind as Isee['kind'] });
  }

  protected async save(): Promise<void> {
    if (this.isBusy()) return;
    const errors = checkIsee(this.draft(), this.today);
    this.#errors.set(errors);
    const [first] = Object.keys(errors);
    if (first)
      return this.#host.nativeElement.querySelector<HTMLElement>(`#isee-${first}`)?.focus();
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      const headers = { 'Idempotency-Key': this.#key };
      await firstValueFrom(this.#http.post('/api/isee', saidIsee(this.draft()), { headers }));
      this.set(EMPTY_ISEE);
      this.done.set(this.words().saved);
      this.#announcer.say(this.words().saved);
      this.#focus.toHeading();
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  #say({ id, kind, cents, validUntil, source }: Isee) {
    const [words, rules, locale] = [this.words(), this.#rules(), this.#language.locale()];
    const day = formatDay(validUntil, locale);
    const text = validUntil < this.today ? words.over : words.until;
    const title = { kind: capital(rules.kind[kind]), amount: formatCents(cents, locale) };
    return { id, title: fill(words.is, title), text: fill(text, { day, source: rules.source[source] }) }; // prettier-ignore
  }
}
