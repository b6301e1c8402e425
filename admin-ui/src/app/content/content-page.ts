import { httpResource } from '@angular/common/http';
import { afterNextRender, ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, Injector, input, linkedSignal, signal, untracked } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { isConfirmed } from '../act/confirm-dialog';
import type { ContentHistory as History, ContentSaid, ContentVersion } from '../api-types';
import { toId } from '../catalogue/edit-definition';
import { idOf } from '../catalogue/said-pair';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { Undo } from '../undo/undo';
import { settled } from '../words/settled';
import { Words } from '../words/words';
import type { Unsaved } from './ask-before-leaving';
import { ContentConflict } from './content-conflict';
import { ContentFields } from './content-fields';
import { ContentHistory } from './content-history';
import { ContentPreview } from './content-preview';
import { ContentPublish, type Decision } from './content-publish';
import { draftOf } from './content-draft';
import { forget, keep, type Kept } from './kept-content';
import { NewContent } from './new-content';
import { addressOf, type ContentKind, isLiveAsWritten, NEW, NOTHING_SAID } from './said';

/** Who has not typed for this long has stopped: what is written becomes a draft on the server. */
export const STOPPED_MS = 30_000;

/**
 * One content: what it says, written anew. The browser keeps every letter; the server gets a draft when
 * it is asked for, and when whoever writes has stopped. A colleague's version never goes unseen.
 */
