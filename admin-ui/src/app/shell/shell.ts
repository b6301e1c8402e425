import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { WaitingCount } from '../approvals/waiting-count';
import { Live } from '../live/live';
import { Bell } from '../notifications/bell';
import { Login } from '../session/login';
import { Session } from '../session/session';
import { UndoBar } from '../undo/undo-bar';
import { LANGUAGES } from '../words/language';
import { Words } from '../words/words';
import { FocusOnRoute } from './focus-on-route';
import { Icon } from './icon';
import { navigationOf } from './navigation';

@Component({
  selector: 'wemi-shell',
  imports: [
    Bell,
    Icon,
    MatButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
    RouterLinkActive,
    UndoBar,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly session = inject(Session);
  protected readonly live = inject(Live);
  protected readonly waiting = inject(WaitingCount);
  protected readonly words = inject(Words);
  protected readonly login = inject(Login);
  protected readonly focus = inject(FocusOnRoute);
  protected readonly languages = LANGUAGES;
  protected readonly me = computed(() => this.session.me()!);
  protected readonly items = computed(() => navigationOf(this.me().role));

  protected readonly place = computed(() => this.me().ente?.name ?? this.me().comune.name);
}
