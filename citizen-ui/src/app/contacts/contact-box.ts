import { HttpClient } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, output, signal } from '@angular/core';
import { type Observable, firstValueFrom } from 'rxjs';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import type { WrongField } from '../need/check-draft';
import { FieldErrorText } from '../need/field-error';
import { ProblemPanel } from '../parts/problem-panel';
import { readFailure } from '../remote/problem';
import type { Contact } from '../remote/types';
import { CommandKey } from '../service-life/command-key';
import { countdown } from './countdown';
import { CONTACT_WORDS } from './words';

type Field = 'address' | 'code';

/** Mail or mobile: what is in use, what waits for its code, and where another is written. */
@Component({
  selector: 'app-contact-box',
  imports: [FieldErrorText, ProblemPanel],
  templateUrl: './contact-box.html',
  styleUrl: './contact-box.scss',
})
export class ContactBox {
  readonly channel = input.required<Contact['channel']>();
  /** Of this channel alone. */
  readonly contacts = input.required<readonly Contact[]>();
  readonly changed = output();
  readonly #http = inject(HttpClient);
  readonly #announcer = inject(Announcer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #language = inject(Language);
  readonly #key = new CommandKey();
  protected readonly words = computed(() => CONTACT_WORDS[this.#language.code()]);
  protected readonly current = computed(() =>
    this.contacts().find(({ state }) => state !== 'to-confirm'),
  );
  protected readonly pending = computed(() =>
    this.contacts().find(({ state }) => state === 'to-confirm'),
  );
  protected readonly sent = computed(() => fill(this.words().sent, this.pending()?.address));
  protected readonly secondsLeft = countdown(() => this.pending()?.code?.resendAt);
  protected readonly wait = computed(() =>
    this.words().wait.replace('{seconds}', String(this.secondsLeft())),
  );
  protected readonly address = signal('');
  protected readonly code = signal('');
  protected readonly isBusy = signal(false);
  protected readonly isLeaving = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  readonly #wrong = signal<Partial<Record<Field, string>>>({});

  protected errorAt(field: Field): WrongField | undefined {
    const text = this.#wrong()[field];
    return text ? { pointer: `/${field}`, key: 'api', text } : undefined;
  }

  protected async begin(): Promise<void> {
    const asked = { channel: this.channel(), address: this.address().trim() };
    if (!asked.address) return this.#showWrong('address', this.words().needed);
    const headers = { 'Idempotency-Key': this.#key.for(asked) };
    const isDone = await this.#send(this.#http.post('/api/me/contacts', asked, { headers }));
    if (isDone) this.address.set('');
  }

  protected async confirm({ id, address }: Contact): Promise<void> {
    const code = this.code().replaceAll(/\s/g, '');
    if (!/^\d{6}$/.test(code)) return this.#showWrong('code', this.words().neededCode);
    const isDone = await this.#send(this.#http.post(`/api/me/contacts/${id}/confirm`, { code }));
    if (!isDone) return;
    this.code.set('');
    this.#announcer.say(fill(this.words().confirmed, address));
  }

  protected async sendAgain({ id, code }: Contact): Promise<void> {
    if (this.secondsLeft() > 0) return;
    // Another code is another intention; the same one, sent again, is one code.
    const headers = { 'Idempotency-Key': this.#key.for({ id, after: code?.resendAt }) };
    await this.#send(this.#http.post(`/api/me/contacts/${id}/codes`, null, { headers }));
  }

  protected async remove({ id }: Contact): Promise<void> {
    const isDone = await this.#send(this.#http.delete(`/api/me/contacts/${id}`));
    this.isLeaving.set(false);
    if (isDone) this.#announcer.say(this.words().removed);
  }

  async #send(command: Observable<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.failure.set(undefined);
    this.#wrong.set({});
    try {
      await firstValueFrom(command);
      this.changed.emit();
      return true;
    } catch (error) {
      this.#key.failed(error);
      this.#showFailure(error);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  #showFailure(error: unknown): void {
    const { code, title, errors } = readFailure(error);
    const [first] = errors;
    if (code === 'code-wrong' && title) this.#showWrong('code', title);
    else if (first?.pointer === '/address') this.#showWrong('address', first.message);
    else this.failure.set(error);
  }

  #showWrong(field: Field, text: string): void {
    this.#wrong.set({ [field]: text });
    this.#host.nativeElement.querySelector<HTMLElement>(`input[data-field=${field}]`)?.focus();
  }
}

function fill(text: string, address = ''): string {
  return text.replace('{address}', address);
}
