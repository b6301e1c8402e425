import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findAddress, toldBy } from '../../db/contacts.ts';
import { findChoices, keepChoices } from '../../db/notification-choices.ts';
import type { Channel } from '../../db/tables/notifications.ts';
import { readSmsSettings } from '../../notifications/sms-settings.ts';
import { type Actor, askingAs } from '../actor.ts';
import { only } from '../plugins/auth.ts';
import { checkChoices } from './check-choices.ts';
import { NotificationChoices, NotificationPreferences } from './preferences-schemas.ts';
import { topicsFor } from './topics.ts';

const CHANNELS: readonly Channel[] = ['mail', 'sms', 'io'];

/** On which channel what comes, and when: the person's own choice, or an ente's by its members. */
export function registerPreferences(app: FastifyInstance): void {
  const tags = ['notifications'];
  // The office reads on its pages and gets no mail (ADR 37): it has nothing to choose.
  const onRequest = only('citizen', 'ente');
  const isSmsSent = readSmsSettings(app.config) !== undefined;

  app.get(
    '/notification-preferences',
    {
      onRequest,
      schema: {
        operationId: 'getNotificationPreferences',
        tags,
        response: { 200: NotificationPreferences },
      },
    },
    ({ actor }) =>
      asActor(app.db, askingAs(actor), (trx) => preferencesOf(trx, actor, { isSmsSent })),
  );

  app.put<{ Body: Static<typeof NotificationChoices> }>(
    '/notification-preferences',
    {
      onRequest,
      schema: {
        operationId: 'putNotificationPreferences',
        tags,
        body: NotificationChoices,
        response: { 200: NotificationPreferences },
      },
    },
    ({ actor, body }) => {
      checkChoices(body, ownerKindOf(actor));
      const { topics, ...setting } = body;
      // All comes on every channel unless it was switched off: only that is kept.
      const choices = topics.flatMap(({ topic, ...on }) =>
        CHANNELS.filter((channel) => !on[channel]).map((channel) => ({ topic, channel, isOn: false })),
      ); // prettier-ignore
      return asActor(app.db, askingAs(actor), async (trx) => {
        const owner = { comuneId: actor.comuneId, ownerId: ownerOf(actor) };
        await keepChoices(trx, { ...owner, choices, setting });
        return preferencesOf(trx, actor, { isSmsSent });
      });
    },
  );
}

async function preferencesOf(trx: Trx, actor: Actor, { isSmsSent }: { isSmsSent: boolean }) {
  const ownerId = ownerOf(actor);
  const kind = ownerKindOf(actor);
  const { choices, setting } = await findChoices(trx, { ownerId });
  const reader = toldBy({ personId: kind === 'person' ? ownerId : null, enteId: kind === 'ente' ? ownerId : null }); // prettier-ignore
  const phone = isSmsSent ? await findAddress(trx, { ...reader, channel: 'sms' }) : undefined;
  const isOn = (topic: string, channel: Channel) =>
    choices.find((choice) => choice.topic === topic && choice.channel === channel)?.isOn ?? true;
  return {
    owner: kind,
    channels:
      isSmsSent && kind === 'person' ? ['mail' as const, 'sms' as const] : ['mail' as const],
    hasPhone: phone !== undefined,
    topics: topicsFor(kind).map(({ topic, isMandatory }) => ({
      topic,
      isMandatory,
      mail: isOn(topic, 'mail'),
      sms: isOn(topic, 'sms'),
      io: isOn(topic, 'io'),
    })),
    ...setting,
  };
}

function ownerKindOf({ role }: Actor): 'person' | 'ente' {
  return role === 'ente' ? 'ente' : 'person';
}

function ownerOf({ id, role, enteId }: Actor): string {
  return role === 'ente' ? enteId! : id;
}
