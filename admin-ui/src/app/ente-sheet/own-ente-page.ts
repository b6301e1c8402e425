import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core'; // prettier-ignore
import { form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { EnteSheet } from '../api-types';
import { Bones } from '../load/bones';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { type StaleRow, StaleSheet } from '../problem/stale-sheet';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { checkEnte, differing, EMPTY_ENTE, type EnteDraft, type EnteSaid, FIELDS, toDraft, toSaid } from './ente-draft'; // prettier-ignore
import { EnteFields } from './ente-fields';

/** What the ente says of itself to everybody; each save is a version, and none is written over unawares. */
@Component({
  imports: [Bones, EnteFields, MatButton, ProblemBox, StaleSheet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './own-ente-page.html',
  styles: `
    :host {
      display: block;
      max-width: 720px;
    }
    .card {
      margin-block: 16px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
    }
  `,
})
export class OwnEntePage {
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  protected readonly resource = httpResource<EnteSheet>(() => '/api/office/ente');
  protected readonly there = computed(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  readonly #model = signal<EnteDraft>(EMPTY_ENTE);
  /** The version that the form began with. */
  readonly #begunAt = signal(-1);
  protected readonly draft = form(this.#model, checkEnte);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');
  protected readonly stale = computed(() => {
    const there = this.there();
    const isStale = readProblem(this.problem()).code === 'ente-changed';
    if (!isStale || !there || there.version === this.#begunAt()) return undefined;
    const mine = toSaid(this.#model());
    const rows = differing(mine, there.said).map((field): StaleRow => {
      const label = this.words.say(`enteSheet.${field}`);
      return { label, theirs: this.#say(there.said, field), mine: this.#say(mine, field) };
    });
    return { name: there.versions[0]?.writtenBy ?? 'WeMi', rows };
  });

  constructor() {
    effect(() => {
      const there = this.there();
      // What is being written is not taken away by what arrives.
      if (there && untracked(this.#begunAt) < 0) untracked(() => this.#begin(there));
    });
  }

  protected async save(): Promise<void> {
    for (const name of FIELDS) this.draft[name]().markAsTouched();
    if (!this.draft().valid() || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    this.said.set('');
    try {
      const body = { said: toSaid(this.#model()), expectedVersion: this.#begunAt() };
      const written = await this.#once.post<EnteSheet>('/api/office/ente/versions', body);
      this.#begin(written);
      this.said.set(this.words.say('enteSheet.saved'));
      this.resource.reload();
    } catch (error) {
      this.problem.set(error);
      if (readProblem(error).code === 'ente-changed') this.resource.reload();
    } finally {
      this.isSending.set(false);
    }
  }

  /** Saved over theirs, now that it is seen. */
  protected keepMine(): void {
    this.#begunAt.set(this.there()?.version ?? 0);
    void this.save();
  }

  protected takeTheirs(): void {
    const there = this.there();
    if (there) this.#begin(there);
    this.problem.set(undefined);
  }

  #begin(there: EnteSheet): void {
    this.#model.set(toDraft(there.said));
    this.#begunAt.set(there.version);
    this.draft().reset();
  }

  #say(said: EnteSaid, field: keyof EnteDraft): string {
    const value = said[field];
    if (Array.isArray(value)) return value.join(', ') || '—';
    if (field === 'drawing') return this.words.say(`enteSheet.drawings.${value}`);
    return value === null || value === '' ? '—' : String(value);
  }
}
