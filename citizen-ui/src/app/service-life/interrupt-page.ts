import { Component, DestroyRef, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Announcer } from '../live/announcer';
import { Live } from '../live/live';
import { ActingFor } from '../mandates/acting-for';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { PraticaStore } from '../pratica/pratica-store';
import { provideChanges } from '../pratica/provide-changes';
import { readFailure } from '../remote/problem';
import { InterruptForm } from './interrupt-form';
import { ServiceWords } from './service-words';

/** A page of its own for what cannot be taken back. */
@Component({
  selector: 'app-interrupt-page',
  imports: [
    ActingFor,
    Breadcrumb,
    InterruptForm,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [PraticaStore, provideChanges()],
  styles: `
    .page {
      max-width: 52rem;
    }
    .lead,
    .lead + p {
      margin-top: 0.75rem;
    }
    app-interrupt-form,
    .back {
      display: block;
      margin-top: 1.5rem;
    }
  `,
  templateUrl: './interrupt-page.html',
})
export class InterruptPage {
  readonly id = input.required<string>();
  protected readonly store = inject(PraticaStore);
  protected readonly words = inject(ServiceWords);
  readonly #router = inject(Router);
  readonly #announcer = inject(Announcer);
  /** Set once it is done: the page that is left must not say that nothing can be done. */
  readonly #isDone = signal(false);
  protected readonly isMissing = computed(
    () => readFailure(this.store.resource.error()).status === 404,
  );
  protected readonly trail = computed(() => {
    const number = this.store.pratica()?.number;
    return [
      { label: 'nav.pratiche', link: '/pratiche' },
      ...(number ? [{ name: number, link: `/pratiche/${this.id()}` }] : []),
    ];
  });
  protected readonly canInterrupt = computed(() => this.#isDone() || this.#can('interrupt'));
  protected readonly canSuspend = computed(() => this.#can('suspend'));

  constructor() {
    effect(() => this.store.id.set(this.id()));
    inject(DestroyRef).onDestroy(inject(Live).listen());
  }

  protected async goBack(): Promise<void> {
    this.#isDone.set(true);
    this.#announcer.say(this.words.say('interrupt.done'));
    await this.#router.navigate(['/pratiche', this.id()], { replaceUrl: true });
  }

  #can(name: string): boolean {
    return Boolean(this.store.pratica()?.allowed.some(({ transition }) => transition === name));
  }
}
