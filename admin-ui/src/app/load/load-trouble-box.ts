import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Words } from '../words/words';
import { LoadTrouble } from './load-trouble';

/** In both languages when it is the texts themselves that did not arrive. */
const WITHOUT_TEXTS = {
  title: 'Questa pagina non si è caricata. / This page did not load.',
  retry: 'Ricarica / Reload',
};

@Component({
  selector: 'wemi-load-trouble',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="notice warn" role="alert">
      <p>{{ words.say('access.notLoaded') || withoutTexts.title }}</p>
      <button matButton="outlined" type="button" (click)="trouble.retry()">
        {{ words.say('access.reload') || withoutTexts.retry }}
      </button>
    </div>
  `,
})
export class LoadTroubleBox {
  protected readonly words = inject(Words);
  protected readonly trouble = inject(LoadTrouble);
  protected readonly withoutTexts = WITHOUT_TEXTS;
}
