import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core'; // prettier-ignore
import { askedOf } from '../../../../catalogue/answers';
import type { Answer, TypeDefinition } from '../../../../catalogue/definition';
import { ParamField } from '../sportello/param-field';
import { Words } from '../words/words';

/** What will be asked, as it will be asked: what is answered here is sent to nobody. */
@Component({
  selector: 'wemi-definition-preview',
  imports: [ParamField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="preview-title">
      <h2 id="preview-title">{{ words.say('catalogue.preview.title') }}</h2>
      <p class="muted">{{ words.say('catalogue.preview.hint') }}</p>
      <h3>{{ words.name(definition()) }}</h3>
      <p>{{ summary() }}</p>
      @for (param of asked(); track param.id) {
        <wemi-param-field
          [param]="param"
          [value]="answers()[param.id]"
          (answered)="answer(param.id, $event)"
        />
      } @empty {
        <p>{{ words.say('catalogue.noQuestions') }}</p>
      }
    </section>
  `,
  styles: `
    .card {
      display: grid;
      gap: 12px;
      margin-bottom: 16px;
    }
  `,
})
export class DefinitionPreview {
  readonly definition = input.required<TypeDefinition>();
  protected readonly words = inject(Words);
  readonly #typed = signal<Record<string, Answer>>({});
  /** Numbers as numbers, as the conditions read them. */
  protected readonly answers = computed(() => {
    const counts = new Set(this.definition().params.filter(({ type }) => type === 'integer').map(({ id }) => id)); // prettier-ignore
    const read = ([id, answer]: [string, Answer]) => [id, counts.has(id) && /^\d+$/.test(String(answer)) ? Number(answer) : answer]; // prettier-ignore
    return Object.fromEntries(Object.entries(this.#typed()).map(read)) as Record<string, Answer>;
  });
  protected readonly asked = computed(() => askedOf(this.definition().params, this.answers()));
  protected readonly summary = computed(() =>
    this.words.language() === 'en' ? this.definition().summaryEn : this.definition().summaryIt,
  );

  protected answer(id: string, answer: Answer): void {
    this.#typed.update((typed) => ({ ...typed, [id]: answer }));
  }
}
