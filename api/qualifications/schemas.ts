import { type Static, Type } from 'typebox';
import { STATES, TASK_KINDS, TRANSITION_NAMES } from '../../workflows/qualification/transitions.ts';
import { Requirement } from '../avvisi/schemas.ts';
import { closedQuery } from '../closed-query.ts';
import { QualificationFile } from './file-schemas.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const closed = { additionalProperties: false };
const text = (maxLength: number) => Type.String({ maxLength });
const said = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const day = Type.String({ format: 'date' });
const uuid = Type.String({ format: 'uuid' });

/** What an ente writes to an avviso; a draft may lack anything. */
export const ApplicationBody = Type.Object(
  {
    legalName: Type.Optional(text(200)),
    representative: Type.Optional(text(200)),
    address: Type.Optional(text(300)),
    pec: Type.Optional(text(200)),
    fiscalCode: Type.Optional(text(16)),
    vatNumber: Type.Optional(text(11)),
    runtsNumber: Type.Optional(text(10)),
    serviceTypeIds: Type.Optional(Type.Array(text(60), { maxItems: 200, uniqueItems: true })),
    municipi: Type.Optional(Type.Array(Type.Integer(), { maxItems: 100, uniqueItems: true })),
    answers: Type.Optional(
      Type.Array(
        Type.Object(
          {
            requirementId: said(60),
            reference: text(1000),
            expiresOn: Type.Optional(day),
            /** Of a document: see POST /api/qualification-files. */
            fileId: Type.Optional(uuid),
          },
          closed,
        ),
        { maxItems: 50 },
      ),
    ),
  },
  closed,
);

/** PUT /api/avvisi/{id}/application; `expectedVersion` 0 begins it. */
export const KeepDraft = Type.Object(
  { expectedVersion: Type.Integer({ minimum: 0 }), content: ApplicationBody },
  closed,
);

export const Draft = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  content: ApplicationBody,
  /** JSON pointers of what it lacks before it can be sent, in the order of the form. */
  missing: Type.Array(Type.String()),
  /** Those that its answers name. */
  files: Type.Array(QualificationFile),
  updatedAt: nullable(Type.String()),
});

export const QualificationCard = Type.Object({
  id: Type.String(),
  avviso: Type.Object({ id: Type.String(), titleIt: Type.String(), titleEn: Type.String() }),
  ente: Type.Object({ id: Type.String(), name: Type.String() }),
  serviceTypeIds: Type.Array(Type.String()),
  municipi: Type.Array(Type.Integer()),
  state: Type.Enum([...STATES] as string[]),
  version: Type.Integer(),
  appliedAt: Type.String(),
  stateSince: Type.String(),
  dueAt: nullable(Type.String()),
  isLate: Type.Boolean(),
  listedFrom: nullable(Type.String()),
  listedUntil: nullable(Type.String()),
  renewal: nullable(Type.Enum(['asked', 'refused'])),
  openIntegrations: Type.Integer(),
});

