import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { PersonView } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { StandingForm } from './standing-form';

type Act = PersonView['acts'][number];
type Did = PersonView['history'][number];

/** One person: who they are here, whether they may come in, where they are logged in, what was done. */
@Component({
  imports: [Bones, MatButton, ProblemBox, ReasonedForm, RouterLink, StandingForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-page.html',
  styleUrl: './person-page.scss',
})
export class PersonPage {
  readonly id = input.required<string>();
  /** What has just been done on the page before. */
  readonly esito = input<string>();
  protected readonly words = inject(Words);
  protected readonly reasonHint = inject(Session).role() === 'ente' ? 'people.reasonHintOfEnte' : 'people.reasonHint'; // prettier-ignore
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  protected readonly resource = httpResource<PersonView>(() => `/api/people/${this.id()}`);
  protected readonly view = keepLast(this.resource, this.id);
  protected readonly standing = viewChild(StandingForm);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');
  /** Whether somebody may come in is turned, one way or the other. */
  protected readonly turn = computed(() =>
    this.view()?.acts.find((act) => act === 'suspend' || act === 'reinstate'),
  );
  protected readonly now = computed(() => {
    const view = this.view();
    const ofStaff = view?.role && view.role !== 'citizen' ? view.role : undefined;
    if (!view || !ofStaff) return undefined;
    const place = view.ente ? { enteId: view.ente.id } : view.sportello ? { sportelloId: view.sportello.id } : {}; // prettier-ignore
    return { role: ofStaff, ...place };
  });
  protected readonly state = computed(() => {
    const account = this.view()?.account;
    if (!account) return 'none';
    return account.isEnabled ? (account.isWaiting ? 'waiting' : 'active') : 'suspended';
  });

  constructor() {
    effect(() => {
      if (this.esito() === 'invited') this.said.set(this.words.say('people.done.invited'));
    });
  }

  protected can(act: Act): boolean {
    return this.view()?.acts.includes(act) ?? false;
  }

  /** What was done, by whom and to whose role. */
  protected tell({ act, by, isOwn, role, was }: Did): string {
    const { words } = this;
    const named = (one: string | null) => (one ? words.say(`people.role.${one}`) : '—');
    return words.say(`people.did.${act}`, {
      by: isOwn ? words.say('people.themself') : (by ?? words.say('role.admin')),
      role: named(role),
      was: named(was),
    });
  }

  protected readonly turnTo = async (reason: string): Promise<void> => {
    const act = this.turn()!;
    try {
      await this.#once.post(`/api/people/${this.id()}/${act}`, { reason });
      this.said.set(this.words.say(`people.done.${act}`));
    } finally {
      this.resource.reload();
    }
  };

  protected readonly askToTurn = (): Confirmation => this.#question(this.turn()!);

  protected async changeRole(): Promise<void> {
    const standing = this.standing()?.read();
    if (standing) await this.#do('role', 'role', standing);
  }

  protected mailCredentials(): Promise<void> {
    return this.#do('credentials', 'credentials', {});
  }

  protected endSessions(sessionId?: string): Promise<void> {
    const act = sessionId ? 'session' : 'sessions';
    return this.#do(act, 'sessions/end', sessionId ? { sessionId } : {});
  }

  async #do(name: string, path: string, body: object): Promise<void> {
    if (this.isSending() || !(await isConfirmed(this.#dialog, this.#question(name)))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    this.said.set('');
    try {
      await this.#once.post(`/api/people/${this.id()}/${path}`, body);
      this.said.set(this.words.say(`people.done.${name}`));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
      this.resource.reload();
    }
  }

  #question(name: string): Confirmation {
    const { words } = this;
    return {
      title: words.say(`people.act.${name}`),
      text: words.say(`people.means.${name}`, { name: this.view()?.name }),
      confirm: words.say('act.confirm'),
    };
  }
}
