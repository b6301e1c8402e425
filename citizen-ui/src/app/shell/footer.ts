import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { FooterPages } from '../content/footer-pages';
import { Catalogue } from '../remote/catalogue';

@Component({
  selector: 'app-footer',
  imports: [FooterPages, RouterLink, TranslocoPipe],
  styleUrl: './footer.scss',
  template: `
    <footer>
      <div class="container columns">
        <div>
          <p class="name">WeMi</p>
          <p>{{ 'footer.about' | transloco: { name: comune() } }}</p>
        </div>
        <nav [attr.aria-label]="'footer.services' | transloco">
          <h2>{{ 'footer.services' | transloco }}</h2>
          <a routerLink="/servizi">{{ 'nav.services' | transloco }}</a>
          <a routerLink="/enti">{{ 'nav.enti' | transloco }}</a>
          <a routerLink="/avvisi">{{ 'nav.avvisi' | transloco }}</a>
          <a routerLink="/pratiche">{{ 'nav.pratiche' | transloco }}</a>
        </nav>
        <nav [attr.aria-label]="'footer.help' | transloco">
          <h2>{{ 'footer.help' | transloco }}</h2>
          <a routerLink="/aiuto" data-element="faq">{{ 'footer.faq' | transloco }}</a>
          <a routerLink="/glossario">{{ 'footer.glossary' | transloco }}</a>
          <a routerLink="/novita">{{ 'footer.news' | transloco }}</a>
          <a
            routerLink="/segnala"
            [queryParams]="{ tipo: 'disservizio' }"
            data-element="report-inefficiency"
            >{{ 'footer.report' | transloco }}</a
          >
          <a routerLink="/segnala" [queryParams]="{ tipo: 'domanda' }">{{
            'footer.ask' | transloco
          }}</a>
          <a routerLink="/sportelli">{{ 'titles.sportelli' | transloco }}</a>
          <a routerLink="/contatti" data-element="contacts">{{ 'footer.contacts' | transloco }}</a>
          <a routerLink="/accessibilita" data-element="accessibility-link">{{
            'footer.accessibility' | transloco
          }}</a>
          <a routerLink="/valuta" data-element="rate-service">{{ 'footer.rate' | transloco }}</a>
          <a routerLink="/privacy" data-element="privacy-policy-link">{{
            'footer.privacy' | transloco
          }}</a>
          <a routerLink="/note-legali" data-element="legal-notes">{{
            'footer.legalNotes' | transloco
          }}</a>
          @defer (on viewport) {
            <app-footer-pages />
          } @placeholder {
            <span></span>
          }
        </nav>
      </div>
      <p class="container end">{{ 'footer.cookies' | transloco }}</p>
    </footer>
  `,
})
export class Footer {
  protected readonly comune = inject(Catalogue).comuneName;
}
