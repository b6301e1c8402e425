import { HttpClient, httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Language } from '../language/language';
import { Live } from '../live/live';
import { ActingFor } from '../mandates/acting-for';
import { stepOf } from '../need/check-draft';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { NeedSummary } from '../pratica/need-summary';
import { PraticaStore } from '../pratica/pratica-store';
import { provideChanges } from '../pratica/provide-changes';
import { readFailure } from '../remote/problem';
import type { Reopening } from '../remote/types';
import { CommandKey } from '../service-life/command-key';

/** A closed pratica opened anew: what is asked again, and what of it no longer fits. */
@Component({
  selector: 'app-reopen-page',
  imports: [ActingFor, Breadcrumb, NeedSummary, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  providers: [PraticaStore, provideChanges()],
  styles: `
    .page {
      max-width: 52rem;
    }
    .lead,
    .notice,
    app-need-summary,
    .actions {
      display: block;
      margin-top: 1.25rem;
    }
    .actions {
      display: flex;
    }
  `,
  templateUrl: './reopen-page.html',
})
export class ReopenPage {
  readonly id = input.required<string>();
  protected readonly store = inject(PraticaStore);
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #key = new CommandKey();
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  readonly #isDone = signal(false);
  protected readonly pratica = this.store.pratica;
  protected readonly isMissing = computed(
    () => readFailure(this.store.resource.error()).status === 404,
  );
  protected readonly canReopen = computed(
    () =>
      this.#isDone() ||
      Boolean(this.pratica()?.allowed.some(({ transition }) => transition === 'reopen')),
  );
  /** It was opened anew already, and goes on there. */
  protected readonly openAnew = computed(() =>
    this.pratica()?.reopenedAs.find(({ closed }) => !closed),
  );
  protected readonly foreseen = httpResource<Reopening>(() =>
    this.canReopen() && !this.#isDone() ? `/api/pratiche/${this.id()}/reopening` : undefined,
  );
  protected readonly reopening = computed(() =>
    this.foreseen.hasValue() ? this.foreseen.value() : undefined,
  );
  protected readonly fits = computed(() => this.reopening()?.errors.length === 0);
  protected readonly startsAnew = computed(() =>
    Boolean(this.reopening()?.dropped.includes('/times/from')),
  );
  protected readonly leavesOut = computed(() =>
    Boolean(this.reopening()?.dropped.some((pointer) => pointer.startsWith('/params/'))),
  );
  /** Each thing to answer again, by its question. */
  protected readonly wrong = computed(() =>
    (this.reopening()?.errors ?? []).map(({ pointer, message }) => {
      const param = this.pratica()?.need.params.find(({ id }) => pointer === `/params/${id}`);
      const label = param ? `${this.#language.pick(param.it, param.en)}: ` : '';
      return `${label}${message}`;
    }),
  );
  protected readonly trail = computed(() => {
    const number = this.pratica()?.number;
    return [
      { label: 'nav.pratiche', link: '/pratiche' },
      ...(number ? [{ name: number, link: `/pratiche/${this.id()}` }] : []),
    ];
  });

  constructor() {
    effect(() => this.store.id.set(this.id()));
    inject(DestroyRef).onDestroy(inject(Live).listen());
  }

  /** It goes as it is when all of it fits; else the need is kept as a draft, to be completed. */
  protected async goOn(): Promise<void> {
    const reopening = this.reopening();
    if (!reopening || this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(undefined);
    try {
      await (reopening.errors.length === 0 ? this.#reopen() : this.#complete(reopening));
    } catch (error) {
      this.#key.failed(error);
      this.failure.set(error);
      this.store.reload();
    } finally {
      this.isSending.set(false);
    }
  }

  async #reopen(): Promise<void> {
    const move = { transition: 'reopen' };
    const { id } = await this.store.move(move, this.#key.for(move));
    this.#isDone.set(true);
    await this.#router.navigateByUrl(`/pratiche/${id}?inviata=1`, { replaceUrl: true });
  }

  async #complete({ needId, need, errors }: Reopening): Promise<void> {
    const by = this.store.mandateFor('reopen');
    const draft = { ...need, reopens: this.id(), ...(by ? { onBehalfOf: { mandateId: by } } : {}) };
    await firstValueFrom(this.#http.put(`/api/needs/${needId}`, draft));
    const queryParams = { bozza: needId, passo: stepOf(errors[0]?.pointer ?? '') };
    await this.#router.navigate(['/richiesta', need.serviceTypeId], { queryParams });
  }
}
