import {
  ChangeDetectionStrategy,
  Component,
  computed,
  CSP_NONCE,
  inject,
  input,
} from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import type { NoticePreview } from '../api-types';
import { Words } from '../words/words';
import { withNonce } from './with-nonce';

/** What a notice would look like as mail, SMS and on the page. The frame runs no scripts. */
@Component({
  selector: 'wemi-words-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ words.say('notices.preview.title') }}</h3>
    @if (shown(); as of) {
      <h4>{{ words.say('notices.preview.mail') }}</h4>
      <p>
        <strong>{{ of.mail.subject }}</strong>
      </p>
      <iframe sandbox [title]="title()" [srcdoc]="mail()"></iframe>
      <details>
        <summary>{{ words.say('notices.preview.text') }}</summary>
        <p class="kept-lines">{{ of.mail.text }}</p>
      </details>
      <h4>{{ words.say('notices.preview.sms') }}</h4>
      <p class="said">{{ of.sms.text }}</p>
      <p class="muted">{{ words.say('notices.preview.size', of.sms) }}</p>
      <h4>{{ words.say('notices.preview.web') }}</h4>
      <div class="said">
        <p>
          <strong>{{ of.web.subject }}</strong>
        </p>
        @for (line of of.web.lines; track $index) {
          <p>{{ line }}</p>
        }
        <p class="link">{{ of.web.action }}</p>
      </div>
    } @else {
      <p class="muted">{{ words.say('notices.preview.wrong') }}</p>
    }
  `,
  styles: `
    iframe {
      width: 100%;
      height: 420px;
      border: 1px solid var(--wemi-edge);
      border-radius: var(--wemi-radius);
    }

    summary {
      min-height: 44px;
      padding: 10px 0;
    }

    .said {
      padding: 12px;
      border: 1px solid var(--wemi-line);
      border-radius: var(--wemi-radius);
      overflow-wrap: anywhere;
    }

    .kept-lines {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }

    .link {
      margin: 0;
      font-weight: 600;
    }
  `,
})
export class WordsPreview {
  readonly preview = input.required<NoticePreview>();
  readonly language = input.required<string>();
  protected readonly words = inject(Words);
  readonly #sanitizer = inject(DomSanitizer);
  readonly #nonce = inject(CSP_NONCE, { optional: true });
  protected readonly shown = computed(() => this.preview().shown);
  protected readonly title = computed(
    () =>
    this.words.say('notices.preview.frame', { language: this.words.say(`notices.language.${this.language()}`) }), // prettier-ignore
  );
  /** Trusted as it is: the API escapes all that is filled in, and the frame is a sandbox. */
  protected readonly mail = computed(() =>
    this.#sanitizer.bypassSecurityTrustHtml(withNonce(this.shown()?.mail.html ?? '', this.#nonce)),
  );
}
