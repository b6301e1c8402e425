import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, linkedSignal, signal, untracked } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { TypeDefinition } from '../../../../catalogue/definition';
import { ReasonedForm } from '../act/reasoned-form';
import type { CatalogueView, TypeEffects as Effects, TypeVersion, TypeView } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { DefinitionEditor } from './definition-editor';
import { DefinitionPreview } from './definition-preview';
import { newDefinition, tidied, toId } from './edit-definition';
import { forget, keep, type Kept, readKept } from './kept-definition';
import { idOf } from './said-pair';
import { sayChange } from './say-change';
import { TypeEffects } from './type-effects';
import { TypeHistory } from './type-history';
import { TypeRetirement } from './type-retirement';

type Written = Kept & { from: 'published' | 'kept' | 'typed' };

interface Source {
  type: string;
  published: Kept | undefined;
}

/** What another administrator did since this one began. */
interface Meanwhile {
  title: string;
  changes: string[];
  help: string;
}

/** In the place of a type's id: one that is yet to be made. */
export const NEW = 'nuovo';

/** One service type: what it says, written anew; what that would do; and all that it ever said. */
@Component({
  imports: [Bones, DefinitionEditor, DefinitionPreview, MatButton, ProblemBox, ReasonedForm, RouterLink, TypeEffects, TypeHistory, TypeRetirement], // prettier-ignore
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './type-page.html',
  styles: `
    .beside {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
      gap: 0 16px;
      align-items: start;
    }

    .card {
      margin-bottom: 16px;
    }

    .publish {
      display: grid;
      gap: 12px;
      justify-items: start;
    }

    .publish > * {
      justify-self: stretch;
      margin: 0;
    }

    .publish > button {
      justify-self: start;
    }

    li button {
      height: auto;
      text-align: start;
    }
  `,
})
export class TypePage {
  /** A service type's id, or `nuovo`; from the path. */
  readonly type = input.required<string>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #router = inject(Router);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #me = inject(Session).me;
  readonly #comune = computed(() => this.#me()?.comune.id ?? '');
  protected readonly isAdmin = computed(() => this.#me()?.role === 'admin');
  protected readonly isNew = computed(() => this.type() === NEW);
  protected readonly resource = httpResource<TypeView>(() =>
    this.isNew() ? undefined : `/api/catalogue/types/${encodeURIComponent(this.type())}`,
  );
  protected readonly history = keepLast(this.resource, () => this.type());
  protected readonly catalogue = httpResource<CatalogueView>(() => '/api/catalogue');
  readonly #catalogue = keepLast(this.catalogue);
  protected readonly sections = computed(() => this.#catalogue()?.sections ?? []);
  readonly #published = computed<Kept | undefined>(() => {
    const [section] = this.sections();
    if (!section) return undefined;
    if (this.isNew()) return { base: 0, definition: newDefinition(section.id) };
    const [latest] = this.history()?.versions ?? [];
    return latest && { base: latest.version, definition: latest.definition as TypeDefinition };
  });
  /** What is on the page; what others publish meanwhile does not wipe out what was written. */
  readonly #written = linkedSignal<Source, Written | undefined>({
    source: () => ({ type: this.type(), published: this.#published() }),
    computation: ({ type, published }, before) => {
      const isSame = before?.source.type === type;
      if (isSame && before?.value && before.value.from !== 'published') return before.value;
      if (!published) return undefined;
      const kept = readKept(this.#comune(), type);
      return kept ? { ...kept, from: 'kept' } : { ...published, from: 'published' };
    },
  });
  protected readonly definition = computed(() => this.#written()?.definition);
  protected readonly isResumed = computed(() => this.#written()?.from === 'kept');
  protected readonly ownId = signal('');
  protected readonly id = computed(() => {
    if (!this.isNew()) return this.type();
    const id = toId(this.ownId() || (this.definition()?.nameIt ?? ''));
    return id === NEW ? `${NEW}-servizio` : id;
  });
  /** One letter names nothing. */
  protected readonly hasId = computed(() => this.id().length > 1);
  protected readonly name = computed(() => {
    const { nameIt, nameEn } = this.definition() ?? { nameIt: '', nameEn: '' };
    const name = this.words.name({ nameIt, nameEn }) || nameIt;
    return name || this.words.say('catalogue.new');
  });
  /** What was foreseen of what is on the page; gone as soon as that changes. */
  protected readonly effects = signal<Effects | undefined>(undefined);
  protected readonly isAsking = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly outcome = signal('');
  protected readonly meanwhile = signal<Meanwhile | undefined>(undefined);
  protected readonly wrongAt = (pointer: string): string =>
    this.effects()?.faults.find((fault) => fault.pointer === pointer)?.message ?? '';

  constructor() {
    effect(() => {
      const written = this.#written();
      if (written?.from !== 'typed') return;
      const { base, definition } = written;
      keep(untracked(this.#comune), untracked(this.type), { base, definition });
    });
  }

  protected change(definition: TypeDefinition): void {
    this.effects.set(undefined);
    this.outcome.set('');
    this.#written.update((written) => ({ base: written?.base ?? 0, definition, from: 'typed' }));
  }

  protected restore({ definition, version }: TypeVersion): void {
    this.change(definition as TypeDefinition);
    this.outcome.set(this.words.say('catalogue.history.restored', { n: version }));
    void this.foresee();
  }

  protected startAgain(): void {
    this.#forget();
    this.#written.set(this.#asPublished());
  }

  protected async foresee(): Promise<void> {
    const definition = this.definition();
    if (this.isAsking() || !definition) return;
    this.isAsking.set(true);
    this.problem.set(undefined);
    try {
      const asked = this.#http.post<Effects>(`${this.#path()}/effects`, { definition: tidied(definition) }); // prettier-ignore
      this.effects.set(await firstValueFrom(asked));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isAsking.set(false);
    }
  }

  protected readonly question = () => ({
    title: this.words.say('catalogue.publish.act'),
    text: this.words.say('catalogue.publish.ask', { name: this.name() }),
    confirm: this.words.say('act.confirm'),
  });

  protected readonly publish = async (reason: string): Promise<void> => {
    const { base, definition } = this.#written()!;
    const body = { definition: tidied(definition), reason, expectedVersion: base };
    try {
      const { version } = await this.#once.post<TypeView>(`${this.#path()}/versions`, body);
      this.#done(version);
    } catch (error) {
      if (readProblem(error).code === 'catalogue-changed') await this.#tellMeanwhile(base);
      throw error;
    }
  };

  protected goTo(pointer: string): void {
    const [, room, at] = pointer.split('/');
    const question = room === 'params' ? this.definition()?.params[Number(at)] : undefined;
    const field =
      this.#host.querySelector<HTMLElement>(`#${idOf(pointer)}`) ??
      this.#host.querySelector<HTMLElement>(question ? `#question-${question.id}-title` : `#about-title`); // prettier-ignore
    field?.focus();
  }

  readonly #path = computed(() => `/api/catalogue/types/${encodeURIComponent(this.id())}`);

  #asPublished(): Written | undefined {
    const published = this.#published();
    return published && { ...published, from: 'published' };
  }

  #forget(): void {
    forget(this.#comune(), this.type());
    this.meanwhile.set(undefined);
    this.effects.set(undefined);
  }

  #done(version: number): void {
    const wasNew = this.isNew();
    const id = this.id();
    this.#forget();
    this.#written.update((written) => written && { ...written, base: version, from: 'published' });
    this.outcome.set(this.words.say('catalogue.publish.done', { n: version }));
    if (wasNew) void this.#router.navigate(['/catalogo', id], { replaceUrl: true });
    else this.resource.reload();
  }

  /** Somebody published meanwhile: what is written stays, what changed is told, and may be published over. */
  async #tellMeanwhile(seen: number): Promise<void> {
    this.effects.set(undefined);
    this.#host.querySelector<HTMLElement>('#publish-title')?.focus();
    if (this.isNew()) {
      this.meanwhile.set({ title: this.words.say('catalogue.meanwhile.taken'), changes: [], help: '' });
      return;
    }
    const fresh = await firstValueFrom(this.#http.get<TypeView>(this.#path()));
    const newer = fresh.versions.filter(({ version }) => version > seen);
    const changes = newer.flatMap((version) => version.changes.map((change) => sayChange(change, this.words)));
    const title = this.words.say('catalogue.meanwhile.title', { by: newer[0]?.writtenBy ?? 'WeMi' });
    this.meanwhile.set({ title, changes, help: this.words.say('catalogue.meanwhile.stay') });
    this.#written.update((written) => written && { ...written, base: fresh.version, from: 'typed' });
    this.resource.reload();
  } // prettier-ignore
}
