import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Allowed, OnBehalfOf, Pratica } from '../api-types';
import { Words } from '../words/words';
import { ActForm } from './act-form';
import { actName } from './act-name';
import { partyName } from './party-name';
import { isSameParty, partyKey, StandingFor } from './standing-for';

/** Transitions that start something good come first and filled; the ones that end it, outlined. */
const ENDING = [
  'withdrawOffer',
  'declineRequest',
  'rejectOrder',
  'returnToOffer',
  'excludeEnte',
  'withdraw',
  'cancel',
  'interrupt',
];

/** What this person may do now, and nothing else: the buttons are the API's `allowed`. */
@Component({
  selector: 'wemi-act-panel',
  imports: [ActForm, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './act-panel.html',
  styleUrl: './act-panel.scss',
})
export class ActPanel {
  readonly pratica = input.required<Pratica>();
  /** The transition to begin with, or `inPlace` to choose in whose place to stand. */
  readonly begin = input<string>();
  /** What was done, in words. */
  readonly acted = output<string>();
  protected readonly words = inject(Words);
  protected readonly standing = inject(StandingFor);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly opened = signal<Allowed | undefined>(undefined);
  #openedName = '';
  protected readonly done = signal('');
  protected readonly own = computed(() => this.#of(null));
  protected readonly parties = computed(() => {
    const all = this.pratica().allowed.flatMap(({ onBehalfOf }) => onBehalfOf ?? []);
    return [...new Map(all.map((party) => [partyKey(party), party])).values()].map((party) => ({
      party,
      key: partyKey(party),
      name: partyName(party, this.pratica(), this.words),
    }));
  });
  /** Of whoever can only act for another, by name. */
  protected readonly always = computed(() => {
    const party = this.standing.always();
    return party ? partyName(party, this.pratica(), this.words) : '';
  });
  protected readonly inPlace = computed(() => {
    const party = this.standing.party();
    return party ? this.#of(party) : [];
  });

  constructor() {
    // Once for each link: what is closed again stays closed.
    let begun: string | undefined;
    effect(() => {
      const name = this.begin();
      if (!name || begun === name) return;
      begun = name;
      untracked(() => this.#beginWith(name));
    });
    // Leaving the other's place closes what was begun in it.
    effect(() => {
      const party = this.standing.party();
      const action = untracked(this.opened);
      if (action?.onBehalfOf && !isSameParty(action.onBehalfOf, party)) this.opened.set(undefined);
    });
  }

  /** Opens the form of an act that is one's own, if it may be done now. */
  start(transition: string): void {
    const action = this.own().find((one) => one.transition === transition);
    if (!action) return;
    this.open(action);
    this.#focus('input, textarea');
  }

  protected label(action: Allowed): string {
    return this.words.say(`act.open.${actName(action, this.pratica())}`);
  }

  protected isEnding({ transition }: Allowed): boolean {
    return ENDING.includes(transition);
  }

  protected isStandingFor(party: OnBehalfOf): boolean {
    return isSameParty(this.standing.party(), party);
  }

  protected open(action: Allowed): void {
    // What it does may have no such name any more once it is done.
    this.#openedName = actName(action, this.pratica());
    this.done.set('');
    this.opened.set(action);
  }

  /** Back to where one was: the focus must not be lost with the form. */
  protected close(): void {
    this.opened.set(undefined);
    this.#focus('.actions button');
  }

  protected standFor(party: OnBehalfOf): void {
    this.standing.party.set(party);
    this.opened.set(undefined);
  }

  protected finish(how: 'done' | 'asked'): void {
    this.opened.set(undefined);
    this.standing.leave();
    const said = how === 'asked' ? 'approvals.sent' : `act.done.${this.#openedName}`;
    this.done.set(this.words.say(said));
    this.#focus('.notice');
    this.acted.emit(this.done());
  }

  #beginWith(name: string): void {
    if (name === 'inPlace') return this.#focus('fieldset input');
    const all = [...this.own(), ...this.inPlace()];
    const action = all.find(({ transition }) => transition === name);
    if (action) this.open(action);
  }

  #focus(selector: string): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>(selector)?.focus());
  }

  #of(party: OnBehalfOf | null): Allowed[] {
    return (
      this.pratica()
        .allowed.filter((action) => isSameParty(action.onBehalfOf, party))
        // Of one act, it is begun where the act is shown.
        .filter(({ transition }) => transition !== 'contest')
        .sort((one, other) => Number(this.isEnding(one)) - Number(this.isEnding(other)))
    );
  }
}
