import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { isConfirmed } from '../act/confirm-dialog';
import type { ApplicationDraft, AvvisoView, QualificationFile } from '../api-types';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { DocumentFields, type DocumentSaid } from '../qualifications/document-fields';
import { labelOf, titleOf } from '../qualifications/names';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { Catalogue } from '../words/catalogue';
import { Words } from '../words/words';
import { type Content, STEPS, stepOf, TEXTS, withAnswer, withChosen } from './application';

/**
 * An ente applies, step by step and in any order: what it writes is kept on the server, each step
 * says what is missing, and the last one sends.
 */
@Component({
  imports: [Bones, DocumentFields, MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './apply-page.html',
  styles: `
    .card,
    .steps {
      margin-bottom: 16px;
    }
    .steps {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      padding: 0;
      list-style: none;
    }
    form {
      display: grid;
      gap: 12px;
    }
    .check {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 44px;
    }
  `,
})
export class ApplyPage {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly catalogue = inject(Catalogue);
  readonly #session = inject(Session);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  protected readonly steps = STEPS;
  protected readonly texts = TEXTS;
  protected readonly step = signal<(typeof STEPS)[number]>('ente');
  protected readonly avviso = httpResource<AvvisoView>(() => {
    const comune = this.#session.me()?.comune.id;
    return comune ? { url: `/api/avvisi/${this.id()}`, params: { comune } } : undefined;
  });
  protected readonly resource = httpResource<ApplicationDraft>(
    () => `/api/avvisi/${this.id()}/application`,
  );
  protected readonly content = signal<Content>({});
  /** What is known of the files that the answers name. */
  readonly #files = signal<readonly QualificationFile[]>([]);
  readonly #version = signal(0);
  protected readonly missing = signal<readonly string[]>([]);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');
  protected readonly title = computed(() => {
    const avviso = this.avviso.value();
    return avviso ? titleOf(avviso, this.words.language()) : '';
  });
  protected readonly requirements = computed(() =>
    this.avviso.value()?.requirements.map((asked) => {
      const answer = this.content().answers?.find(
        ({ requirementId }) => requirementId === asked.id,
      );
      const label = labelOf(asked, this.words.language());
      const file = this.#files().find(({ id }) => id === answer?.fileId);
      const said = { reference: answer?.reference ?? '', expiresOn: answer?.expiresOn ?? '', file };
      return { asked, label, said };
    }),
  );
  /** Each step with how much of it is missing. */
  protected readonly progress = computed(() =>
    STEPS.map((name) => ({
      name,
      count: this.missing().filter((pointer) => stepOf(pointer) === name).length,
    })),
  );

  constructor() {
    effect(() => {
      if (!this.resource.hasValue()) return;
      const kept = this.resource.value();
      untracked(() => this.#take(kept));
    });
  }

  protected lacks(pointer: string): boolean {
    return this.missing().includes(pointer);
  }

  protected write(name: (typeof TEXTS)[number], value: string): void {
    this.content.update((content) => ({ ...content, [name]: value.trim() }));
  }

  protected choose(name: 'serviceTypeIds' | 'municipi', one: string | number, isIn: boolean): void {
    this.content.update((content) => withChosen(content, name, one, isIn));
  }

  protected answer(requirementId: string, said: Partial<DocumentSaid>): void {
    const { file, ...rest } = said;
    const named = 'file' in said ? { fileId: file?.id } : {};
    this.content.update((content) => withAnswer(content, { requirementId, ...rest, ...named }));
    if (!('file' in said)) return;
    if (file) this.#files.update((files) => [...files, file]);
    // Kept at once: what no draft names goes after a day.
    void this.#try(() => this.#keep());
  }

  protected save(): Promise<void> {
    return this.#try(async () => {
      await this.#keep();
      this.said.set(this.words.say('avvisi.kept'));
    });
  }

  protected send(): Promise<void> {
    return this.#try(async () => {
      await this.#keep();
      if (this.missing().length > 0) return void this.said.set(this.words.say('avvisi.incomplete'));
      const title = this.words.say('avvisi.send');
      const text = this.words.say('avvisi.sendMeans');
      const sure = { title, text, confirm: this.words.say('act.confirm') };
      if (!(await isConfirmed(this.#dialog, sure))) return;
      const url = `/api/avvisi/${this.id()}/application/send`;
      const { id } = await this.#once.post<{ id: string }>(url, {});
      await this.#router.navigate(['/qualificazioni', id]);
    });
  }

  async #keep(): Promise<void> {
    const body = { expectedVersion: this.#version(), content: this.content() };
    const url = `/api/avvisi/${this.id()}/application`;
    this.#take(await firstValueFrom(this.#http.put<ApplicationDraft>(url, body)));
  }

  #take({ content, version, missing, files }: ApplicationDraft): void {
    this.content.set(content);
    this.#files.set(files);
    this.#version.set(version);
    this.missing.set(missing);
  }

  async #try(work: () => Promise<void>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    this.said.set('');
    try {
      await work();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