@Component({
  imports: [Bones, ContentConflict, ContentFields, ContentHistory, ContentPreview, ContentPublish, MatButton, NewContent, ProblemBox, RouterLink], // prettier-ignore
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './content-page.html',
  host: {
    '(document:keydown)': 'saveByKey($event)',
    '(window:beforeunload)': 'stay($event)',
  },
  styles: `
    .beside {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
      gap: 0 16px;
      align-items: start;
    }

    .notice {
      flex-wrap: wrap;
      margin-bottom: 16px;
    }

    .saved {
      margin: 0;
    }
  `,
})
export class ContentPage implements Unsaved {
  /** Both from the path; a new content has no slug yet. */
  readonly kind = input.required<ContentKind>();
  readonly slug = input.required<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #router = inject(Router);
  readonly #dialog = inject(MatDialog);
  readonly #undo = inject(Undo);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #me = inject(Session).me;
  readonly #comune = computed(() => this.#me()?.comune.id ?? '');
  protected readonly isAdmin = computed(() => this.#me()?.role === 'admin');
  protected readonly isNew = computed(() => this.slug() === NEW);
  protected readonly chosenKind = linkedSignal(() => this.kind());
  readonly #key = computed(() => (this.isNew() ? NEW : `${this.kind()}.${this.slug()}`));
  protected readonly resource = httpResource<History>(() =>
    this.isNew() ? undefined : pathOf(this.kind(), this.slug()),
  );
  protected readonly history = keepLast(this.resource, () => this.#key());
  readonly #latest = computed<Kept | undefined>(() => {
    if (this.isNew()) return { base: 0, begun: NOTHING_SAID, said: NOTHING_SAID };
    const [latest] = this.history()?.versions ?? [];
    return latest && { base: latest.version, begun: latest.said, said: latest.said };
  });
  readonly #draft = draftOf({
    ...{ comune: this.#comune, key: this.#key, latest: this.#latest },
    isReadonly: () => !this.isAdmin(),
  });
  protected readonly written = this.#draft.written;
  protected readonly isResumed = this.#draft.isResumed;
  /** What a colleague saved since this was begun, as long as it was not looked at. */
  protected readonly conflict = computed<ContentVersion | undefined>(() => {
    const [latest] = this.history()?.versions ?? [];
    const isOld = latest !== undefined && latest.version > (this.written()?.base ?? 0);
    return isOld && !this.isNew() && this.#draft.isDirty() ? latest : undefined;
  });
  protected readonly typedSlug = signal('');
  protected readonly ownSlug = computed(() => {
    const slug = toId(this.typedSlug() || (this.written()?.said.titleIt ?? ''));
    return slug === NEW ? `${NEW}-contenuto` : slug;
  });
  protected readonly slugWrong = linkedSignal({
    source: () => `${this.chosenKind()} ${this.ownSlug()}`,
    computation: () => '',
  });
  protected readonly name = computed(() => {
    const { titleIt, titleEn } = this.written()?.said ?? NOTHING_SAID;
    const name = this.words.language() === 'en' ? titleEn.trim() || titleIt : titleIt;
    return name.trim() || this.words.say('content.new');
  });
  protected readonly address = computed(() => addressOf(this.kind(), this.slug()));
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly outcome = signal('');
  protected readonly canSave = computed(
    () => this.#draft.isDirty() && !this.isSending() && !this.conflict(),
  );
  protected readonly standing = computed(() => {
    if (this.#draft.isDirty()) return this.words.say('content.standing.unsaved');
    const base = this.written()?.base;
    return base ? this.words.say('content.standing.saved', { n: base }) : '';
  });
  protected readonly wrongAt = (pointer: string): string =>
    readProblem(this.problem()).errors?.find((one) => one.pointer === pointer)?.message ?? '';
  /** A colleague was faster. */
  readonly #isRefused = signal(false);
  /** To the address of what was just made. */
  #isMoving = false;
  readonly #stopped = settled(() => JSON.stringify(this.written()?.said ?? null), STOPPED_MS);

  constructor() {
    effect(() => {
      this.#stopped();
      untracked(() => {
        if (!this.isNew() && this.#draft.isTyped()) void this.saveDraft();
      });
    });
    effect(() => {
      if (this.conflict() && untracked(this.#isRefused)) this.#focus('#conflict-title');
    });
  }

  isUnsaved(): boolean {
    return this.isAdmin() && this.#draft.isDirty() && !this.#isMoving;
  }

  protected stay(event: BeforeUnloadEvent): void {
    if (this.isUnsaved()) event.preventDefault();
  }

  protected saveByKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    void this.saveDraft();
  }

  protected change(said: ContentSaid): void {
    this.outcome.set('');
    this.#draft.type(said);
  }

  protected startAgain(): void {
    this.problem.set(undefined);
    this.#draft.startAgain();
  }

  /** Goes on from what both of them wrote, as the newest version. */
  protected takeUp(said: ContentSaid, { version, said: theirs }: ContentVersion): void {
    this.problem.set(undefined);
    this.#isRefused.set(false);
    this.#draft.goOnFrom(version, theirs, said);
    this.outcome.set(this.words.say('content.conflict.done'));
    this.#focus('#texts-title');
  }

  protected async restore({ version, said }: ContentVersion): Promise<void> {
    const question = {
      title: this.words.say('content.history.restore', { n: version }),
      text: this.words.say(`content.history.ask.${this.#draft.isDirty() ? 'unsaved' : 'saved'}`, { n: version }),
      confirm: this.words.say('act.confirm'),
    }; // prettier-ignore
    if (!(await isConfirmed(this.#dialog, question))) return;
    if (this.#draft.isDirty() && !(await this.#write('draft'))) return;
    this.change(said);
    if (this.#draft.isDirty() && !(await this.#write('draft'))) return;
    this.outcome.set(this.words.say('content.history.restored', { n: version }));
  }

  /** Sends what is not on the server yet; nothing to send is no fault. */
  protected async saveDraft(): Promise<void> {
    if (this.isUnsaved() && this.canSave()) await this.#write('draft');
  }

  protected async decide({ state, publishAt }: Decision): Promise<void> {
    const how = `${state}${publishAt ? 'At' : ''}`;
    const moment = publishAt ? this.words.instant(publishAt) : '';
    const isPlain = how === 'retired' && isLiveAsWritten(this.history(), this.written()?.said);
    if (!(await this.#write(state, publishAt))) return;
    this.outcome.set(this.words.say(`content.done.${how}`, { moment }));
    if (isPlain) this.#offerToPublishAgain();
  }

  #offerToPublishAgain(): void {
    const { base, begun: said } = this.written()!;
    const [key, path] = [this.#key(), pathOf(this.kind(), this.slug())];
    this.#undo.offer({
      text: this.words.say('undo.retire'),
      undo: async () => {
        const body = { said, state: 'published', expectedVersion: base };
        const fresh = await this.#once.post<History>(`${path}/versions`, body);
        if (this.#key() !== key) return undefined;
        await this.#arrive(fresh, said);
        this.outcome.set(this.words.say('content.done.published', { moment: '' }));
        return undefined;
      },
    });
  }

  /** @returns whether it was written; why not stands on the page */
  async #write(state: ContentVersion['state'], publishAt?: string): Promise<boolean> {
    const written = this.written();
    if (!written || this.isSending()) return false;
    if (this.ownSlug() === '' && this.isNew()) return this.#refuseSlug('content.slugNeeded');
    this.isSending.set(true);
    this.problem.set(undefined);
    const { said, base } = written;
    const [kind, slug] = this.isNew() ? [this.chosenKind(), this.ownSlug()] : [this.kind(), this.slug()]; // prettier-ignore
    const body = { said, state, expectedVersion: base, ...(publishAt ? { publishAt } : {}) };
    try {
      const fresh = await this.#once.post<History>(`${pathOf(kind, slug)}/versions`, body);
      await this.#arrive(fresh, said);
      return true;
    } catch (error) {
      return this.#tellWhy(error);
    } finally {
      this.isSending.set(false);
    }
  } // prettier-ignore

  /** What was typed while it was under way is still to be saved. */
  async #arrive(fresh: History, sent: ContentSaid): Promise<void> {
    const { said } = this.written() ?? { said: sent };
    this.#draft.goOnFrom(fresh.version, sent, said);
    if (!this.isNew()) return this.resource.set(fresh);
    if (this.#draft.isDirty())
      keep(this.#comune(), `${fresh.kind}.${fresh.slug}`, { base: fresh.version, begun: sent, said });
    forget(this.#comune(), NEW);
    this.typedSlug.set('');
    this.#isMoving = true;
    await this.#router.navigate(['/contenuti', fresh.kind, fresh.slug], { replaceUrl: true });
    this.#isMoving = false;
  } // prettier-ignore

  #tellWhy(error: unknown): false {
    const { code, errors } = readProblem(error);
    const isChanged = code === 'content-changed';
    if (isChanged && this.isNew()) return this.#refuseSlug('content.slugTaken');
    if (!isChanged || !this.#draft.isDirty()) this.problem.set(error);
    const pointer = errors?.[0]?.pointer;
    if (pointer) this.#focus(pointer === '/publishAt' ? '#publish-at' : `#${idOf(pointer)}`);
    if (isChanged) {
      this.#isRefused.set(true);
      this.resource.reload();
    }
    return false;
  }

  #refuseSlug(why: string): false {
    this.slugWrong.set(this.words.say(why));
    this.#focus('#content-slug');
    return false;
  }

  #focus(selector: string): void {
    afterNextRender(() => this.#host.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.#injector,
    });
  }
}

function pathOf(kind: string, slug: string): string {
  return `/api/office/content/${encodeURIComponent(kind)}/${encodeURIComponent(slug)}`;
}
