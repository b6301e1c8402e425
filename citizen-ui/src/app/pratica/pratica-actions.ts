import { Component, Injector, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Announcer } from '../live/announcer';
import { ProblemPanel } from '../parts/problem-panel';
import { askToConfirm } from '../parts/ask-to-confirm';
import { PageFocus } from '../shell/page-focus';
import { type Move, PraticaStore } from './pratica-store';

const PLACELESS = ['withdraw', 'extendDeadline', 'reopen'];

/** The moves that have no place of their own on the page; only those allowed now are there. */
@Component({
  selector: 'app-pratica-actions',
  imports: [ProblemPanel, RouterLink, TranslocoPipe],
  styles: `
    .actions {
      flex-direction: column;
      align-items: stretch;
      margin-top: 1rem;
    }
  `,
  template: `
    @if (moves().length > 0) {
      <section class="no-print" aria-labelledby="actions">
        <h2 id="actions">{{ 'pratica.actions.title' | transloco }}</h2>
        @if (failure(); as error) {
          <app-problem-panel [error]="error" (retry)="store.reload(); failure.set(undefined)" />
        }
        <div class="actions">
          @if (moves().includes('extendDeadline')) {
            <button
              type="button"
              class="button secondary"
              [attr.aria-disabled]="store.isMoving()"
              (click)="extend()"
            >
              {{ 'pratica.actions.extend' | transloco }}
            </button>
          }
          @if (moves().includes('reopen')) {
            <a class="button" [routerLink]="['/pratiche', store.id(), 'riapri']">{{
              'pratica.reopen.open' | transloco
            }}</a>
          }
          @if (moves().includes('withdraw')) {
            <button
              type="button"
              class="button danger"
              [attr.aria-disabled]="store.isMoving()"
              (click)="withdraw()"
            >
              {{ 'pratica.actions.withdraw' | transloco }}
            </button>
          }
        </div>
      </section>
    }
  `,
})
export class PraticaActions {
  readonly #injector = inject(Injector);
  readonly #words = inject(TranslocoService);
  readonly #focus = inject(PageFocus);
  readonly #announcer = inject(Announcer);
  protected readonly store = inject(PraticaStore);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly moves = computed(() =>
    (this.store.pratica()?.allowed ?? [])
      .map(({ transition }): string => transition)
      .filter((name) => PLACELESS.includes(name)),
  );

  protected async withdraw(): Promise<void> {
    if (this.store.isMoving()) return;
    const state = this.store.pratica()?.state ?? 'offer';
    const say = (name: string) => this.#words.translate<string>(`pratica.withdraw.${name}`);
    const isConfirmed = await askToConfirm(this.#injector, {
      title: say('title'),
      text: [say(`in.${state}`), say('final')],
      confirm: say('confirm'),
      danger: true,
    });
    if (isConfirmed) await this.#move({ transition: 'withdraw' }, say('done'));
  }

  protected async extend(): Promise<void> {
    if (this.store.isMoving()) return;
    const max = this.store.pratica()?.extensionLimit ?? 0;
    const say = (name: string) => this.#words.translate<string>(`pratica.extend.${name}`);
    const days = await askToConfirm(this.#injector, {
      title: say('title'),
      text: [say('text')],
      confirm: say('confirm'),
      days: { label: say('days'), max },
    });
    if (typeof days === 'number')
      await this.#move(
        { transition: 'extendDeadline', payload: { businessDays: days } },
        say('done'),
      );
  }

  async #move(move: Move, done: string): Promise<void> {
    this.failure.set(undefined);
    try {
      await this.store.move(move, crypto.randomUUID());
      this.#announcer.say(done);
      // The button that was pressed is gone.
      this.#focus.toHeading();
    } catch (error) {
      this.failure.set(error);
    }
  }
}
