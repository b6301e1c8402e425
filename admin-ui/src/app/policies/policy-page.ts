import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { goToFirstError } from '../act/payload-form';
import type { PolicyScopes, PolicyVersion, PolicyVersions } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { toParams } from '../words/api-params';
import { Words } from '../words/words';
import { differences, sayDifference } from './say-terms';
import { scopeName } from './scope-name';
import { TermsForm, type WrittenPolicy } from './terms-form';
import { VersionCard } from './version-card';

const COMUNE = 'comune';

/** The rules of one service, or the comune's: every version, and a new one to write. */
@Component({
  imports: [Bones, MatButton, ProblemBox, RouterLink, TermsForm, VersionCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './policy-page.html',
})
export class PolicyPage {
  /** A service type's id, or `comune`; from the path. */
  readonly scope = input.required<string>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #me = inject(Session).me;
  protected readonly isAdmin = computed(() => this.#me()?.role === 'admin');
  readonly #type = computed(() => (this.scope() === COMUNE ? undefined : this.scope()));
  protected readonly resource = httpResource<PolicyVersions>(() => ({
    url: '/api/policies/versions',
    params: toParams({ type: this.#type() }),
  }));
  readonly #scopes = httpResource<PolicyScopes>(() => '/api/policies');
  readonly #commons = httpResource<PolicyVersions>(() =>
    this.#type() ? '/api/policies/versions' : undefined,
  );
  readonly #found = keepLast(this.resource, () => this.scope());
  protected readonly versions = computed(() => this.#found()?.items);
  protected readonly name = computed(() => {
    const all = this.#scopes.hasValue() ? this.#scopes.value().items : [];
    const scope = all.find(({ serviceTypeId }) => serviceTypeId === (this.#type() ?? null));
    return scope ? scopeName(scope, this.words) : '';
  });
  /** What a new version begins from: the latest here, else what the comune says. */
  protected readonly base = computed(() => {
    const own = this.versions()?.find(({ status }) => status !== 'withdrawn');
    const commons = this.#commons.hasValue() ? this.#commons.value().items : [];
    return own ?? commons.find(({ status }) => status === 'inForce');
  });
  protected readonly form = viewChild(TermsForm);
  protected readonly isWriting = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly wrong = computed(() => readProblem(this.problem()).errors ?? []);
  /** What others wrote since the form was opened. */
  protected readonly changes = signal<string[]>([]);
  /** What was done, said aloud. */
  protected readonly outcome = signal('');
  #seen = 0;

  /** The version before, of those that count. */
  protected before(version: PolicyVersion): PolicyVersion | undefined {
    const older = (each: PolicyVersion) =>
      each.version < version.version && each.status !== 'withdrawn';
    return this.versions()?.find(older);
  }

  protected begin(): void {
    this.#seen = this.versions()?.[0]?.version ?? 0;
    this.changes.set([]);
    this.problem.set(undefined);
    this.outcome.set('');
    this.isWriting.set(true);
    setTimeout(() => this.#host.querySelector<HTMLElement>('#write-title')?.focus());
  }

  protected async write(): Promise<void> {
    const written = this.form()?.read();
    if (!written) return goToFirstError(this.#host);
    if (!(await this.#isConfirmed(written))) return;
    const body = { ...written, serviceTypeId: this.#type() ?? null, expectedVersion: this.#seen };
    await this.#sendNew(body);
  }

  protected readonly withdraw = async ({ id }: PolicyVersion, reason: string): Promise<void> => {
    try {
      const path = `/api/policies/${id}/withdrawal`;
      const { version } = await this.#once.post<PolicyVersion>(path, { reason });
      this.outcome.set(this.words.say('rules.done.withdrawn', { version }));
    } finally {
      this.resource.reload();
    }
  };

  async #sendNew(body: object): Promise<void> {
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const { version } = await this.#once.post<PolicyVersion>('/api/policies', body);
      this.isWriting.set(false);
      this.outcome.set(this.words.say('rules.done.written', { version }));
    } catch (error) {
      this.problem.set(error);
      if (readProblem(error).code === 'policy-changed') await this.#tellChanges();
      else goToFirstError(this.#host);
    } finally {
      this.isSending.set(false);
      this.resource.reload();
    }
  }

  /** Somebody wrote meanwhile: what is typed stays, what changed is told, and may be sent over. */
  async #tellChanges(): Promise<void> {
    const params = toParams({ type: this.#type() });
    const fresh = await firstValueFrom(
      this.#http.get<PolicyVersions>('/api/policies/versions', { params }),
    );
    const seen = fresh.items.find(({ version }) => version === this.#seen)?.terms;
    const [latest] = fresh.items;
    if (!latest) return;
    this.changes.set(differences(seen, latest.terms, this.words).map(sayDifference));
    this.#seen = latest.version;
  }

  #isConfirmed({ terms, validFrom }: WrittenPolicy): Promise<boolean> {
    const { words } = this;
    const changed = differences(this.base()?.terms, terms, words).map(sayDifference);
    const data: Confirmation = {
      title: words.say('rules.confirmTitle'),
      text: [
        words.say('rules.confirmFrom', { day: words.day(validFrom) }),
        changed.length > 0 ? changed.join('\n') : words.say('rules.nothingChanges'),
        words.say('rules.runningStay'),
      ].join('\n\n'),
      confirm: words.say('act.confirm'),
    };
    return isConfirmed(this.#dialog, data);
  }
}
