import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '../language/language';
import { ConsentsBox } from '../consents/consents-box';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { DownloadButton } from '../receipts/download-button';
import type { Me } from '../remote/types';
import { EraseBox } from './erase-box';
import { OWN_DATA_WORDS } from './words';

/** What WeMi keeps of whoever is signed in: where it is changed, a copy of it, and its erasure. */
@Component({
  selector: 'app-own-data-page',
  imports: [ConsentsBox, DownloadButton, EraseBox, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './own-data-page.html',
  styleUrl: './own-data-page.scss',
})
export class OwnDataPage {
  readonly #language = inject(Language);
  protected readonly words = computed(() => OWN_DATA_WORDS[this.#language.code()]);
  protected readonly me = httpResource<Me>(() => '/api/me');
  protected readonly places = [
    { path: '/recapiti', word: 'contacts' },
    { path: '/persone', word: 'caredPersons' },
    { path: '/preferiti', word: 'favourites' },
    { path: '/appuntamenti', word: 'appointments' },
    { path: '/notifiche/preferenze', word: 'notices' },
    { path: '/deleghe', word: 'mandates' },
    { path: '/letture', word: 'readings' },
    { path: '/accessi', word: 'sessions' },
    { path: '/pratiche', word: 'pratiche' },
  ] as const;
}
