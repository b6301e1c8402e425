import { HttpClient, httpResource } from '@angular/common/http';
import { Component, Injector, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ExactPipe, RecentPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { lastValue } from '../remote/last-value';
import type { OwnSessions } from '../remote/types';
import { CommandKey } from '../service-life/command-key';
import { SESSION_WORDS } from './words';

type OwnSession = OwnSessions['sessions'][number];

/** Where one is logged in, and how that is ended. */
@Component({
  selector: 'app-sessions-page',
  imports: [ExactPipe, ProblemPanel, RecentPipe, Skeleton],
  templateUrl: './sessions-page.html',
  styleUrl: './sessions-page.scss',
})
export class SessionsPage {
  readonly #http = inject(HttpClient);
  readonly #announcer = inject(Announcer);
  readonly #injector = inject(Injector);
  readonly #language = inject(Language);
  readonly #key = new CommandKey();
  protected readonly words = computed(() => SESSION_WORDS[this.#language.code()]);
  protected readonly resource = httpResource<OwnSessions>(() => '/api/me/sessions');
  readonly #answer = lastValue(this.resource);
  protected readonly sessions = computed(() => this.#answer()?.sessions);
  protected readonly hasOthers = computed(
    () => this.sessions()?.some(({ isThis }) => !isThis) ?? false,
  );
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(undefined);

  protected nameOf({ device }: OwnSession): string {
    return device || this.words().unknown;
  }

  protected endOf(session: OwnSession): string {
    return this.words().endOf.replace('{device}', this.nameOf(session));
  }

  protected end(session: OwnSession): Promise<void> {
    const said = this.words().ended.replace('{device}', this.nameOf(session));
    return this.#send({ sessionId: session.id }, said);
  }

  protected async endOthers(): Promise<void> {
    const { othersTitle: title, othersMeans, endOthers: confirm, othersEnded } = this.words();
    const question = { title, text: [othersMeans], confirm, danger: true };
    if (!(await askToConfirm(this.#injector, question))) return;
    await this.#send({}, othersEnded);
  }

  async #send(body: { sessionId?: string }, said: string): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(undefined);
    // Of the others there may be new ones: what is meant is those that are seen.
    const seen = this.sessions()?.map(({ id }) => id);
    const headers = { 'Idempotency-Key': this.#key.for({ ...body, seen }) };
    try {
      await firstValueFrom(this.#http.post('/api/me/sessions/end', body, { headers }));
      this.#announcer.say(said);
      this.resource.reload();
    } catch (error) {
      this.#key.failed(error);
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
