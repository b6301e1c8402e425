import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { keysetList } from '../remote/keyset-list';
import type { EnteCard } from '../remote/types';
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
                {{ ente.kind }}
                @if (ente.municipio) {
                  · Municipio {{ ente.municipio }}
                }
              </p>
              <p class="small">{{ 'services.enti.count' | transloco: { n: ente.services } }}</p>
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
  protected readonly list = keysetList<EnteCard, { items: EnteCard[]; next: string | null }>(
    () => ({
      url: '/api/enti',
    }),
  );
}
