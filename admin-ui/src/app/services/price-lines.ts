import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { LIMITS } from '../../../../catalogue/check-service';
import { type Band, BANDS, hasBands, type ListPriceLine, type Unit } from '../../../../catalogue/prices'; // prettier-ignore
import { readCents, typeCents } from '../words/money';
import { Words } from '../words/words';
import { newLine, withUnit } from './service-draft';

/** List prices while they are written: what one pays for, when, how much, and the least one takes. */
@Component({
  selector: 'wemi-price-lines',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './price-lines.html',
  styles: `
    :host {
      display: block;
    }
    ol {
      display: grid;
      gap: 16px;
      padding: 0;
      list-style: none;
    }
    .line {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
      gap: 12px;
    }
    .wrong {
      margin: 0;
      color: var(--wemi-danger);
      font-weight: 600;
    }
  `,
})
export class PriceLines {
  readonly lines = input.required<readonly ListPriceLine[]>();
  readonly units = input.required<readonly Unit[]>();
  /** What the API found wrong in the prices. */
  readonly wrong = input<readonly string[]>([]);
  readonly changed = output<ListPriceLine[]>();
  protected readonly words = inject(Words);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly bands = BANDS;
  protected readonly limits = LIMITS;
  /** What was typed for a price and is none, by line. */
  readonly #typed = signal<ReadonlyMap<number, string>>(new Map());
  protected readonly rows = computed(() =>
    this.lines().map((line, index) => ({
      line,
      euro: this.#typed().get(index) ?? (line.unitCents === null ? '' : typeCents(line.unitCents)),
      isWrong: this.#typed().has(index),
      hasBands: hasBands(line.unit),
    })),
  );

  protected write(index: number, change: Partial<ListPriceLine>): void {
    this.#put(index, { ...this.lines()[index]!, ...change });
  }

  protected setPrice(index: number, text: string): void {
    const cents = readCents(text);
    const typed = new Map(this.#typed());
    if (text.trim() && cents === undefined) typed.set(index, text);
    else typed.delete(index);
    this.#typed.set(typed);
    this.write(index, { unitCents: cents ?? null });
  }

  protected setBand(index: number, value: string): void {
    const { band: _, ...line } = this.lines()[index]!;
    this.#put(index, value ? { ...line, band: value as Band } : line);
  }

  protected setUnit(index: number, unit: string): void {
    this.#put(index, withUnit(this.lines()[index]!, unit as Unit));
  }

  /** A whole number, or nothing. */
  protected setCount(index: number, name: 'minimum' | 'quantity', text: string): void {
    const { [name]: _, ...line } = this.lines()[index]!;
    const number = /^[1-9]\d{0,2}$/.test(text.trim()) ? { [name]: Number(text) } : {};
    this.#put(index, { ...line, ...number });
  }

  protected add(): void {
    const label = this.words.say(`offerForm.label.${this.units()[0] ?? 'hour'}`);
    this.changed.emit([...this.lines(), newLine(this.units(), label)]);
    this.#focus(`#price-label-${this.lines().length}`);
  }

  protected remove(index: number): void {
    this.#typed.set(new Map());
    this.changed.emit(this.lines().filter((_, at) => at !== index));
    this.#focus('#add-price');
  }

  #put(index: number, line: ListPriceLine): void {
    this.changed.emit(this.lines().map((other, at) => (at === index ? line : other)));
  }

  #focus(selector: string): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>(selector)?.focus());
  }
}
