import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { isConfirmed } from '../act/confirm-dialog';
import type { SearchWord, SearchWordsAnswer, ServiceType } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { Catalogue } from '../words/catalogue';
import { createPager } from '../words/pager';
import { PagerBar } from '../words/pager-bar';
import { Words } from '../words/words';
import { SearchTabs } from './search-tabs';

/** The everyday words of citizens, and where each leads: to a kind of service, an answer, or both. */
@Component({
  imports: [Bones, MatButton, PagerBar, ProblemBox, SearchTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './words-page.html',
  styles: `
    .card {
      margin-bottom: 16px;
    }
    .field {
      margin-bottom: 16px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      align-items: center;
      padding: 8px 0;
      overflow-wrap: anywhere;
    }
    .field[hidden] {
      display: none;
    }
    ul {
      padding: 0;
      list-style: none;
    }
  `,
})
export class WordsPage {
  /** From the address: the beginning of a word, and a kind of service. */
  readonly inizio = input<string>();
  readonly tipo = input<string>();
  /** A word to begin with: from those that found nothing. */
  readonly nuova = input<string>();
  protected readonly words = inject(Words);
  protected readonly catalogue = inject(Catalogue);
  readonly #session = inject(Session);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  protected readonly isAdmin = computed(() => this.#session.role() === 'admin');
  readonly #query = computed(() => toParams({ starts: this.inizio(), type: this.tipo() }));
  protected readonly pager = createPager(this.#query);
  protected readonly resource = httpResource<SearchWordsAnswer>(() => ({
    url: '/api/search-words',
    params: toParams({ ...this.#query(), cursor: this.pager.cursor() }),
  }));
  protected readonly found = keepLast(this.resource);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isSending = signal(false);
  protected readonly said = signal('');

  /** The kind of service that the new word leads to; its questions have the answers to choose from. */
  protected readonly type = signal('');
  readonly #asked = httpResource<ServiceType>(() => {
    const comune = this.#session.me()?.comune.id;
    return this.type() && comune
      ? { url: `/api/service-types/${this.type()}`, params: { comune } }
      : undefined;
  });
  protected readonly answers = computed(() => {
    const params = this.#asked.hasValue() ? this.#asked.value().params : [];
    return params.flatMap((param) =>
      (param.options ?? []).map((option) => ({
        id: `${param.id}:${option.id}`,
        text: `${this.#pick(param)}: ${this.#pick(option)}`,
      })),
    );
  });

  protected leadsTo({ serviceTypeId, param, option }: SearchWord): string {
    const type = serviceTypeId === null ? [] : [this.catalogue.typeName(serviceTypeId)];
    const answer = param === null ? [] : [this.words.say('search.words.answer', { param, option })];
    return [...type, ...answer].join(' · ');
  }

  protected filter(name: 'inizio' | 'tipo', value: string): void {
    const queryParams = { [name]: value.trim() || undefined };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  /** @param alone whether the word names the answer only, in every kind of service */
  protected async add(term: string, answer: string, alone: boolean): Promise<void> {
    const [param = null, option = null] = answer ? answer.split(':') : [];
    const serviceTypeId = alone && answer ? null : this.type() || null;
    await this.#try('added', () =>
      this.#once.post('/api/search-words', { term: term.trim(), serviceTypeId, param, option }),
    );
  }

  protected async remove({ id, term }: SearchWord): Promise<void> {
    const data = {
      title: this.words.say('search.words.removeNamed', { term }),
      text: this.words.say('search.words.removeMeans'),
      confirm: this.words.say('search.words.remove'),
    };
    if (!(await isConfirmed(this.#dialog, data))) return;
    await this.#try('removed', () => firstValueFrom(this.#http.delete(`/api/search-words/${id}`)));
  }

  async #try(done: 'added' | 'removed', work: () => Promise<unknown>): Promise<void> {
    this.problem.set(undefined);
    this.said.set('');
    this.isSending.set(true);
    try {
      await work();
      this.said.set(this.words.say(`search.words.${done}`));
      this.resource.reload();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  #pick({ it, en }: { it: string; en: string }): string {
    return this.words.language() === 'it' ? it : en;
  }
}
