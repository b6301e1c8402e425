import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import { keysetList } from '../remote/keyset-list';
import type { EnteCard } from '../remote/types';
import { Language } from '../language/language';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';

@Component({
  selector: 'app-enti-page',
  imports: [Breadcrumb, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  styleUrl: './enti-page.scss',
  template: `
    <div class="container page">
      <app-breadcrumb />
      <h1 tabindex="-1">{{ 'services.enti.title' | transloco }}</h1>
      <p class="lead">{{ 'services.enti.lead' | transloco }}</p>
      @if (list.error(); as error) {
        <app-problem-panel [error]="error" (retry)="list.reload()" />
      } @else if (!list.answer()) {
        <app-skeleton [count]="4" />
      }
      <ul class="enti">
        @for (ente of list.items(); track ente.id) {
          <li class="card card-link">
            <img
              [src]="'/drawings/' + ente.drawing + '.svg'"
              alt=""
              width="96"
              height="72"
              loading="lazy"
            />
            <div>
              <h2>
                <a class="cover" [routerLink]="['/enti', ente.id]">{{ ente.name }}</a>
              </h2>
              <p class="muted small">
                <span [attr.lang]="language.italian()">{{ ente.kind }}</span>
                @if (ente.municipio) {
                  · {{ 'services.zone.one' | transloco: { names: ente.municipio } }}
                }
              </p>
              <p class="small">
                {{
                  (ente.services === 1 ? 'services.enti.countOne' : 'services.enti.count')
                    | transloco: { n: ente.services }
                }}
              </p>
            </div>
          </li>
        }
      </ul>
      @if (list.answer() && list.items().length === 0) {
        <p>{{ 'services.enti.none' | transloco }}</p>
      }
      @if (list.hasMore()) {
        <button type="button" class="button secondary" (click)="list.more()">
          {{ 'services.enti.more' | transloco }}
        </button>
      }
    </div>
  `,
})
export class EntiPage {
  protected readonly language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly list = keysetList<EnteCard, { items: EnteCard[]; next: string | null }>(
    () => ({
      url: '/api/enti',
      params: { ...this.#catalogue.where() },
    }),
  );
}
