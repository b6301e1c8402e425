import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { ProblemBox } from '../problem/problem-box';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';

/**
 * The way to the queues' own page. A browser follows a link without our token, so the API first
 * gives a short-lived cookie, good for that page only.
 */
@Component({
  imports: [Icon, MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ words.say('queues.title') }}</h1>
    <section class="card">
      <p>{{ words.say('queues.help') }}</p>
      <ul>
        <li>{{ words.say('queues.notices') }}</li>
        <li>{{ words.say('queues.checks') }}</li>
        <li>{{ words.say('queues.refunds') }}</li>
      </ul>
      @if (problem(); as error) {
        <wemi-problem [error]="error" (retry)="open()" />
      }
      <button matButton="filled" type="button" [disabled]="isOpening()" (click)="open()">
        <span class="with-icon">{{ words.say('queues.open') }}<wemi-icon name="outside" /></span>
      </button>
    </section>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      max-width: 720px;
    }

    ul {
      margin-bottom: 16px;
      padding-left: 20px;
    }

    .with-icon {
      display: inline-flex;
      gap: 8px;
      align-items: center;
    }
  `,
})
export class QueuesPage {
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isOpening = signal(false);

  protected async open(): Promise<void> {
    // The tab is opened within the click: after the answer the browser would take it for a pop-up.
    const tab = window.open('about:blank');
    this.isOpening.set(true);
    try {
      await firstValueFrom(this.#http.post('/api/queues/session', null));
      (tab ?? window).location.assign('/api/queues');
      this.problem.set(undefined);
    } catch (error) {
      tab?.close();
      this.problem.set(error);
    } finally {
      this.isOpening.set(false);
    }
  }
}
