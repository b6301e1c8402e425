import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PraticaCard } from '../remote/types';
import { InstantDayPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { StateTag } from './state-tag';

@Component({
  selector: 'app-pratica-card',
  imports: [InstantDayPipe, RouterLink, StateTag, TranslocoPipe],
  styles: `
    article {
      display: grid;
      gap: 0.25rem 2rem;
      padding: 1.25rem;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
    article:hover a {
      color: var(--mat-sys-primary);
      text-decoration: underline;
    }
    .behalf {
      color: var(--mat-sys-tertiary);
      font-weight: 700;
    }
    @media (min-width: 48rem) {
      article {
        grid-template-columns: 1fr auto;
        align-items: center;
      }
      .state {
        grid-column: 2;
        grid-row: 1 / span 4;
      }
    }
  `,
  template: `
    <article class="card card-link">
      <h3>
        <a class="cover" [routerLink]="['/pratiche', pratica().id]">{{
          language.pick(pratica().serviceTypeNameIt, pratica().serviceTypeNameEn)
        }}</a>
      </h3>
      @if (pratica().mandate; as mandate) {
        <p class="small behalf">
          {{ 'mandates.acting.tag' | transloco: { name: mandate.principalName } }}
        </p>
      }
      <p class="small muted">
        {{ pratica().number }} ·
        {{ 'pratiche.sentOn' | transloco: { at: pratica().openedAt | instantDay } }}
      </p>
      @if (pratica().chosenEnte; as ente) {
        <p class="small">{{ ente.name }}</p>
      } @else if (pratica().liveOffers > 0) {
        <p class="small">
          {{
            (pratica().liveOffers === 1 ? 'pratiche.oneOffer' : 'pratiche.offers')
              | transloco: { n: pratica().liveOffers }
          }}
        </p>
      }
      <app-state-tag class="state" [state]="pratica().state" />
    </article>
  `,
})
export class PraticaCardView {
  readonly pratica = input.required<PraticaCard>();
  protected readonly language = inject(Language);
}
