import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { Allowed, Pratica } from '../api-types';
import { WithdrawIntegrationForm } from '../integration/pick-form';
import { ProvideIntegrationForm } from '../integration/provide-form';
import { RequestIntegrationForm } from '../integration/request-form';
import { PraticaStore } from '../pratica/pratica-store';
import { sayEvent } from '../pratica/say-event';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { CancelForm } from './cancel-form';
import { ChooseForm } from './choose-form';
import { actName } from './act-name';
import { Commands } from './commands';
import { type Confirmation, isConfirmed } from './confirm-dialog';
import { ExcludeForm } from './exclude-form';
import { ExtendForm } from './extend-form';
import { InterruptForm } from './interrupt-form';
import { MovePolicyForm } from './move-policy-form';
import { OfferForm } from './offer-form';
import { OrderForm } from './order-form';
import { OwnOffer } from './own-offer';
import { partyName } from './party-name';
import { goToFirstError, type PayloadForm } from './payload-form';
import { ProposeRenewalForm } from './propose-renewal-form';
import { ReasonField } from './reason-field';
import { ReceiptForm } from './receipt-form';
import { RenewForm } from './renew-form';
import { ReopenForm } from './reopen-form';
import { ReturnForm } from './return-form';
import { ServiceNote } from './service-note';
import { isSameParty } from './standing-for';
import { SuspendForm } from './suspend-form';

const FINAL = [
  'withdrawOffer',
  'declineRequest',
  'rejectOrder',
  'returnToOffer',
  'excludeEnte',
  'withdraw',
  'cancel',
  'interrupt',
];

/**
 * One action from its form to its effect. What is typed stays through refusals; when someone else
 * moved the pratica meanwhile, their acts are told before anything is sent over them.
 */
@Component({
  selector: 'wemi-act-form',
  imports: [
    CancelForm,
    ChooseForm,
    ExcludeForm,
    ExtendForm,
    InterruptForm,
    MatButton,
    MovePolicyForm,
    OfferForm,
    OrderForm,
    OwnOffer,
    ProblemBox,
    ProposeRenewalForm,
    ProvideIntegrationForm,
    RequestIntegrationForm,
    WithdrawIntegrationForm,
    ReasonField,
    ReceiptForm,
    RenewForm,
    ReturnForm,
    ReopenForm,
    ServiceNote,
    SuspendForm,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './act-form.html',
  styleUrl: './act-form.scss',
})
export class ActForm {
  readonly action = input.required<Allowed>();
  readonly pratica = input.required<Pratica>();
  /** `asked`: nothing has been done, another administrator decides. */
  readonly done = output<'done' | 'asked'>();
  readonly leave = output();
  protected readonly words = inject(Words);
  protected readonly store = inject(PraticaStore);
  readonly #me = inject(Session).me;
  readonly #commands = inject(Commands);
  readonly #dialog = inject(MatDialog);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly form = viewChild<PayloadForm>('form');
  protected readonly reason = viewChild<PayloadForm>('why');
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  /** The version on which this form was begun. */
  readonly #begun = signal(Number.POSITIVE_INFINITY);

  protected readonly name = computed(() => actName(this.action(), this.pratica()));
  /** Money taken against a receipt: the reason is the note of who took it, and how. */
  protected readonly isAtCounter = computed(() =>
    ['recordPaidElsewhere', 'recordInstalmentPaid'].includes(this.action().transition),
  );
  /** An administrator who ends a service in another's place may need a second one. */
  protected readonly mayBeAsked = computed(
    () => this.action().transition === 'interrupt' && this.#me()?.role === 'admin',
  );
  protected readonly represented = computed(() => {
    const { onBehalfOf } = this.action();
    return onBehalfOf && partyName(onBehalfOf, this.pratica(), this.words);
  });
  /** What others did since the form was begun, as far as this reader may see it. */
  protected readonly changes = computed(() =>
    this.store
      .events()
      .filter(({ seq }) => seq > this.#begun())
      .map((event) => sayEvent(event, this.words)),
  );
  protected readonly isStillAllowed = computed(() =>
    this.pratica().allowed.some(
      ({ transition, onBehalfOf }) =>
        transition === this.action().transition &&
        isSameParty(onBehalfOf, this.action().onBehalfOf),
    ),
  );

  /** The ente that acts or is represented. */
  protected readonly enteId = computed(() => {
    const { onBehalfOf } = this.action();
    return (onBehalfOf?.role === 'ente' ? onBehalfOf.enteId : this.#me()?.ente?.id) ?? '';
  });
  /** The offer that revising and withdrawing are about: that ente's own. */
  protected readonly liveOffer = computed(() =>
    this.store.offers().find(({ ente, status }) => ente.id === this.enteId() && status === 'live'),
  );

  constructor() {
    afterNextRender(() => {
      const latest = this.store.events()[0]?.seq ?? 0;
      this.#begun.set(Math.max(this.pratica().version, latest));
      this.#host.querySelector<HTMLElement>('h2')?.focus();
    });
  }

  protected async send(): Promise<void> {
    const form = this.form();
    const reason = this.reason()?.read() ?? (this.action().reasonRequired ? undefined : {});
    const payload = form ? form.read() : {};
    if (!payload || !reason) return goToFirstError(this.#host);
    if (!(await this.#isConfirmed())) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await this.#sendOrTell(payload, reason);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  /** A rival's move changes the version but is not ours to see: then the same act goes again. */
  async #sendOrTell(
    payload: Record<string, unknown>,
    reason: Record<string, unknown>,
  ): Promise<void> {
    const { transition, onBehalfOf } = this.action();
    const toldBefore = this.changes().length;
    const command = () => ({
      transition,
      expectedVersion: this.store.pratica()!.version,
      payload,
      ...(onBehalfOf ? { onBehalfOf } : {}),
      ...reason,
    });
    let answer: Awaited<ReturnType<Commands['send']>>;
    try {
      answer = await this.#commands.send(this.pratica().id, command());
    } catch (error) {
      if (readProblem(error).code !== 'stale-version') throw error;
      await this.store.refresh();
      if (this.changes().length > toldBefore || !this.isStillAllowed()) return this.#showChanges();
      answer = await this.#commands.send(this.pratica().id, command());
    }
    this.store.reload();
    this.done.emit('approval' in answer ? 'asked' : 'done');
  }

  #showChanges(): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>('.changes')?.focus());
  }

  async #isConfirmed(): Promise<boolean> {
    const { transition } = this.action();
    const name = this.represented();
    const consequence = this.form()?.consequence?.() ?? '';
    if (!name && !FINAL.includes(transition) && !consequence) return true;
    const { words } = this;
    const data: Confirmation = {
      title: words.say(`act.open.${this.name()}`),
      text: [
        name ? words.say('act.confirmInPlace', { name }) : '',
        consequence,
        FINAL.includes(transition) ? words.say(`act.consequence.${transition}`) : '',
      ].filter(Boolean).join('\n\n'),
      confirm: words.say('act.confirm'),
    }; // prettier-ignore
    return isConfirmed(this.#dialog, data);
  }
}
