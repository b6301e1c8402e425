import type { TimelineEvent } from '../remote/types';

/**
 * Who acted under a mandate, as a sentence of the dictionary: nothing when it was the actor's own
 * right.
 * @param reader the name of whom the reader acts for; `null` for the person the pratica belongs to
 */
export function sayMandate(
  { actor, mandate, onBehalfOf }: TimelineEvent,
  reader: { principalName: string | null },
): { key: string; values: Record<string, string> } | undefined {
  if (!mandate) return undefined;
  const name = actor.name ?? '';
  const principal = reader.principalName ?? onBehalfOf?.name ?? '';
  const values = { name, principal, sportello: mandate.sportelloName ?? '' };
  const whose = reader.principalName === null ? 'Yours' : 'Theirs';
  return { key: `pratica.timeline.by.${mandate.kind}${whose}`, values };
}
