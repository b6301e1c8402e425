import { Component, DestroyRef, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { Live } from '../live/live';
import { MarkRead } from './mark-read';
import { Unread } from './unread';
import { fill, NOTIFICATION_WORDS } from './words';

/**
 * The way to the notifications, with how many wait. Fetched only for who is signed in; it listens
 * to the stream on every page, and says politely when more have come. A link of a mail names its
 * notification (`?notifica=`): whoever arrives by it has read it.
 */
@Component({
  selector: 'app-bell',
  imports: [RouterLink],
  styleUrl: './bell.scss',
  template: `
    <a routerLink="/notifiche" [attr.aria-label]="name()" data-testid="bell">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
        <path
          d="M12 3a6 6 0 0 0-6 6v4.500L4.500 16.500v1h15v-1L18 13.500V9a6 6 0 0 0-6-6zm-2.200 16a2.300 2.300 0 0 0 4.400 0z"
          fill="currentColor"
        />
      </svg>
      @if (unread.text(); as text) {
        <span class="count" aria-hidden="true">{{ text }}</span>
      }
    </a>
  `,
})
export class Bell {
  protected readonly unread = inject(Unread);
  readonly #language = inject(Language);
  readonly #words = computed(() => NOTIFICATION_WORDS[this.#language.code()]);
  protected readonly name = computed(() => {
    const { none, one, some } = this.#words().bell;
    const n = this.unread.text();
    if (!n) return none;
    return n === '1' ? one : fill(some, { n });
  });

  constructor() {
    const announcer = inject(Announcer);
    const markRead = inject(MarkRead);
    inject(DestroyRef).onDestroy(inject(Live).listen());
    let known: number | undefined;
    effect(() => {
      const count = this.unread.count();
      // What was there when the page opened is said by the name of the link.
      if (known !== undefined && count > known) untracked(() => announcer.say(this.#arrived()));
      if (this.unread.isKnown()) known = count;
    });
    const linked = linkedNotification(inject(Router));
    effect(() => {
      const id = linked();
      if (id) untracked(() => markRead.one(id));
    });
  }

  #arrived(): string {
    const { one, some } = this.#words().arrived;
    const n = this.unread.text();
    return n === '1' ? one : fill(some, { n });
  }
}

/** The notification that the address names; empty when none. */
function linkedNotification(router: Router) {
  const inAddress = () => router.parseUrl(router.url).queryParamMap.get('notifica') ?? '';
  return toSignal(
    router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(inAddress),
      startWith(inAddress()),
    ),
    { requireSync: true },
  );
}
