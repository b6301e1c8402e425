import { HttpClient, httpResource } from '@angular/common/http';
import { afterNextRender, Component, computed, inject, Injector, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Session } from '../auth/session';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { fill } from '../receipts/words';
import { readFailure } from '../remote/problem';
import type { OpenThing, WhatIsOpen } from '../remote/types';
import { CommandKey } from '../service-life/command-key';
import { ERASE_WORD, OWN_DATA_WORDS } from './words';

/** Asks for the erasure of one's own data: in two steps, and never while something is open. */
@Component({
  selector: 'app-erase-box',
  imports: [ProblemPanel, RouterLink, Skeleton],
  templateUrl: './erase-box.html',
  styleUrl: './own-data-page.scss',
})
export class EraseBox {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #injector = inject(Injector);
  readonly #language = inject(Language);
  readonly #key = new CommandKey();
  protected readonly fill = fill;
  protected readonly words = computed(() => OWN_DATA_WORDS[this.#language.code()]);
  protected readonly word = computed(() => ERASE_WORD[this.#language.code()]);
  protected readonly resource = httpResource<WhatIsOpen>(() => '/api/me/erasure');
  protected readonly isAsking = signal(false);
  protected readonly said = signal('');
  protected readonly isWrong = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isDone = signal(false);
  protected readonly failure = signal<unknown>(undefined);

  protected begin(): void {
    this.isAsking.set(true);
    this.#focus('erase-word');
  }

  protected leave(): void {
    this.isAsking.set(false);
    this.said.set('');
    this.isWrong.set(false);
    this.failure.set(undefined);
  }

  protected async erase(): Promise<void> {
    if (this.isBusy()) return;
    this.isWrong.set(this.said().trim() !== this.word());
    if (this.isWrong()) return this.#focus('erase-word');
    this.isBusy.set(true);
    this.failure.set(undefined);
    const body = { word: this.word() };
    const headers = { 'Idempotency-Key': this.#key.for(body) };
    try {
      await firstValueFrom(this.#http.post('/api/me/erasure', body, { headers }));
      this.#end();
    } catch (error) {
      this.#key.failed(error);
      // Asked before, by a request whose answer never came.
      if (readFailure(error).code === 'data-erased') this.#end();
      // Something was opened meanwhile, elsewhere: the list says what.
      else if (readFailure(error).code === 'erasure-has-open') this.resource.reload();
      else this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected signOut(): void {
    void this.#session.signOut();
  }

  protected pathOf({ kind, praticaId }: OpenThing): string {
    if (praticaId) return `/pratiche/${praticaId}`;
    return kind === 'mandate' ? '/deleghe' : '/voucher';
  }

  #end(): void {
    this.isDone.set(true);
    this.#focus('erase-title');
  }

  #focus(id: string): void {
    afterNextRender(() => document.getElementById(id)?.focus(), { injector: this.#injector });
  }
}
