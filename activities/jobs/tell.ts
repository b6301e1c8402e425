import type { Trx } from '../../db/connect.ts';
import { findAddress } from '../../db/contacts.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import {
  addNotifications,
  type NewDelivery,
  type NewNotification,
  readChannelRules,
  readChoices,
} from '../../db/notifications.ts';
import { decisionOf } from '../../notifications/kinds.ts';
import { planDeliveries, type Telling } from '../../notifications/plan-deliveries.ts';

/** A fact and one of those it tells: a person, an ente or, where neither is named, the office. */
export interface Fact {
  /** Of the row that the fact is written in. */
  id: string;
  comuneId: string;
  personId: string | null;
  enteId: string | null;
  kind: string;
  audience: string;
  praticaId?: string;
  outboxId?: string;
  /** Facts that its words need, nothing of a person. */
  params?: Record<string, string>;
  /** The page it leads to, where it is not a pratica's. */
  path?: string;
}

/**
 * Makes of each fact the notification that its reader finds on the page, and the deliveries of it that
 * they want. All facts are of one comune. Told twice, a fact is told once.
 */
export async function tell(trx: Trx, facts: readonly Fact[]): Promise<void> {
  const [first] = facts;
  if (!first) return;
  const { now, ...rules } = await readChannelRules(trx, first);
  const choicesOf = await readChoicesOf(trx, facts);
  const notifications = facts.map((fact) => notificationOf(fact, now));
  const deliveries: NewDelivery[] = [];
  for (const notification of notifications) {
    const choices = await choicesOf(notification);
    // The office reads on its pages.
    if (!choices) continue;
    const decision = decisionOf(notification);
    const plan = planDeliveries({ decision, at: now, ...rules, ...choices });
    deliveries.push(...plan.map((planned) => deliveryOf(notification, planned)));
  }
  await addNotifications(trx, { notifications, deliveries });
}

function notificationOf(fact: Fact, createdAt: string): NewNotification {
  const { id, comuneId, personId, enteId, kind, audience } = fact;
  return {
    id: nameUuid('notification', id, personId ?? enteId ?? 'office'),
    ...{ comuneId, personId, enteId, kind, audience, createdAt },
    praticaId: fact.praticaId ?? null,
    outboxId: fact.outboxId ?? null,
    urgency: decisionOf(fact).urgency,
    params: fact.params ?? {},
    path: fact.path ?? null,
  };
}

function deliveryOf(
  { id: notificationId, comuneId, createdAt }: NewNotification,
  { isOff, ...planned }: ReturnType<typeof planDeliveries>[number],
): NewDelivery {
  const fate = isOff
    ? { state: 'withdrawn' as const, why: 'preference' as const, settledAt: createdAt }
    : { state: 'waiting' as const, why: null, settledAt: null };
  return { id: nameUuid('delivery', notificationId, planned.channel), comuneId, notificationId, ...planned, ...fate }; // prettier-ignore
}

/** Read once for all; whether there is a phone is asked only of whom it may matter to. */
async function readChoicesOf(trx: Trx, facts: readonly Fact[]) {
  const ownerIds = [...new Set(facts.flatMap(({ personId, enteId }) => personId ?? enteId ?? []))];
  const { preferences, settings } = await readChoices(trx, { ownerIds });
  const phones = new Map<string, boolean>();
  return async ({
    personId,
    enteId,
    urgency,
  }: NewNotification): Promise<
    Pick<Telling, 'preferences' | 'setting' | 'hasPhone'> | undefined
  > => {
    const ownerId = personId ?? enteId;
    if (!ownerId) return undefined;
    if (personId && urgency === 'now' && !phones.has(personId)) {
      const phone = await findAddress(trx, { personId, enteId: null, channel: 'sms' });
      phones.set(personId, phone !== undefined);
    }
    return {
      preferences: preferences.filter((chosen) => chosen.ownerId === ownerId),
      setting: settings.find((set) => set.ownerId === ownerId),
      hasPhone: phones.get(ownerId) ?? false,
    };
  };
}
