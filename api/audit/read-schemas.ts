import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const day = Type.String({ format: 'date', description: 'A day of the comune' });
const page = {
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

const searched = {
  /** Words of the reader's name. */
  person: Type.Optional(Type.String({ maxLength: 60 })),
  from: Type.Optional(day),
  until: Type.Optional(day),
};

export const ReadsQuery = closedQuery({ ...searched, ...page });

/** The same search, whole. */
export const ReadsCsvQuery = closedQuery(searched);

export const PraticaReadsQuery = closedQuery(page);

/** Somebody of the staff opened what is sensitive of a citizen. */
export const SensitiveRead = Type.Object({
  id: Type.String(),
  at: Type.String(),
  /** What: the need and whom it is for, a document, the whole case, an ISEE. */
  what: Type.Enum(['need', 'document', 'bundle', 'isee', 'messages']),
  role: Type.String(),
  /** Null for the citizen, who is told the role and the ente. */
  personName: nullable(Type.String()),
  enteName: nullable(Type.String()),
  /** Whose it is, where it is of no pratica. */
  subjectName: nullable(Type.String()),
  pratica: nullable(Type.Object({ id: Type.String(), number: Type.String() })),
});

/** Newest first. */
export const SensitiveReads = Type.Object({
  items: Type.Array(SensitiveRead),
  next: nullable(Type.String()),
});
