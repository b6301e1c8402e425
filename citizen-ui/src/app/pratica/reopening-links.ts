import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Pratica } from '../remote/types';

/** The pratica that this one opened anew, and those that opened this one anew. */
@Component({
  selector: 'app-reopening-links',
  imports: [RouterLink, TranslocoPipe],
  styles: `
    p {
      margin-top: 0.5rem;
    }
    a {
      font-weight: 600;
    }
  `,
  template: `
    @if (pratica().reopenedFrom; as old) {
      <p>
        {{ 'pratica.reopen.from' | transloco }}
        <a [routerLink]="['/pratiche', old.id]">{{ old.number }}</a>
      </p>
    }
    @for (anew of pratica().reopenedAs; track anew.id) {
      <p>
        {{ 'pratica.reopen.as' | transloco }}
        <a [routerLink]="['/pratiche', anew.id]">{{ anew.number }}</a>
      </p>
    }
  `,
})
export class ReopeningLinks {
  readonly pratica = input.required<Pratica>();
}
