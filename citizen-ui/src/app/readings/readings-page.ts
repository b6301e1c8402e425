import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { keysetList } from '../remote/keyset-list';
import type { Reading, ReadingsAnswer } from '../remote/types';
import { fill, READING_WORDS } from './words';

/** Who of enti and offices opened one's delicate data, when, and why they may. */
@Component({
  selector: 'app-readings-page',
  imports: [InstantPipe, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './readings-page.html',
  styleUrl: './readings-page.scss',
})
export class ReadingsPage {
  /** The one pratica that it is about, in the address. */
  readonly pratica = input<string>();
  protected readonly words = computed(() => READING_WORDS[this.#language.code()]);
  protected readonly fill = fill;
  readonly #language = inject(Language);
  protected readonly list = keysetList<Reading, ReadingsAnswer>(() => {
    const praticaId = this.pratica();
    const params: Record<string, string> = praticaId ? { praticaId } : {};
    return { url: '/api/me/readings', params };
  });
  /** Its number, as soon as a reading says it. */
  protected readonly number = computed(() => this.list.items()[0]?.pratica?.number ?? '');

  protected whoOf({ enteName, role }: Reading): string {
    return enteName ?? this.words().who[role];
  }
}
