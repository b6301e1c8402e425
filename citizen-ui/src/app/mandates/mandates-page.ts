import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, Injector, computed, effect, inject, input, signal } from '@angular/core'; // prettier-ignore
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Announcer } from '../live/announcer';
import { Live } from '../live/live';
import { askToConfirm } from '../parts/ask-to-confirm';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { lastValue } from '../remote/last-value';
import { PageFocus } from '../shell/page-focus';
import { isLive } from './mandate';
import type { Mandate, MandatesAnswer } from '../remote/types';
import { MandateCard } from './mandate-card';
import { MandateCommands } from './mandate-commands';
import { MandateWords } from './mandate-words';
import { rereadOn } from '../remote/reread-on';

/** Who may act for me, and for whom I may act: invitations first, what is over last. */
@Component({
  selector: 'app-mandates-page',
  imports: [MandateCard, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './mandates-page.html',
  styleUrl: './mandates-page.scss',
})
export class MandatesPage {
  /** Set when one comes from sending an invitation. */
  readonly inviata = input<string>();
  protected readonly words = inject(MandateWords);
  readonly #commands = inject(MandateCommands);
  readonly #injector = inject(Injector);
  readonly #announcer = inject(Announcer);
  readonly #focus = inject(PageFocus);
  protected readonly resource = httpResource<MandatesAnswer>(() => '/api/mandates');
  protected readonly answer = lastValue(this.resource);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly done = signal('');
  protected readonly isBusy = signal(false);
  readonly #received = computed(() => this.answer()?.received ?? []);
  readonly #given = computed(() => this.answer()?.given ?? []);
  protected readonly invitations = computed(() =>
    this.#received().filter(({ status }) => status === 'offered'),
  );
  protected readonly held = computed(() =>
    this.#received().filter((mandate) => isLive(mandate) && mandate.status !== 'offered'),
  );
  protected readonly given = computed(() => this.#given().filter(isLive));
  protected readonly over = computed(() => [
    ...this.#given().filter((one) => !isLive(one)).map((mandate) => ({ mandate, isGiven: true })),
    ...this.#received().filter((one) => !isLive(one)).map((mandate) => ({ mandate, isGiven: false })),
  ]); // prettier-ignore

  constructor() {
    const live = inject(Live);
    inject(DestroyRef).onDestroy(live.listen());
    rereadOn(live.changes, this.resource);
    effect(() => {
      if (this.inviata()) this.done.set(this.words.say('create.done'));
    });
  }

  protected async accept({ id, principal }: Mandate): Promise<void> {
    await this.#act(
      () => this.#commands.answer(id, 'accept'),
      this.words.say('invitation.accepted', { name: principal.name }),
    );
  }

  protected async refuse({ id, principal }: Mandate): Promise<void> {
    const { name } = principal;
    const isSure = await askToConfirm(this.#injector, {
      title: this.words.say('invitation.refuseAsk', { name }),
      text: [this.words.say('invitation.refuseText', { name })],
      confirm: this.words.say('invitation.refuseConfirm'),
    });
    if (isSure) await this.#act(() => this.#commands.answer(id, 'refuse'), this.words.say('invitation.refused')); // prettier-ignore
  }

  /** By the one who gave it; an invitation nobody answered is taken back the same way. */
  protected revoke(mandate: Mandate): Promise<void> {
    return this.#end(mandate, 'revoke', this.words.holderOf(mandate));
  }

  protected giveBack(mandate: Mandate): Promise<void> {
    return this.#end(mandate, 'giveBack', mandate.principal.name);
  }

  async #end({ id }: Mandate, how: 'revoke' | 'giveBack', name: string): Promise<void> {
    const say = (key: string) => this.words.say(`${how}.${key}`, { name });
    const isSure = await askToConfirm(this.#injector, {
      title: say('ask'),
      text: [say('effect'), say('stays')],
      confirm: say('confirm'),
      danger: true,
    });
    if (isSure) await this.#act(() => this.#commands.revoke(id), say('done'));
  }

  async #act(command: () => Promise<Mandate>, done: string): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(undefined);
    this.done.set('');
    try {
      await command();
      this.done.set(done);
      this.#announcer.say(done);
      // The button that was pressed is gone.
      this.#focus.toHeading();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
      this.resource.reload();
    }
  }
}