/** GET /api/qualifications: an ente's own; the office's and auditors' of all enti. */
export const QualificationsQuery = closedQuery({
  state: Type.Optional(Type.Enum([...STATES] as string[])),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const QualificationsAnswer = Type.Object({
  items: Type.Array(QualificationCard),
  next: nullable(Type.String()),
});

/** A document as its ente declared it; those told before files were have none. */
const Document = Type.Object({
  requirementId: Type.String(),
  reference: Type.String(),
  expiresOn: nullable(Type.String()),
  declaredAt: Type.String(),
  file: nullable(QualificationFile),
});

export const QualificationDetail = Type.Intersect([
  QualificationCard,
  Type.Object({
    content: ApplicationBody,
    /** What the avviso asks for, and whether it wants points or yes and no. */
    requirements: Type.Array(Requirement),
    asksForPoints: Type.Boolean(),
    /** Of each requirement the one that holds, and those in whose place it came, latest first. */
    documents: Type.Array(
      Type.Intersect([Document, Type.Object({ earlier: Type.Array(Document) })]),
    ),
    integrations: Type.Array(
      Type.Object({
        id: Type.String(),
        items: Type.Array(
          Type.Object({ label: Type.String(), requirementId: Type.Optional(Type.String()) }),
        ),
        reason: Type.String(),
        askedAt: Type.String(),
        dueAt: Type.String(),
        status: Type.Enum(['open', 'answered', 'withdrawn', 'lapsed', 'moot']),
        /** To what was asked in words, in its order; and the documents that came. */
        answer: nullable(
          Type.Object({ items: Type.Array(Type.String()), documents: Type.Array(Document) }),
        ),
        closedAt: nullable(Type.String()),
      }),
    ),
    /** Of administrators, for the office alone: each one's last. */
    assessments: Type.Array(
      Type.Object({
        assessorName: nullable(Type.String()),
        points: nullable(Type.Integer()),
        isFavourable: nullable(Type.Boolean()),
        reason: Type.String(),
        at: Type.String(),
      }),
    ),
    /** So many must be given before the office decides. */
    assessmentsWanted: Type.Integer(),
    tasks: Type.Array(
      Type.Object({
        kind: Type.Enum([...TASK_KINDS] as string[]),
        owner: Type.Enum(['ente', 'office']),
        dueAt: Type.String(),
        escalated: Type.Boolean(),
      }),
    ),
    timeline: Type.Array(
      Type.Object({
        kind: Type.String(),
        fromState: nullable(Type.String()),
        toState: Type.String(),
        actorRole: Type.String(),
        actorName: nullable(Type.String()),
        reason: nullable(Type.String()),
        at: Type.String(),
      }),
    ),
    /** Moves that the table allows the asker now. */
    allowed: Type.Array(Type.Enum([...TRANSITION_NAMES] as string[])),
  }),
]);

const MOVES = TRANSITION_NAMES.filter((name) => name !== 'apply');
/** POST /api/qualifications/{id}/transitions (header Idempotency-Key). */
export const QualificationCommand = Type.Object(
  {
    transition: Type.Enum(MOVES as string[]),
    expectedVersion: Type.Integer({ minimum: 1 }),
    reason: Type.Optional(said(2000)),
    /** Of `requestIntegration`, what is asked; of `provideIntegration`, an answer to each. */
    items: Type.Optional(Type.Array(said(1000), { minItems: 1, maxItems: 20 })),
    /** Of `requestIntegration`, documents of the avviso that are asked for once more. */
    requirementIds: Type.Optional(Type.Array(said(60), { maxItems: 20, uniqueItems: true })),
    /** Of `provideIntegration`, one for each document that was asked for. */
    documents: Type.Optional(
      Type.Array(
        Type.Object(
          {
            requirementId: said(60),
            reference: said(1000),
            expiresOn: Type.Optional(day),
            fileId: uuid,
          },
          closed,
        ),
        { maxItems: 20 },
      ),
    ),
    integrationId: Type.Optional(uuid),
    points: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    isFavourable: Type.Optional(Type.Boolean()),
    requirementId: Type.Optional(said(60)),
    reference: Type.Optional(said(1000)),
    expiresOn: Type.Optional(day),
    fileId: Type.Optional(uuid),
  },
  closed,
);
export type MoveBody = Static<typeof QualificationCommand>;

export const QualificationAnswer = Type.Object({
  id: Type.String(),
  state: Type.Enum([...STATES] as string[]),
  version: Type.Integer(),
});

/** GET /api/qualifications/{id}/effects: what suspending or revoking it does to open pratiche. */
export const EffectsAnswer = Type.Object({
  /** The service types that nothing else qualifies the ente for. */
  serviceTypeIds: Type.Array(Type.String()),
  planned: Type.Object({
    exclude: Type.Integer(),
    returnToOffer: Type.Integer(),
    decide: Type.Integer(),
  }),
  items: Type.Array(
    Type.Object({
      praticaId: Type.String(),
      number: Type.String(),
      state: Type.String(),
      planned: Type.Enum(['exclude', 'returnToOffer', 'decide']),
    }),
  ),
  next: nullable(Type.String()),
});
export const EffectsQuery = closedQuery({
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

/** GET /api/qualified: who is qualified today, for what and until when. */
export const QualifiedQuery = closedQuery({
  comune: Type.Optional(Type.String({ maxLength: 60 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
export const QualifiedAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      enteId: Type.String(),
      enteName: Type.String(),
      serviceTypeIds: Type.Array(Type.String()),
      municipi: Type.Array(Type.Integer()),
      listedFrom: Type.String(),
      listedUntil: Type.String(),
    }),
  ),
  next: nullable(Type.String()),
});
