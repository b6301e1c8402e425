import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Subscription } from 'rxjs';

/** The window's title in the reader's language; a route's title is a key of the translations. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #texts = inject(TranslocoService);
  readonly #title = inject(Title);
  #showing = new Subscription();

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const key = this.buildTitle(snapshot) ?? 'shell.product';
    this.#showing.unsubscribe();
    this.#showing = this.#texts
      .selectTranslate<string>(key)
      .subscribe((text) => this.#title.setTitle(`${text} · WeMi`));
  }
}
