import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { keepDeepLink } from '../auth/deep-link';
import { Session } from '../auth/session';
import { Catalogue } from '../remote/catalogue';
import { Language } from '../language/language';
import type { LanguageCode } from '../language/stored-language';
import { DraftStore } from '../need/draft-store';
import { Bell } from '../notifications/bell';
import { Logo } from './logo';

/** Who wants to leave does not wait for an API that is slow. */
const handOverWithin = 3_000;

/** The comune's slim bar above, the service's own header below. */
@Component({
  selector: 'app-header',
  imports: [Bell, Logo, RouterLink, RouterLinkActive, TranslocoPipe],
  templateUrl: './header.html',
  styleUrl: './header.scss',
})
export class Header {
  readonly #router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly language = inject(Language);
  protected readonly comune = inject(Catalogue).comuneName;
  protected readonly languages: { code: LanguageCode; name: string }[] = [
    { code: 'it', name: 'Italiano' },
    { code: 'en', name: 'English' },
  ];

  protected readonly isLeaving = computed(() => this.session.leaving() === 'busy');
  readonly #drafts = inject(DraftStore);

  protected signIn(): void {
    keepDeepLink(this.#router.url);
    void this.session.signIn(this.language.code());
  }

  /** What was written is handed over first: nothing of it stays in this browser. */
  protected async signOut(): Promise<void> {
    await Promise.race([this.#drafts.uploadAll(), after(handOverWithin)]);
    await this.session.signOut();
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
