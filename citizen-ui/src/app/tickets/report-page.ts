import { HttpClient, httpResource } from '@angular/common/http';
import { Component, DOCUMENT, afterNextRender, computed, effect, inject, Injector, input, signal, untracked, viewChild } from '@angular/core'; // prettier-ignore
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { keepDeepLink } from '../auth/deep-link';
import { Session } from '../auth/session';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import type { WrongField } from '../need/check-draft';
import { ErrorSummary } from '../need/error-summary';
import { FieldErrorText } from '../need/field-error';
import { fieldId } from '../need/need-form';
import { Breadcrumb } from '../parts/breadcrumb';
import { FileRows } from '../parts/file-rows';
import { ProblemPanel } from '../parts/problem-panel';
import { RisingFiles } from '../parts/rising-files';
import type { Attachment, PraticheAnswer, TicketDetail } from '../remote/types';
import { CommandKey } from '../service-life/command-key';
import { checkReport, EMPTY, forgetReport, keepReport, pathOf, readReport, type ReportDraft, TEXT_AT_MOST, toBody, TOPICS } from './report-draft'; // prettier-ignore

const FILES_AT_MOST = 10;
const KINDS: Record<string, ReportDraft['kind']> = { domanda: 'question', disservizio: 'problem' };

/** «Segnala disservizio» and «Contatta il comune»: written by anybody, checked, sent by whoever logs in. */
@Component({
  selector: 'app-report-page',
  imports: [Breadcrumb, ErrorSummary, FieldErrorText, FileRows, ProblemPanel, RouterLink, TranslocoPipe],
  styleUrl: './report-page.scss',
  templateUrl: './report-page.html',
})
export class ReportPage {
  /** In the address: `domanda` or `disservizio`. */
  readonly tipo = input<string>();
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);
  readonly #announcer = inject(Announcer);
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  readonly #key = new CommandKey();
  protected readonly session = inject(Session);
  protected readonly idOf = fieldId;
  protected readonly topics = TOPICS;
  protected readonly kinds = ['question', 'problem'] as const;
  protected readonly mostCharacters = TEXT_AT_MOST;
  readonly #cameFrom = pathOf(this.#router.currentNavigation()?.previousNavigation?.finalUrl?.toString() ?? pageBefore(inject(DOCUMENT))); // prettier-ignore
  protected readonly draft = signal(readReport(this.session.personId()));
  protected readonly errors = signal<readonly WrongField[]>([]);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly sent = signal<TicketDetail | undefined>(undefined);
  protected readonly there = signal<readonly Attachment[]>([]);
  protected readonly isChecking = computed(() => this.draft().isChecked);
  readonly #pratiche = httpResource<PraticheAnswer>(() =>
    this.session.isSignedIn() ? '/api/pratiche' : undefined,
  );
  protected readonly pratiche = computed(() =>
    this.#pratiche.hasValue() ? this.#pratiche.value().items.filter(({ mandate }) => !mandate) : [],
  );
  protected readonly praticaNumber = computed(
    () => this.pratiche().find(({ id }) => id === this.draft().praticaId)?.number,
  );
  protected readonly rising = new RisingFiles<string>(
    this.#http,
    () => ({ url: '/api/ticket-documents', params: {} }),
    (document) => this.there.update((all) => [...all, document as Attachment]),
  );
  protected readonly title = computed(() => {
    if (this.isChecking()) return 'tickets.check.title';
    return this.draft().kind === 'question' ? 'tickets.office.ask' : this.draft().kind === 'problem' ? 'tickets.office.report' : 'titles.report';
  });
  protected readonly summary = viewChild(ErrorSummary);

  constructor() {
    // Who comes by a link begins something else: the other kind, or another one after the last was sent.
    effect(() => {
      const kind = KINDS[this.tipo() ?? ''];
      if (kind) untracked(() => this.#begin(kind));
    });
    // Whoever signed in meanwhile goes on with what a stranger wrote here.
    effect(() => {
      const personId = this.session.personId();
      untracked(() => this.draft.set(readReport(personId)));
    });
    if (this.#cameFrom && !this.draft().path) this.change({ path: this.#cameFrom });
  }

  protected change(part: Partial<ReportDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
    keepReport(this.draft(), this.session.personId());
  }

  protected errorOf(pointer: string): WrongField | undefined {
    return this.errors().find((error) => error.pointer === pointer);
  }

  /** Nothing is sent yet: what was written is shown once more. */
  protected check(): void {
    const errors = checkReport(this.draft()).map((error) => ({
      ...error,
      text: this.#words.translate<string>(`tickets.errors.${error.key}`),
    }));
    this.errors.set(errors);
    if (errors.length > 0) return this.#afterRender(() => this.summary()?.focus());
    this.change({ isChecked: true });
    this.#toTop();
  }

  protected correct(): void {
    this.failure.set(undefined);
    this.change({ isChecked: false });
    this.#toTop();
  }

  protected goTo({ pointer }: WrongField): void {
    document.getElementById(fieldId(pointer))?.focus();
  }

  protected signIn(): void {
    keepDeepLink('/segnala');
    void this.session.signIn(this.#language.code());
  }

  protected async attach(field: HTMLInputElement): Promise<void> {
    const room = FILES_AT_MOST - this.there().length - this.rising.files().length;
    const files = [...(field.files ?? [])].slice(0, Math.max(0, room));
    // The same file can be chosen again after it was removed.
    field.value = '';
    for (const file of files) {
      const isThere = await this.rising.upload('', file);
      const said = isThere ? 'integration.uploaded' : 'integration.failed';
      this.#announcer.say(this.#words.translate(said, { name: file.name }));
    }
  }

  protected async remove(id: string): Promise<void> {
    this.failure.set(undefined);
    try {
      await firstValueFrom(this.#http.delete(`/api/ticket-documents/${id}`));
      this.there.update((all) => all.filter((one) => one.id !== id));
    } catch (error) {
      this.failure.set(error);
    }
  }

  protected async send(): Promise<void> {
    if (this.isSending()) return;
    const body = toBody(this.draft(), this.there().map(({ id }) => id));
    const headers = { 'Idempotency-Key': this.#key.for(body) };
    this.failure.set(undefined);
    this.isSending.set(true);
    try {
      this.sent.set(await firstValueFrom(this.#http.post<TicketDetail>('/api/tickets', body, { headers })));
      forgetReport();
      // So that the links of the footer lead somewhere new again.
      await this.#router.navigate(['/segnala'], { replaceUrl: true });
      this.#toTop();
    } catch (error) {
      this.#key.failed(error);
      this.failure.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  #begin(kind: ReportDraft['kind']): void {
    if (this.sent()) {
      this.sent.set(undefined);
      this.there.set([]);
      this.draft.set(EMPTY);
    }
    if (kind !== this.draft().kind) this.change({ kind, isChecked: false });
  }

  #toTop(): void {
    this.#afterRender(() => document.querySelector('h1')?.focus());
  }

  #afterRender(work: () => void): void {
    afterNextRender(work, { injector: this.#injector });
  }
} // prettier-ignore

/** Of our own: a link that was followed before the scripts answered leads here past the router. */
function pageBefore({ referrer, location }: Document): string | undefined {
  const url = URL.parse(referrer);
  return url?.origin === location.origin ? url.pathname : undefined;
}
