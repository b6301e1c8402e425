import { Service, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { filesNamed } from '../../../../catalogue/answers';
import { readFailure } from '../remote/problem';
import { Announcer } from '../live/announcer';
import type { Draft, DraftMandate } from './draft';
import { DraftStore, type OpenedDraft } from './draft-store';
import { NeedForm } from './need-form';

/** The draft on the page: opened, kept at every keystroke, saved; one command at a time. */
@Service({ autoProvided: false })
export class OpenDraft {
  readonly #store = inject(DraftStore);
  readonly #form = inject(NeedForm);
  readonly #announcer = inject(Announcer);
  readonly #words = inject(TranslocoService);
  readonly #isOpen = signal(false);
  readonly #isKept = signal(false);
  readonly #isBusy = signal(false);
  readonly isOpen = this.#isOpen.asReadonly();
  /** What is on the page was put aside for later, and nothing was changed since. */
  readonly isKept = this.#isKept.asReadonly();
  readonly isBusy = this.#isBusy.asReadonly();
  readonly failure = signal<unknown>(undefined);
  /** As it was opened: what nobody has touched is not worth keeping. */
  #untouched: Draft | undefined;

  constructor() {
    effect(() => {
      const draft = this.#form.draft();
      if (!untracked(this.#isOpen) || draft === this.#untouched) return;
      this.#isKept.set(false);
      this.#store.keepLocally(draft);
    });
  }

  /** Tells where the draft was found; `undefined` when it could not be opened. */
  async open(serviceTypeId: string, id?: string): Promise<OpenedDraft['from'] | undefined> {
    this.close();
    try {
      const { draft, from } = await this.#store.open(serviceTypeId, id);
      this.#untouched = draft;
      this.#form.draft.set(draft);
      this.#isOpen.set(true);
      return from;
    } catch (error) {
      this.failure.set(error);
      return undefined;
    }
  }

  close(): void {
    this.failure.set(undefined);
    this.#isOpen.set(false);
  }

  async save(): Promise<boolean> {
    this.failure.set(undefined);
    try {
      await this.#store.save(this.#form.draft());
      this.#announcer.say(this.#words.translate('need.saved'));
      return true;
    } catch (error) {
      // Nothing is lost: the draft is still in this browser.
      this.refused(error);
      return false;
    }
  }

  /** Tells it for somebody else, or again for oneself: another draft, for it is another's. */
  async tellFor(mandate: DraftMandate | null): Promise<void> {
    const before = this.#form.draft();
    // A file is the person's for whom it was uploaded.
    const files = filesNamed(this.#form.type()?.params ?? [], before.params);
    const isFile = (id: string) => files.some(({ param }) => param.id === id);
    const others = Object.entries(before.params).filter(([id]) => !isFile(id));
    const params = Object.fromEntries(others);
    this.#form.draft.set({ ...before, params, id: crypto.randomUUID(), mandate });
    await this.#store.discard(before);
  }

  setAside(): void {
    this.#isKept.set(true);
  }

  /** Shows a refusal: at the fields it names, or as a whole. */
  refused(error: unknown): void {
    const { errors } = readFailure(error);
    if (errors.length > 0) this.#form.showProblems(errors);
    else this.failure.set(error);
  }

  /** A second click while something is under way is not a second command. */
  async whileBusy(work: () => Promise<unknown> | void): Promise<void> {
    if (this.#isBusy()) return;
    this.#isBusy.set(true);
    try {
      await work();
    } finally {
      this.#isBusy.set(false);
    }
  }
}
