import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { LIMITS, missingIn } from '../../../../catalogue/check-service';
import { unitsOf } from '../../../../catalogue/prices';
import { isWritable, type TransitionName } from '../../../../catalogue/publishing';
import { coverable, type ServiceContent } from '../../../../catalogue/service-content';
import { isConfirmed } from '../act/confirm-dialog';
import type { EnteService } from '../api-types';
import { Bones } from '../load/bones';
import { PhotosField } from '../photos/photos-field';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Undo } from '../undo/undo';
import { Words } from '../words/words';
import { ChoicesField } from './choices-field';
import { KeptService } from './kept-service';
import { PriceLines } from './price-lines';
import { type Chosen, colourOf, fieldOf, linesOf, withChosen } from './service-draft';
import { ServiceHistory } from './service-history';
import { ServicePreview } from './service-preview';

/** Moves that are asked about once more, since families or the office notice them. */
const ASKED: readonly TransitionName[] = ['submit', 'publishAtOnce', 'pause', 'withdraw'];

/** An ente writes a service: what it types keeps itself, what is missing is told, and it is sent. */
@Component({
  selector: 'wemi-service-editor',
  imports: [Bones, ChoicesField, MatButton, PhotosField, PriceLines, ProblemBox, RouterLink, ServiceHistory, ServicePreview], // prettier-ignore
  providers: [KeptService],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './service-editor.html',
  styleUrl: './service-editor.scss',
})
export class ServiceEditor {
  readonly id = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly kept = inject(KeptService);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  readonly #undo = inject(Undo);
  protected readonly limits = LIMITS;
  protected readonly resource = httpResource<EnteService>(
    () => `/api/office/services/${this.id()}`,
  );
  protected readonly service = this.kept.service;
  protected readonly content = this.kept.content;
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');
  protected readonly mayWrite = computed(() => {
    const service = this.service();
    return service !== undefined && isWritable(service.state) && service.isQualified;
  });
  protected readonly colour = computed(() => colourOf(this.service()!.state));
  protected readonly units = computed(() => unitsOf(this.service()!.definition));
  /** What is missing of what is on the page, a field once. */
  protected readonly missing = computed(() => [
    ...new Set(missingIn(this.content()).map(({ pointer }) => fieldOf(pointer))),
  ]);
  protected readonly questions = computed(() =>
    coverable(this.service()?.definition.params ?? []).map((param) => ({
      id: param.id,
      text: this.#pick(param),
      choices: (param.options ?? []).map((option) => ({
        value: `${param.id}:${option.id}`,
        text: this.#pick(option),
      })),
    })),
  );
  protected readonly allAnswers = computed(() =>
    this.questions().flatMap(({ choices }) => choices),
  );
  protected readonly lists = computed(() => {
    const { definition, competences, languages, municipi } = this.service()!;
    const named = (names: readonly string[]) => names.map((value) => ({ value, text: value }));
    const zones = municipi.map((value) => ({
      value,
      text: this.words.say('words.municipio', { number: value }),
    }));
    return [
      { field: 'profiles' as const, choices: named(definition.profiles) },
      { field: 'competences' as const, choices: named(competences) },
      { field: 'languages' as const, choices: named(languages) },
      { field: 'zones' as const, choices: zones },
    ];
  });
  protected readonly moves = computed(
    () => (this.service()?.allowed ?? []) as readonly TransitionName[],
  );

  constructor() {
    effect(() => {
      if (!this.resource.hasValue()) return;
      const read = this.resource.value();
      untracked(() => this.kept.begin(read));
    });
  }

  /** What the API, or today's catalogue, says against a field. */
  protected wrongIn(field: string): string[] {
    return this.kept.wrong().filter(({ pointer }) => fieldOf(pointer) === field).map(({ message }) => message); // prettier-ignore
  }

  protected lacks(field: string): boolean {
    return this.missing().includes(field);
  }

  protected write(change: Partial<ServiceContent>): void {
    this.said.set('');
    this.kept.change({ ...this.content(), ...change });
  }

  protected include(typed: string): void {
    this.write({ included: linesOf(typed) });
  }

  protected choose(
    field: Chosen,
    { one, isIn }: { one: string | number; isIn: boolean },
    choices: readonly { value: string | number }[],
  ): void {
    const offered = choices.map(({ value }) => value);
    this.write(withChosen(this.content(), field, { one, isIn, offered }));
  }

  protected async make(transition: TransitionName): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    this.said.set('');
    try {
      if (!(await this.kept.flush()) || !(await this.#isSure(transition))) return;
      const moved = await this.#move(this.service()!, transition);
      if (transition === 'pause') this.#offerToResume(moved);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  async #move({ id, version }: EnteService, transition: TransitionName): Promise<EnteService> {
    const url = `/api/office/services/${id}/transitions`;
    const body = { transition, expectedVersion: version };
    const moved = await this.#once.post<EnteService>(url, body);
    if (this.service()?.id !== id) return moved;
    this.kept.begin(moved);
    this.said.set(this.words.say(`services.done.${transition}`));
    return moved;
  }

  #offerToResume(paused: EnteService): void {
    this.#undo.offer({
      text: this.words.say('undo.pause'),
      undo: async () => {
        const now = this.service();
        const isHere = now?.id === paused.id;
        // What was typed since is kept first; what cannot be is said on the page.
        if (isHere && !(await this.kept.flush())) return this.words.say('services.kept.failed');
        await this.#move(isHere ? this.service()! : paused, 'resume');
        return undefined;
      },
    });
  }

  #isSure(transition: TransitionName): Promise<boolean> | true {
    if (!ASKED.includes(transition)) return true;
    return isConfirmed(this.#dialog, {
      title: this.words.say(`services.move.${transition}`),
      text: this.words.say(`services.moveMeans.${transition}`),
      confirm: this.words.say(`services.move.${transition}`),
    });
  }

  #pick({ it, en }: { it: string; en: string }): string {
    return this.words.language() === 'en' && en ? en : it;
  }
}
