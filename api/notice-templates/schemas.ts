import { Type } from 'typebox';
import { TOPICS } from '../../notifications/kinds.ts';
import { closedObject, nullable, oneOf } from '../vouchers/rule-schemas.ts';

const integer = Type.Integer();
const text = Type.String();

/** `{key}` in a path: kind and audience. What names no notice is 404. */
export const KeyParams = Type.Object({ key: Type.String({ maxLength: 80 }) });

const Language = oneOf(['it', 'en']);
const Audience = oneOf(['citizen', 'ente', 'enti', 'rivals', 'office', 'sportello']);
const field = Type.String({ maxLength: 4000 });

/** What a notice says: `sms` in one message, with `{{link}}`. */
export const Words = Type.Object(
  { subject: field, text: field, action: field, sms: field },
  closedObject,
);

/** What is said now; `version` 0 are the words that come with WeMi. */
const Said = Type.Object({
  language: Language,
  version: integer,
  /** An administrator's own, not those of WeMi. */
  isWritten: Type.Boolean(),
  words: Words,
  writtenBy: nullable(text),
  at: nullable(text),
});

/** GET /api/notice-templates: every notice in every language in which it is told. */
export const NoticeTemplates = Type.Object({
  items: Type.Array(
    Type.Object({ key: text, topic: oneOf(TOPICS), audience: Audience, said: Type.Array(Said) }),
  ),
});

/** GET /api/notice-templates/{key}: beside what is said now, the words of WeMi and all versions, newest first. */
export const NoticeTemplate = Type.Object({
  key: text,
  audience: Audience,
  variables: Type.Array(text),
  smsVariables: Type.Array(text),
  longest: Type.Object({ subject: integer, text: integer, action: integer, sms: integer }),
  said: Type.Array(
    Type.Object({
      ...Said.properties,
      ours: Words,
      versions: Type.Array(
        Type.Object({
          version: integer,
          /** Null: back to the words of WeMi. */
          words: nullable(Words),
          writtenBy: nullable(text),
          reason: text,
          at: text,
        }),
      ),
    }),
  ),
});

/** POST /api/notice-templates/{key}/preview */
export const Previewing = Type.Object({ language: Language, words: Words }, closedObject);

/** What would be shown and sent, of a pratica that does not exist; null while a field is wrong. */
export const Preview = Type.Object({
  faults: Type.Array(
    Type.Object({ field: oneOf(['subject', 'text', 'action', 'sms']), message: text }),
  ),
  shown: nullable(
    Type.Object({
      mail: Type.Object({ subject: text, html: text, text }),
      sms: Type.Object({ text, length: integer, segments: integer }),
      web: Type.Object({ subject: text, lines: Type.Array(text), action: text }),
    }),
  ),
});

/** POST /api/notice-templates/{key}/versions (header Idempotency-Key): the next version, from now on. */
export const WriteVersion = Type.Object(
  {
    language: Language,
    /** Null goes back to the words of WeMi. */
    words: nullable(Words),
    reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
    /** The latest that the writer has seen; 0 for words that nobody changed. */
    expectedVersion: Type.Integer({ minimum: 0 }),
  },
  closedObject,
);

/** POST /api/notice-templates/{key}/trials (header Idempotency-Key): one mail, to who asks. */
export const Trial = Type.Object({ sentTo: text });
