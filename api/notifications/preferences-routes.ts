import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findChoices, keepChoices } from '../../db/notification-choices.ts';
import type { Channel } from '../../db/tables/notifications.ts';
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
    ({ actor }) => asActor(app.db, askingAs(actor), (trx) => preferencesOf(trx, actor)),
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
        return preferencesOf(trx, actor);
      });
    },
  );
}

async function preferencesOf(trx: Trx, actor: Actor) {
  const { choices, setting } = await findChoices(trx, { ownerId: ownerOf(actor) });
  const isOn = (topic: string, channel: Channel) =>
    choices.find((choice) => choice.topic === topic && choice.channel === channel)?.isOn ?? true;
  return {
    owner: ownerKindOf(actor),
    topics: topicsFor(ownerKindOf(actor)).map(({ topic, isMandatory }) => ({
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
