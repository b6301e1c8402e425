import { Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink, type UrlTree } from '@angular/router';
import { capital } from '../format/capital';
import { ExactPipe, InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import type { Notification } from '../remote/types';
import { fill, NOTIFICATION_WORDS } from './words';

/** Where on the page of a pratica what is told is done. */
const FRAGMENTS: Record<string, string> = {
  offers: 'offers',
  payments: 'payment',
  messages: 'messages',
};

/** One notification: unread it says so in words and weight; opening it leads to its page. */
@Component({
  selector: 'app-notification-item',
  imports: [ExactPipe, InstantPipe, RouterLink],
  styleUrl: './notification-item.scss',
  template: `
    <article class="card" [class.unread]="isUnread()" [attr.data-unread]="isUnread()">
      <h3 [attr.lang]="lang()">
        @if (isUnread()) {
          <span class="mark" [attr.lang]="language.code()">{{ words().new }}</span>
        }
        {{ subject() }}
      </h3>
      <p [attr.lang]="lang()">{{ notification().text }}</p>
      <p class="small muted">
        @if (notification().urgency === 'now') {
          <strong>{{ words().urgent }}</strong> ·
        }
        <time
          [attr.datetime]="notification().createdAt"
          [attr.title]="notification().createdAt | exact"
          >{{ notification().createdAt | instant }}</time
        >
        @if (notification().pratica; as pratica) {
          · {{ say(words().pratica, { number: pratica.number }) }}
        }
        @if (!isUnread()) {
          · {{ words().read }}
        }
      </p>
      <p class="acts">
        @if (link(); as there) {
          <a
            class="button plain"
            [routerLink]="there"
            [attr.lang]="lang()"
            [attr.aria-label]="notification().action + ': ' + subject()"
            (click)="opened.emit()"
            >{{ notification().action }}</a
          >
        }
        @if (isUnread()) {
          <button
            type="button"
            class="button plain"
            [attr.aria-label]="words().markRead + ': ' + subject()"
            (click)="opened.emit()"
          >
            {{ words().markRead }}
          </button>
        }
      </p>
    </article>
  `,
})
export class NotificationItem {
  readonly notification = input.required<Notification>();
  /** Read by a click whose answer is still on its way. */
  readonly isJustRead = input(false);
  readonly opened = output();
  readonly #router = inject(Router);
  protected readonly language = inject(Language);
  protected readonly say = fill;
  protected readonly words = computed(() => NOTIFICATION_WORDS[this.language.code()]);
  protected readonly subject = computed(() => capital(this.notification().subject));
  protected readonly isUnread = computed(
    () => this.notification().readAt === null && !this.isJustRead(),
  );
  /** Not every text is there in every language. */
  protected readonly lang = computed(() => {
    const { language } = this.notification();
    return language === this.language.code() ? null : language;
  });
  protected readonly link = computed<UrlTree | null>(() => {
    const { path, topic, pratica } = this.notification();
    if (!path) return null;
    const tree = this.#router.parseUrl(path);
    if (pratica && path === `/pratiche/${pratica.id}`) tree.fragment = FRAGMENTS[topic] ?? null;
    return tree;
  });
}
