import { hasBands } from '../../../../catalogue/prices';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
} from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Unit } from '../api-types';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import { BANDS, draftCents, emptyLine, type LineDraft, lineCents } from './offer-model';

const MOST_LINES = 20;

/** Price lines while they are written, with their total. */
@Component({
  selector: 'wemi-lines-form',
  imports: [FieldError, FormField, Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './lines-form.html',
  styleUrl: './lines-form.scss',
})
export class LinesForm {
  readonly lines = input.required<FieldTree<LineDraft[]>>();
  /** What a line may be counted in, the usual first. */
  readonly units = input.required<readonly Unit[]>();
  protected readonly words = inject(Words);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly isWrong = isWrong;
  protected readonly bands = BANDS;
  protected readonly hasBands = hasBands;
  protected readonly lineCents = lineCents;
  protected readonly mostLines = MOST_LINES;
  protected readonly drafts = computed(() => this.lines()().value());
  protected readonly total = computed(() => draftCents(this.drafts()));

  /** From now on every line says what is missing in it. */
  touchAll(): void {
    for (const line of this.lines()) {
      for (const field of [line.label, line.euro, line.quantity]) field().markAsTouched();
    }
  }

  protected addLine(): void {
    const [unit] = this.units();
    const line = emptyLine(unit!, this.words.say(`offerForm.label.${unit}`));
    this.lines()().value.update((lines) => [...lines, line]);
    this.#focus(`#line-label-${this.drafts().length - 1}`);
  }

  protected removeLine(index: number): void {
    this.lines()().value.update((lines) => lines.filter((_, at) => at !== index));
    this.#focus('#add-line');
  }

  #focus(selector: string): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>(selector)?.focus());
  }
}
