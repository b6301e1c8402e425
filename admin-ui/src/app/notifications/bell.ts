import {
  ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked,
} from '@angular/core'; // prettier-ignore
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';
import { Unread } from './unread';

/**
 * The way to the notifications, with how many wait; it says politely when more have come. A link of
 * a mail names its notification (`?notifica=`): whoever arrives by it has read it.
 */
@Component({
  selector: 'wemi-bell',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (unread.isTold()) {
      <a routerLink="/notifiche" [attr.aria-label]="name()" data-testid="bell">
        <wemi-icon name="bell" />
        @if (unread.count() > 0) {
          <span class="count" aria-hidden="true">{{ unread.text() }}</span>
        }
      </a>
      <span class="visually-hidden" role="status">{{ arrived() }}</span>
    }
  `,
  styles: `
    a {
      position: relative;
      display: inline-flex;
      align-items: center;
      justify-content: center;
      min-width: 44px;
      min-height: 44px;
      color: #fff;
      text-decoration: none;
    }

    /* Over the bell, not beside it: the bar has no room on the narrowest phone. */
    .count {
      position: absolute;
      top: 0;
      right: 0;
      padding: 0 5px;
      border-radius: 12px;
      background: #fff;
      color: #8a1c1c;
      font-size: 0.8125rem;
      font-weight: 700;
      line-height: 18px;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class Bell {
  protected readonly unread = inject(Unread);
  readonly #words = inject(Words);
  protected readonly name = computed(() => this.#sayCount('bell'));
  protected readonly arrived = signal('');

  constructor() {
    let before: number | undefined;
    effect(() => {
      const known = this.unread.known();
      // What was there when the page opened is said by the name of the link.
      if (before !== undefined && known !== undefined && known > before)
        untracked(() => this.arrived.set(this.#sayCount('arrived')));
      before = known ?? before;
    });
    const linked = linkedNotification(inject(Router));
    effect(() => {
      const id = linked();
      if (this.unread.isTold() && id) untracked(() => this.unread.markOne(id));
    });
  }

  #sayCount(what: 'bell' | 'arrived'): string {
    const count = this.unread.count();
    const some = count === 1 ? 'One' : 'Some';
    const n = this.unread.text();
    return this.#words.say(`notifications.${what}${count === 0 ? 'None' : some}`, { n });
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
