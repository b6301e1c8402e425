import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import type { ServicesAnswer } from '../remote/types';

/**
 * Where the services are: a schematic map whose areas are buttons, and the same as a list. Both choose a
 * municipio; the chosen one, pressed again, is let go.
 */
@Component({
  selector: 'app-municipi-map',
  imports: [TranslocoPipe],
  styleUrl: './municipi-map.scss',
  template: `
    @if (hasShapes()) {
      <svg viewBox="0 0 100 100" role="group" [attr.aria-label]="'services.map.label' | transloco">
        @for (one of areas(); track one.id) {
          <g
            role="button"
            tabindex="0"
            [class.chosen]="one.isChosen"
            [attr.aria-pressed]="one.isChosen"
            [attr.aria-label]="'services.map.area' | transloco: one"
            (click)="choose(one)"
            (keydown.enter)="choose(one)"
            (keydown.space)="$event.preventDefault(); choose(one)"
          >
            <path [attr.d]="one.shape" [style.--share]="one.share" />
            <text [attr.x]="one.x" [attr.y]="one.y" aria-hidden="true">{{ one.id }}</text>
          </g>
        }
      </svg>
    }
    <ul [attr.aria-label]="'services.map.list' | transloco">
      @for (one of areas(); track one.id) {
        <li>
          <button
            type="button"
            class="button plain"
            [attr.aria-pressed]="one.isChosen"
            (click)="choose(one)"
          >
            {{ 'services.map.area' | transloco: one }}
          </button>
        </li>
      }
    </ul>
  `,
})
export class MunicipiMap {
  readonly counts = input<ServicesAnswer['facets']['municipi']>([]);
  readonly chosen = input<string>();
  readonly changed = output<{ municipio: string }>();
  readonly #catalogue = inject(Catalogue);

  protected readonly areas = computed(() => {
    const counts = new Map(this.counts().map(({ id, count }) => [id, count]));
    const most = Math.max(1, ...counts.values());
    return this.#catalogue.municipi().map(({ id, name, shape }) => {
      const count = counts.get(id) ?? 0;
      const isChosen = String(id) === this.chosen();
      return { id, name, shape, count, share: count / most, isChosen, ...middleOf(shape ?? '') };
    });
  });
  protected readonly hasShapes = computed(
    () => this.areas().length > 0 && this.areas().every(({ shape }) => shape !== null),
  );

  protected choose({ id, isChosen }: { id: number; isChosen: boolean }): void {
    this.changed.emit({ municipio: isChosen ? '' : String(id) });
  }
}

/** About the middle of a path: that of its points, those of arcs without their radii. */
function middleOf(path: string): { x: number; y: number } {
  const points = path
    .split(/(?=[MLAZ])/)
    .map((part) => (part.match(/-?\d+(\.\d+)?/g) ?? []).slice(-2).map(Number))
    .filter(({ length }) => length === 2);
  const mean = (axis: 0 | 1) =>
    points.length === 0 ? 0 : points.reduce((sum, point) => sum + point[axis]!, 0) / points.length;
  // A circle is drawn from its left to its left: twice there, once on the right.
  const isCircle = points.length === 3 && points[0]![0] === points[2]![0];
  return isCircle
    ? { x: (points[0]![0]! + points[1]![0]!) / 2, y: points[0]![1]! }
    : { x: mean(0), y: mean(1) };
}
