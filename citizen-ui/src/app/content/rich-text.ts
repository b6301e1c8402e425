import { Component, inject, input, ViewEncapsulation } from '@angular/core';
import { Router } from '@angular/router';

/**
 * What the comune wrote, as HTML. The API made it clean; Angular cleans it once more. Links to pages of
 * ours do not load the app anew.
 */
@Component({
  selector: 'app-rich-text',
  host: { '[innerHTML]': 'html()', '(click)': 'follow($event)' },
  // Its elements come from the API and bear no mark of this component.
  encapsulation: ViewEncapsulation.None,
  styleUrl: './rich-text.scss',
  template: '',
})
export class RichText {
  readonly html = input.required<string>();
  readonly #router = inject(Router);

  protected follow(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href') ?? '';
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!isPlain || !/^\/(?!\/|api\/|auth\/|admin\/)/.test(href)) return;
    event.preventDefault();
    void this.#router.navigateByUrl(href);
  } // prettier-ignore
}
