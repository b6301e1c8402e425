import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'app-not-found-page',
  imports: [RouterLink, TranslocoPipe],
  template: `
    <div class="container page stack">
      <h1 tabindex="-1">{{ 'pages.notFound.title' | transloco }}</h1>
      <p class="lead">{{ 'pages.notFound.text' | transloco }}</p>
      <div class="actions">
        <a class="button" routerLink="/servizi">{{ 'pages.notFound.services' | transloco }}</a>
        <a class="button secondary" routerLink="/">{{ 'nav.home' | transloco }}</a>
      </div>
    </div>
  `,
})
export class NotFoundPage {}
