import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, signal } from '@angular/core'; // prettier-ignore
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { addDays, today } from '../format/dates';
import { Announcer } from '../live/announcer';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { PraticaStore } from '../pratica/pratica-store';
import type { OrderedService } from '../remote/types';
import { PageFocus } from '../shell/page-focus';
import { endingOf } from './ending';
import { ServiceWords } from './service-words';
import { NextPeriod } from './next-period';
import { SuspendForm } from './suspend-form';
import { effectOf } from './suspension';

const ACTIONS: readonly string[] = ['suspend', 'withdrawSuspension', 'resume', 'interrupt'];

const GOING_ON = ['active', 'suspended', 'renewed'];

/** The service as it runs: its period, its suspensions, its end; and what may be done about it. */
@Component({
  selector: 'app-your-service',
  imports: [NextPeriod, ProblemPanel, RouterLink, SuspendForm, TranslocoPipe],
  styleUrl: './your-service.scss',
  templateUrl: './your-service.html',
})
export class YourService {
  readonly service = input.required<OrderedService>();
  protected readonly store = inject(PraticaStore);
  protected readonly words = inject(ServiceWords);
  readonly #injector = inject(Injector);
  readonly #focus = inject(PageFocus);
  readonly #announcer = inject(Announcer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly isSuspending = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  readonly #allowed = computed(() =>
    (this.store.pratica()?.allowed ?? []).map(({ transition }): string => transition),
  );
  readonly #ended = computed(() =>
    this.store.pratica()?.state === 'interrupted'
      ? endingOf(this.store.timeline()?.items ?? [])
      : undefined,
  );
  protected readonly hasActions = computed(() =>
    this.#allowed().some((name) => ACTIONS.includes(name)),
  );
  protected readonly period = computed(() => {
    const { startDate } = this.service();
    const ended = this.#ended()?.effectiveOn;
    const endDate = ended ? addDays(ended, -1) : this.service().endDate;
    return this.words.say('fromTo', { from: this.words.day(startDate), to: this.words.day(endDate) }); // prettier-ignore
  });
  /** What is planned, under way or decided, in sentences. */
  protected readonly news = computed(() => {
    const pratica = this.store.pratica();
    const { suspension } = this.service();
    if (pratica?.state === 'interrupted') return this.#ending(pratica.closed);
    if (!suspension) return [];
    const state = pratica?.state === 'suspended' ? 'underWay' : 'planned';
    const { days, endDate } = effectOf(this.service(), suspension);
    return [
      this.words.say(state, {
        from: this.words.day(suspension.from),
        until: this.words.day(suspension.until),
        days: this.words.days(days),
        end: this.words.day(endDate),
      }),
    ];
  });

  /** Until it ends there may be a period after this one. */
  protected readonly goesOn = computed(() =>
    GOING_ON.some((state) => state === this.store.pratica()?.state),
  );

  protected can(transition: string): boolean {
    return this.#allowed().includes(transition);
  }

  protected async resume(): Promise<void> {
    const { suspension } = this.service();
    if (!suspension || this.store.isMoving()) return;
    const { days, endDate } = effectOf(this.service(), { ...suspension, until: today() });
    const values = { days: this.words.days(days), end: this.words.day(endDate) };
    await this.#askAndMove('resume', this.words.say('resume.effect', values));
  }

  protected async withdraw(): Promise<void> {
    if (this.store.isMoving()) return;
    const end = this.words.day(this.service().endDate);
    await this.#askAndMove('withdrawSuspension', this.words.say('withdraw.effect', { end }));
  }

  /** Back to where one was. */
  protected close(): void {
    this.isSuspending.set(false);
    afterNextRender(() => this.#host.querySelector<HTMLElement>('.suspend')?.focus(), {
      injector: this.#injector,
    });
  }

  protected finish(said: string): void {
    this.isSuspending.set(false);
    this.#announcer.say(this.words.say(said));
    // The button that was pressed is gone.
    this.#focus.toHeading();
  }

  async #askAndMove(transition: 'resume' | 'withdrawSuspension', effect: string): Promise<void> {
    const name = transition === 'resume' ? 'resume' : 'withdraw';
    const isConfirmed = await askToConfirm(this.#injector, {
      title: this.words.say(`${name}.ask`),
      text: [effect],
      confirm: this.words.say(`${name}.confirm`),
    });
    if (!isConfirmed) return;
    this.failure.set(undefined);
    try {
      await this.store.move({ transition }, crypto.randomUUID());
      this.finish(`${name}.done`);
    } catch (error) {
      this.failure.set(error);
    }
  }

  #ending(isClosed: boolean): string[] {
    const ending = this.#ended();
    if (!ending) return [];
    const { effectiveOn, refundCents, byHandCents } = ending;
    const end = this.words.say(effectiveOn > today() ? 'endsOn' : 'endedOn', { day: this.words.day(addDays(effectiveOn, -1)) }); // prettier-ignore
    if (refundCents === 0) return [end, this.words.say('nothingBack')];
    const amount = this.words.money(refundCents);
    const toPayBack = byHandCents > 0 ? 'toPayBackByHand' : 'toPayBack';
    const byHand = this.words.money(byHandCents);
    return [end, this.words.say(isClosed ? 'paidBack' : toPayBack, { amount, byHand })];
  }
}
