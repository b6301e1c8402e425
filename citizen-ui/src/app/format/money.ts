import { afterNextRender, inject, Pipe, type PipeTransform } from '@angular/core';
import { Language } from '../language/language';

const formats = new Map<string, Intl.NumberFormat>();

/** Integer cents as people write them, "12,50 €"; the value reaches Intl as a decimal string. */
export function formatCents(cents: number, locale: string): string {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: 'EUR',
      useGrouping: true,
    });
    formats.set(locale, format);
  }
  return format.format(asDecimal(cents) as `${number}`);
}

/**
 * The first amount costs a slow phone the reading of its number formats: a page that shows some reads
 * them while it waits anyway.
 */
export function readFormatsWhileWaiting(): void {
  const language = inject(Language);
  afterNextRender(() => setTimeout(() => formatCents(0, language.locale())));
}

/** Euro typed by a person ("18", "18,5", "1.200,50") as integer cents; `null` when unreadable. */
export function parseEuro(text: string): number | null {
  const match = /^(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,(\d{1,2}))?$/.exec(text.trim());
  if (!match?.[1]) return null;
  const euro = Number(match[1].replaceAll('.', ''));
  return euro * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

function asDecimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

@Pipe({ name: 'money', pure: false })
export class MoneyPipe implements PipeTransform {
  readonly #language = inject(Language);

  transform(cents: number): string {
    return formatCents(cents, this.#language.locale());
  }
}
