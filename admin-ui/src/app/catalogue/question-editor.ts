import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  model,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MOST } from '../../../../catalogue/check-definition';
import { PARAM_KINDS, type Condition, type Param, type ParamKind, type Said } from '../../../../catalogue/definition'; // prettier-ignore
import { Words } from '../words/words';
import { awaitedOf, ConditionEditor, conditionOn } from './condition-editor';
import { newOption, replaced, withKind, without } from './edit-definition';
import { idOf, SaidPair } from './said-pair';

/** One question of a service type: its words, how it is answered, when it is asked. */
@Component({
  selector: 'wemi-question-editor',
  imports: [ConditionEditor, MatButton, SaidPair],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './question-editor.html',
  styleUrl: './question-editor.scss',
})
export class QuestionEditor {
  readonly question = model.required<Param>();
  readonly index = input.required<number>();
  readonly isLast = input.required<boolean>();
  /** The questions above: it can wait for their answers only. */
  readonly above = input.required<readonly Param[]>();
  readonly wrongAt = input.required<(pointer: string) => string>();
  readonly isReadonly = input.required<boolean>();
  /** By so many places. */
  readonly shifted = output<number>();
  readonly removed = output();
  protected readonly words = inject(Words);
  protected readonly most = MOST;
  protected readonly kinds = PARAM_KINDS;
  protected readonly flags = ['required', 'sensitive'] as const;
  protected readonly pointer = computed(() => `/params/${this.index()}`);
  protected readonly id = computed(() => `question-${this.question().id}`);
  protected readonly name = computed(() => this.question().it || `${this.index() + 1}`);
  protected readonly canWait = computed(() => awaitedOf(this.above()).length > 0);
  protected readonly bounds = computed(() =>
    (['min', 'max'] as const).map((name) => ({
      name,
      id: idOf(`${this.pointer()}/${name}`),
      value: this.question()[name] ?? '',
    })),
  );

  protected set(change: Partial<Param>): void {
    this.question.update((question) => ({ ...question, ...change }));
  }

  protected turn(flag: 'required' | 'sensitive'): void {
    this.set({ [flag]: !this.question()[flag] });
  }

  protected choose(kind: string): void {
    this.question.set(withKind(this.question(), kind as ParamKind));
  }

  protected bind(name: 'min' | 'max', text: string): void {
    const { [name]: _before, ...others } = this.question();
    this.question.set(/^\d+$/.test(text) ? { ...others, [name]: Number(text) } : others);
  }

  protected limit(days: string): void {
    const { days: _before, ...others } = this.question();
    this.question.set(days === 'past' || days === 'future' ? { ...others, days } : others);
  }

  protected say(at: number, said: Said): void {
    const options = this.question().options ?? [];
    this.set({ options: replaced(options, at, { ...options[at]!, ...said }) });
  }

  protected addOption(): void {
    this.set({ options: [...(this.question().options ?? []), newOption()] });
  }

  protected dropOption(at: number): void {
    this.set({ options: without(this.question().options ?? [], at) });
  }

  protected addCondition(): void {
    const [first] = awaitedOf(this.above());
    if (first) this.set({ askedIf: [...(this.question().askedIf ?? []), conditionOn(first)] });
  }

  protected setCondition(at: number, condition: Condition): void {
    this.set({ askedIf: replaced(this.question().askedIf ?? [], at, condition) });
  }

  protected dropCondition(at: number): void {
    this.set({ askedIf: without(this.question().askedIf ?? [], at) });
  }

  protected optionAt(at: number): string {
    return `${this.pointer()}/options/${at}`;
  }

  protected conditionAt(at: number): string {
    return `${this.pointer()}/askedIf/${at}`;
  }
}
