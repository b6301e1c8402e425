import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { Pratica, TasksAnswer } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** While somebody of the pratica cannot be written to: how the office has told them, which ends its task. */
@Component({
  selector: 'wemi-reach-card',
  imports: [ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isOpen()) {
      <section class="card" aria-labelledby="reach-title">
        <h2 id="reach-title">{{ words.say('reach.title') }}</h2>
        <wemi-reasoned-form
          name="reach"
          label="reach.label"
          hint="reach.hint"
          [act]="words.say('reach.done')"
          [question]="question"
          [send]="send"
        >
          <p>{{ words.say('reach.text') }}</p>
        </wemi-reasoned-form>
      </section>
    }
  `,
})
export class ReachCard {
  readonly pratica = input.required<Pratica>();
  /** What was done, in words. */
  readonly done = output<string>();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #tasks = httpResource<TasksAnswer>(() => {
    const { number } = this.pratica();
    return `/api/tasks?${new URLSearchParams({ kind: 'reachOtherwise', q: number })}`;
  });
  protected readonly isOpen = computed(
    () =>
      this.#tasks.hasValue() &&
      this.#tasks.value().items.some(({ praticaId }) => praticaId === this.pratica().id),
  );

  protected readonly question = (): Confirmation => ({
    title: this.words.say('reach.sure'),
    text: this.words.say('reach.final'),
    confirm: this.words.say('reach.done'),
  });

  protected readonly send = async (note: string): Promise<void> => {
    await this.#once.post(`/api/pratiche/${this.pratica().id}/reached-otherwise`, { note });
    this.#tasks.reload();
    this.done.emit(this.words.say('reach.said'));
  };
}
