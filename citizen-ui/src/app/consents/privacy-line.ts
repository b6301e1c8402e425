import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatInstantDay } from '../format/dates';
import { Language } from '../language/language';
import { PageFocus } from '../shell/page-focus';
import { Consents } from './consents';
import { CONSENT_WORDS } from './words';

/** One line, once for each version of what the comune says of privacy; never in the way. */
@Component({
  selector: 'app-privacy-line',
  imports: [RouterLink],
  providers: [Consents],
  styles: `
    .notice {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
      align-items: center;
      margin-bottom: 1.5rem;
    }
  `,
  template: `
    @if (consents.unread(); as privacy) {
      <div class="notice">
        <span>{{ text() }}</span>
        <a class="button plain" routerLink="/privacy" (click)="read(privacy.version)">{{
          words().readIt
        }}</a>
        <button
          type="button"
          class="button plain"
          [attr.aria-disabled]="consents.isBusy()"
          (click)="dismiss(privacy.version)"
        >
          {{ words().gotIt }}
        </button>
      </div>
    }
  `,
})
export class PrivacyLine {
  protected readonly consents = inject(Consents);
  readonly #language = inject(Language);
  readonly #focus = inject(PageFocus);
  protected readonly words = computed(() => CONSENT_WORDS[this.#language.code()]);
  protected readonly text = computed(() => {
    const privacy = this.consents.unread();
    if (!privacy) return '';
    if (privacy.readVersion === null) return this.words().neverRead;
    const day = formatInstantDay(privacy.publishedAt, this.#language.locale());
    return this.words().changed.replace('{day}', day);
  });

  /** Whoever follows the link has it before them: the page waits for nothing. */
  protected read(version: number): void {
    void this.consents.say({ kind: 'privacy', isGiven: true, version });
  }

  protected async dismiss(version: number): Promise<void> {
    const isDone = await this.consents.say({ kind: 'privacy', isGiven: true, version });
    // The button that was pressed is gone.
    if (isDone) this.#focus.toHeading();
  }
}
