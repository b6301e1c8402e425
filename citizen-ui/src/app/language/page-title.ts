import { DOCUMENT, Service, effect, inject, signal } from '@angular/core';
import { Meta, Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { wasServed } from '../served/was-served';
import { Language } from './language';

/**
 * Each route's `title` is a key; a page that knows better (a service's name) says it with `set`. What a
 * page that came drawn is called stands until it says so itself, or another follows.
 */
@Service()
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #meta = inject(Meta);
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  readonly #key = signal('titles.home');
  readonly #own = signal<{ title: string; description?: string } | null>(null);

  /** Whether the title is the one that the page came with, in Italian as all that comes drawn. */
  readonly #isServed = signal(wasServed(inject(DOCUMENT)));
  #pages = 0;

  constructor() {
    super();
    effect(() => this.#write());
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.#pages += 1;
    if (this.#pages > 1) this.#isServed.set(false);
    this.#own.set(null);
    this.#key.set(this.buildTitle(state) ?? 'titles.home');
  }

  set(title: string, description?: string): void {
    this.#isServed.set(false);
    this.#own.set({ title, ...(description ? { description } : {}) });
  }

  #write(): void {
    const code = this.#language.code();
    if (this.#isServed() && code === 'it') return;
    const own = this.#own();
    const title = own?.title ?? this.#words.translate<string>(this.#key());
    const description = own?.description ?? this.#words.translate<string>('description');
    this.#title.setTitle(`${title} · WeMi`);
    this.#meta.updateTag({ name: 'description', content: description });
  }
}
