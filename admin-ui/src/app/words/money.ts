import type { Language } from './language';

/** Cents as "12,50 €"; the division by 100 is exact enough to show and is never computed with. */
export function sayMoney(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-IE' : 'it-IT', {
    style: 'currency',
    currency: 'EUR',
    useGrouping: 'always',
  }).format(cents / 100);
}

/**
 * Reads an amount typed in euro, "18", "18,5" or "1.250,00", as integer cents without going
 * through a fraction; undefined when it is not an amount above zero that the API accepts (for a
 * service: up to 100,000 euros).
 */
export function readCents(typed: string, atMost = 10_000_000): number | undefined {
  const text = typed.replace(/[€\s]/g, '');
  const parts = /^(\d{1,8}|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(text) ?? readPoint(text);
  if (!parts) return undefined;
  const euro = Number(parts[1]!.replaceAll('.', ''));
  const cents = euro * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return cents >= 1 && cents <= atMost ? cents : undefined;
}

/** Cents as one would type them: 1850 → "18,50". */
export function typeCents(cents: number): string {
  return `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
}

/** "18.50" from the number pad: one point and two digits cannot be thousands. */
function readPoint(text: string): RegExpExecArray | null {
  return /^(\d{1,8})\.(\d{1,2})$/.exec(text);
}
