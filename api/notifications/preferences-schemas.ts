import { type TSchema, Type } from 'typebox';
import { TOPIC_NAMES } from './topics.ts';

const nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()]);
const channels = { mail: Type.Boolean(), sms: Type.Boolean(), io: Type.Boolean() };
/** A time of the day in Rome, `22:00`. */
const time = nullable(Type.String({ maxLength: 5 }));
const setting = {
  /** From when until when no mail and no SMS comes but the urgent; both or neither. */
  quietFrom: time,
  quietUntil: time,
  /** When the day's summary of what is not urgent comes, instead of a mail for each; none when null. */
  digestAt: time,
  /** Of mails and SMS; that of the last login when null. */
  language: nullable(Type.Enum(['it', 'en'])),
};

/** GET /api/notification-preferences: every topic, as it was chosen or as it comes. */
export const NotificationPreferences = Type.Object({
  /** Whose they are: the person's own, or their ente's. */
  owner: Type.Enum(['person', 'ente']),
  /** Those by which something leaves here; what was said of the others is kept. */
  channels: Type.Array(Type.Enum(['mail', 'sms'])),
  /** Whether an SMS would reach them: a mobile was confirmed. */
  hasPhone: Type.Boolean(),
  topics: Type.Array(
    Type.Object({
      topic: Type.Enum([...TOPIC_NAMES]),
      /** Must be told: one channel at least stays on. */
      isMandatory: Type.Boolean(),
      ...channels,
    }),
  ),
  ...setting,
});

/** PUT /api/notification-preferences: all of it, in the place of what was. */
export const NotificationChoices = Type.Object(
  {
    topics: Type.Array(
      Type.Object(
        { topic: Type.Enum([...TOPIC_NAMES]), ...channels },
        { additionalProperties: false },
      ),
      { maxItems: TOPIC_NAMES.length },
    ),
    ...setting,
  },
  { additionalProperties: false },
);
