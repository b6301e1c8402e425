import { afterNextRender, ChangeDetectionStrategy, Component, computed, ElementRef, inject, Injector, input, model, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MOST } from '../../../../catalogue/check-definition';
import { PRICE_MODELS, type Param, type PriceModel, type TypeDefinition } from '../../../../catalogue/definition'; // prettier-ignore
import { Words } from '../words/words';
import { moved, newQuestion, replaced, without } from './edit-definition';
import { QuestionEditor } from './question-editor';
import { SaidPair } from './said-pair';

/** All that an administrator decides of a service type. */
@Component({
  selector: 'wemi-definition-editor',
  imports: [MatButton, QuestionEditor, SaidPair],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './definition-editor.html',
  styles: `
    .card {
      display: grid;
      gap: 16px;
      margin-bottom: 16px;
    }

    .models {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
      gap: 8px;
    }

    .wrong:empty {
      display: none;
    }

    .wrong {
      margin: 0;
      color: var(--wemi-danger);
      font-weight: 600;
    }

    button {
      justify-self: start;
    }
  `,
})
export class DefinitionEditor {
  /** Its own at once: what is chosen right after a field is left builds on what was written there. */
  readonly definition = model.required<TypeDefinition>();
  readonly sections = input.required<readonly { id: string; nameIt: string; nameEn: string }[]>();
  readonly wrongAt = input.required<(pointer: string) => string>();
  readonly isReadonly = input.required<boolean>();
  protected readonly words = inject(Words);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);
  protected readonly most = MOST;
  protected readonly models = PRICE_MODELS;
  /** What was done with the keyboard, said aloud. */
  protected readonly said = signal('');
  protected readonly rows = computed(() => {
    const { params } = this.definition();
    return params.map((question, at) => ({ question, above: params.slice(0, at) }));
  });
  protected readonly wrongProfiles = computed(() => {
    const each = this.definition().profiles.map((_, at) => this.wrongAt()(`/profiles/${at}`));
    return [this.wrongAt()('/profiles'), ...each].find(Boolean) ?? '';
  });

  protected set(change: Partial<TypeDefinition>): void {
    this.definition.update((definition) => ({ ...definition, ...change }));
  }

  protected list(text: string): void {
    this.set({ profiles: text.split('\n').map((line) => line.trim()).filter(Boolean) }); // prettier-ignore
  }

  protected toggle(model: PriceModel): void {
    const { priceModels } = this.definition();
    const chosen = PRICE_MODELS.filter((one) => priceModels.includes(one) !== (one === model));
    this.set({ priceModels: chosen });
  }

  protected replace(at: number, question: Param): void {
    this.set({ params: replaced(this.definition().params, at, question) });
  }

  protected add(): void {
    const question = newQuestion();
    this.set({ params: [...this.definition().params, question] });
    this.#focus(`#question-${question.id}-title`);
  }

  protected remove(at: number): void {
    const { params } = this.definition();
    this.set({ params: without(params, at) });
    this.said.set(this.words.say('catalogue.question.removed', { question: params[at]?.it }));
    this.#focus('#questions-title');
  }

  /** The focus stays on the button, which moves with its question; at the end it turns round. */
  protected shift(at: number, by: number): void {
    const { params } = this.definition();
    const question = params[at];
    if (!question) return;
    this.set({ params: moved(params, at, by) });
    const place = at + by + 1;
    this.said.set(this.words.say('catalogue.question.moved', { question: question.it, n: place, of: params.length })); // prettier-ignore
    const isAtEnd = by < 0 ? place === 1 : place === params.length;
    const way = by < 0 !== isAtEnd ? 'up' : 'down';
    this.#focus(`#question-${question.id}-${way}`);
  }

  #focus(selector: string): void {
    afterNextRender(() => this.#host.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.#injector,
    });
  }
}
