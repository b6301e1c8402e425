import type { Ring } from './life.ts';

/** Instants at which timers ring, by their names. */
export type Deadlines = Readonly<Partial<Record<string, string>>>;

/** The timer that rings next, or `undefined` when people alone are waited for. */
export function firstTimer(deadlines: Deadlines): Ring | undefined {
  const pending = Object.entries(deadlines).map(([timer, at]) => ({ timer, at: at! }));
  return pending.sort((a, b) => a.at.localeCompare(b.at))[0];
}

/** The first instant that binds: of a timer that does more than remind, escalate or collect. */
export function bindingInstant(
  deadlines: Deadlines,
  timers: Readonly<Record<string, { readonly does: string }>>,
): string | null {
  const binding = Object.entries(deadlines)
    .filter(([timer]) => !['remind', 'escalate', 'collect'].includes(timers[timer]!.does))
    .map(([, at]) => at!);
  return binding.sort()[0] ?? null;
}
