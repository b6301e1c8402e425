import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core'; // prettier-ignore
import { form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { isConfirmed } from '../act/confirm-dialog';
import { FieldError, isWrong } from '../act/field-error';
import type { QualificationDetail } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { EffectsList } from './effects-list';
import { EMPTY, fieldsOf, type Move, needsReason, toBody } from './move-model';
import { PapersField } from './papers-field';
import { labelOf } from './names';

/** What can be done with a qualification now: one chooses, sees what it means, and says why. */
@Component({
  selector: 'wemi-move-form',
  imports: [EffectsList, FieldError, FormField, MatButton, PapersField, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './move-form.html',
  styles: `
    :host {
      display: block;
    }
    form {
      display: grid;
      gap: 12px;
      margin-top: 16px;
    }
    .moves {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class MoveForm {
  readonly of = input.required<QualificationDetail>();
  /** Says in words what was done. */
  readonly moved = output<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  protected readonly isWrong = isWrong;
  protected readonly moves = computed(() => this.of().allowed as readonly Move[]);
  /** A move that another has made meanwhile is no longer chosen. */
  protected readonly chosen = linkedSignal<readonly Move[], Move | undefined>({
    source: this.moves,
    computation: (moves, before) => moves.find((move) => move === before?.value),
  });
  protected readonly openIntegrations = computed(() =>
    this.of().integrations.filter(({ status }) => status === 'open'),
  );
  protected readonly renewable = computed(() =>
    this.of()
      .requirements.filter(({ expires }) => expires)
      .map((asked) => ({ id: asked.id, label: labelOf(asked, this.words.language()) })),
  );
  protected readonly showsEffects = computed(() => ['suspend', 'revoke'].includes(this.chosen() ?? '')); // prettier-ignore
  readonly #model = signal({ ...EMPTY });
  protected readonly fields = computed(() => {
    const { integrationId } = this.#model();
    const asked = this.openIntegrations().find(({ id }) => id === integrationId);
    const isInWords = asked?.items.some(({ requirementId }) => !requirementId) ?? true;
    return fieldsOf(this.chosen(), this.of(), isInWords);
  });
  protected readonly papers = viewChild(PapersField);
  /** Documents that are asked for once more say what is asked, without a word. */
  readonly #needed = computed(() => {
    const isSaid = (this.papers()?.papers().requirementIds.length ?? 0) > 0;
    return this.fields().filter((name) => name !== 'items' || !isSaid);
  });
  protected readonly isChecked = signal(false);
  protected readonly draft = form(this.#model, (path) => {
    for (const name of Object.keys(EMPTY) as (keyof typeof EMPTY)[]) {
      required(path[name], { message: 'qualifications.wrong.missing', when: () => this.#needed().includes(name) }); // prettier-ignore
      maxLength(path[name], 2000, { message: 'wrong.tooLong' });
    }
    validate(path.points, ({ value }) =>
      this.fields().includes('points') && !/^(\d{1,2}|100)$/.test(value())
        ? { kind: 'points', message: 'qualifications.wrong.points' }
        : undefined,
    );
  });
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected choose(move: Move): void {
    this.chosen.set(move);
    this.problem.set(undefined);
    this.isChecked.set(false);
    const [first] = this.openIntegrations();
    const [document] = this.renewable();
    this.#model.set({
      ...EMPTY,
      integrationId: first?.id ?? '',
      requirementId: document?.id ?? '',
    });
    this.draft().reset();
  }

  protected async send(): Promise<void> {
    const move = this.chosen();
    if (!move || this.isSending()) return;
    for (const name of this.fields()) this.draft[name]().markAsTouched();
    this.isChecked.set(true);
    if (!this.draft().valid() || this.papers()?.isWhole() === false) return;
    const papers = this.papers()?.papers();
    if (!(await this.#isSure(move))) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      const { id, version } = this.of();
      const body = toBody(move, this.#model(), this.fields(), papers);
      await this.#once.post(`/api/qualifications/${id}/transitions`, { ...body, expectedVersion: version }); // prettier-ignore
      this.chosen.set(undefined);
      this.moved.emit(this.words.say(`qualifications.done.${move}`));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  /** What somebody else has to live with is asked once more. */
  #isSure(move: Move): Promise<boolean> | true {
    if (!needsReason(move) && move !== 'withdraw') return true;
    return isConfirmed(this.#dialog, {
      title: this.words.say(`qualifications.move.${move}`),
      text: this.words.say(`qualifications.moveMeans.${move}`),
      confirm: this.words.say('act.confirm'),
    });
  }
}
