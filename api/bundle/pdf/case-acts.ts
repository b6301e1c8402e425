import type { readCase } from '../../../db/case.ts';
import type { readCaseMessages } from '../../../db/case-messages.ts';
import type { EventView } from '../../words/say-event.ts';

/** With what was written about it, as far as its reader reads along. */
export type Case = NonNullable<Awaited<ReturnType<typeof readCase>>> &
  Awaited<ReturnType<typeof readCaseMessages>>;

/** The acts of a case as auditors see them, out of its own parts: names as they are in the bundle. */
export function actsOf({ pratica, people, enti, events, mandates }: Case): EventView[] {
  const persons = new Map(people.map(({ id, name }) => [id, name]));
  const enteNames = new Map(enti.map(({ id, name }) => [id, name]));
  const enteOf = (id: unknown) => enteNames.get(String(id)) ?? null;
  return events.map((event) => {
    const { id, seq, kind, fromState, toState, at, actorId, actorRole, channel, reason, data } = event;
    const enteName = enteOf(data.enteId);
    return {
      id, seq, kind, fromState, toState, at, reason,
      channel: channel as EventView['channel'],
      actor: {
        role: actorRole,
        name: (actorId && persons.get(actorId)) || null,
        enteName: actorRole === 'ente' ? enteName : null,
      },
      onBehalfOf: representedBy(event.onBehalfOf, { enteOf, applicant: persons.get(pratica.applicantId) }),
      mandate: mandateOf(event.onBehalfOf, mandates),
      data: { ...data, ...(enteName ? { enteName } : {}) },
    };
  }); // prettier-ignore
}

type OnBehalf = Case['events'][number]['onBehalfOf'];

function representedBy(
  onBehalfOf: OnBehalf,
  names: { enteOf: (id: unknown) => string | null; applicant: string | undefined },
): EventView['onBehalfOf'] {
  if (!onBehalfOf) return null;
  const role = String(onBehalfOf.role);
  const name = role === 'ente' ? names.enteOf(onBehalfOf.enteId) : names.applicant;
  return { role, name: name ?? null };
}

function mandateOf(onBehalfOf: OnBehalf, mandates: Case['mandates']): EventView['mandate'] {
  const mandate = mandates.find(({ id }) => id === onBehalfOf?.mandateId);
  return mandate ? { id: mandate.id, kind: mandate.kind, sportelloName: null } : null;
}
