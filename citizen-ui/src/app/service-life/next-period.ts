import { Component, DOCUMENT, ElementRef, Injector, afterNextRender, computed, inject, input, signal } from '@angular/core'; // prettier-ignore
import { formatDeadline } from '../format/dates';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { PraticaStore } from '../pratica/pratica-store';
import type { OrderedService } from '../remote/types';
import { PageFocus } from '../shell/page-focus';
import { RenewalForm } from './renewal-form';
import { RenewalProposal } from './renewal-proposal';
import { RenewalWords } from './renewal-words';
import { ServiceWords } from './service-words';

/** How a service goes on after its period: proposed by one side, accepted by the other, paid. */
@Component({
  selector: 'app-next-period',
  imports: [ProblemPanel, RenewalForm, RenewalProposal],
  styles: `
    section {
      margin-top: 1.5rem;
      padding-top: 1.5rem;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    h3 {
      margin-bottom: 0.75rem;
    }
    .actions {
      margin-top: 1rem;
    }
    app-renewal-form {
      display: block;
      margin-top: 1rem;
    }
  `,
  templateUrl: './next-period.html',
})
export class NextPeriod {
  readonly service = input.required<OrderedService>();
  protected readonly store = inject(PraticaStore);
  protected readonly words = inject(RenewalWords);
  readonly #service = inject(ServiceWords);
  readonly #language = inject(Language);
  readonly #injector = inject(Injector);
  readonly #document = inject(DOCUMENT);
  readonly #focus = inject(PageFocus);
  readonly #announcer = inject(Announcer);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly isProposing = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly renewal = computed(() => this.store.pratica()?.renewal ?? null);
  protected readonly invitation = computed(() => {
    const end = this.#service.day(this.service().endDate);
    return this.words.say(this.can('proposeRenewal') ? 'renewal.invitation' : 'renewal.notNow', { end }); // prettier-ignore
  });
  protected readonly agreed = computed(() => {
    const { next } = this.service();
    if (!next) return '';
    const start = this.#service.day(next.startDate);
    if (next.isPaid) return this.words.say('renewal.paid', { start, end: this.#service.day(next.endDate) }); // prettier-ignore
    const { nextOrder, deadlines } = this.store.pratica() ?? {};
    const deadline = deadlines?.renewalPaymentDeadline;
    return this.words.say('renewal.toPay', {
      period: this.words.fromTo(next),
      total: this.#service.money(nextOrder?.totalCents ?? 0),
      by: deadline ? formatDeadline(deadline, this.#language.locale()) : '',
    });
  });

  protected can(name: string): boolean {
    return Boolean(this.store.pratica()?.allowed.some(({ transition }) => transition === name));
  }

  protected async accept(): Promise<void> {
    const renewal = this.renewal();
    if (!renewal || this.store.isMoving()) return;
    const isConfirmed = await askToConfirm(this.#injector, {
      title: this.words.say('renewal.acceptAsk'),
      text: this.words.consequences(this.service(), renewal),
      confirm: this.words.say('renewal.acceptConfirm'),
    });
    if (!isConfirmed) return;
    const { proposalId } = renewal;
    this.failure.set(undefined);
    try {
      await this.store.move({ transition: 'renew', payload: { proposalId } }, crypto.randomUUID());
      this.finish('accepted');
    } catch (error) {
      this.failure.set(error);
    }
  }

  /** To the box above, which is the one place where one pays. */
  protected toPayment(): void {
    const heading = this.#document.getElementById('payment');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }

  /** Back to where one was. */
  protected close(): void {
    this.isProposing.set(false);
    afterNextRender(() => this.#host.querySelector<HTMLElement>('.propose')?.focus(), {
      injector: this.#injector,
    });
  }

  protected finish(said: 'proposed' | 'accepted'): void {
    this.isProposing.set(false);
    this.#announcer.say(this.words.say(`renewal.${said}`));
    // The button that was pressed is gone.
    this.#focus.toHeading();
  }
}
