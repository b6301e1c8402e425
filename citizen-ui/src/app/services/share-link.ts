import { Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { shareable, type Filters } from './filters';

/** Copies the address of a list, without words that may be about a person; shows it where copying fails. */
@Component({
  selector: 'app-share-link',
  imports: [TranslocoPipe],
  styles: `
    p {
      overflow-wrap: anywhere;
    }
  `,
  template: `
    <button type="button" class="button plain" (click)="copy()">
      {{ 'services.share.copy' | transloco }}
    </button>
    <p class="small" role="status">{{ said() }}</p>
  `,
})
export class ShareLink {
  readonly filters = input.required<Filters>();
  readonly #router = inject(Router);
  readonly #document = inject(DOCUMENT);
  readonly #words = inject(TranslocoService);
  protected readonly said = signal('');

  protected async copy(): Promise<void> {
    const path = this.#router.createUrlTree(['/servizi'], {
      queryParams: shareable(this.filters()),
    });
    const url = `${this.#document.location.origin}${this.#router.serializeUrl(path)}`;
    try {
      await navigator.clipboard.writeText(url);
      this.said.set(this.#words.translate('services.share.copied'));
    } catch {
      // Refused, or not to be had outside a secure page.
      this.said.set(url);
    }
  }
}
