import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

/** After something that people came for: the way to say how easy it was. */
@Component({
  selector: 'app-rate-link',
  imports: [RouterLink, TranslocoPipe],
  template: `
    <p class="no-print">
      <a routerLink="/valuta" [queryParams]="{ dopo: after() }" data-testid="rate-link">{{
        'ratings.link' | transloco
      }}</a>
    </p>
  `,
})
export class RateLink {
  readonly after = input.required<'request' | 'payment'>();
}
