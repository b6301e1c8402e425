import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { NotificationItem } from '../api-types';
import { Words } from '../words/words';

/** One notification: unread it says so in words and weight; opening it leads to its page. */
@Component({
  selector: 'wemi-notification',
  imports: [MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <article class="card" [class.unread]="isUnread()" [attr.data-unread]="isUnread()">
      <h3 [attr.lang]="lang()">
        @if (isUnread()) {
          <span class="mark" [attr.lang]="words.language()">{{
            words.say('notifications.isUnread')
          }}</span>
        }
        {{ subject() }}
      </h3>
      <p [attr.lang]="lang()">{{ notification().text }}</p>
      <p class="muted">
        @if (notification().urgency === 'now') {
          <strong>{{ words.say('notifications.urgent') }}</strong> ·
        }
        <time
          [attr.datetime]="notification().createdAt"
          [attr.title]="words.exact(notification().createdAt)"
          >{{ words.instant(notification().createdAt) }}</time
        >
        @if (notification().pratica; as pratica) {
          · {{ words.say('notifications.pratica', { number: pratica.number }) }}
        }
        @if (readBy(); as said) {
          ·
          <time
            [attr.datetime]="notification().readAt"
            [attr.title]="words.exact(notification().readAt ?? '')"
            >{{ said }}</time
          >
        }
      </p>
      <div class="actions">
        @if (link(); as there) {
          <a
            matButton="outlined"
            [routerLink]="there"
            [attr.lang]="lang()"
            [attr.aria-label]="notification().action + ': ' + subject()"
            (click)="opened.emit()"
            >{{ notification().action }}</a
          >
        }
        @if (isUnread()) {
          <button
            matButton
            type="button"
            [attr.aria-label]="words.say('notifications.markRead') + ': ' + subject()"
            (click)="opened.emit()"
          >
            {{ words.say('notifications.markRead') }}
          </button>
        }
      </div>
    </article>
  `,
  styles: `
    .card {
      border-left: 4px solid transparent;
    }

    .unread {
      border-left-color: var(--wemi-blue);
    }

    h3 {
      margin: 0;
      font-size: 1rem;
      font-weight: 400;
    }

    .unread h3 {
      font-weight: 700;
    }

    .mark {
      margin-right: 8px;
      padding: 0 8px;
      border: 1px solid var(--wemi-blue);
      border-radius: 12px;
      color: var(--wemi-blue);
      font-size: 0.875rem;
    }

    p {
      margin: 4px 0;
    }
  `,
})
export class NotificationRow {
  readonly notification = input.required<NotificationItem>();
  /** Read by a click whose answer is still on its way. */
  readonly isJustRead = input(false);
  readonly opened = output();
  protected readonly words = inject(Words);
  readonly #router = inject(Router);
  protected readonly subject = computed(() => {
    const { subject } = this.notification();
    return subject.charAt(0).toUpperCase() + subject.slice(1);
  });
  protected readonly isUnread = computed(
    () => this.notification().readAt === null && !this.isJustRead(),
  );
  protected readonly lang = computed(() => {
    const { language } = this.notification();
    return language === this.words.language() ? null : language;
  });
  protected readonly readBy = computed(() => {
    const { readAt, readBy } = this.notification();
    if (!readAt || !readBy) return '';
    return this.words.say('notifications.readBy', {
      name: readBy,
      at: this.words.instant(readAt),
    });
  });
  /** Its address is the front door's; the back office lives under /admin. */
  protected readonly link = computed(() => {
    const { path } = this.notification();
    return path?.startsWith('/admin/') ? this.#router.parseUrl(path.slice('/admin'.length)) : null;
  });
}
