import { Service, effect, inject, signal } from '@angular/core';
import { Meta, Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from './language';

/** Each route's `title` is a key; a page that knows better (a service's name) says it with `set`. */
@Service()
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #meta = inject(Meta);
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  readonly #key = signal('titles.home');
  readonly #own = signal<{ title: string; description?: string } | null>(null);

  constructor() {
    super();
    effect(() => this.#write());
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.#own.set(null);
    this.#key.set(this.buildTitle(state) ?? 'titles.home');
  }

  set(title: string, description?: string): void {
    this.#own.set({ title, ...(description ? { description } : {}) });
  }

  #write(): void {
    this.#language.code();
    const own = this.#own();
    const title = own?.title ?? this.#words.translate<string>(this.#key());
    const description = own?.description ?? this.#words.translate<string>('description');
    this.#title.setTitle(`${title} · WeMi`);
    this.#meta.updateTag({ name: 'description', content: description });
  }
}
