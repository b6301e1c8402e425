import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import type { Actor } from '../actor.ts';
import type { TransitionAnswer } from './schemas.ts';

/** What a command was answered before. */
export interface Answered {
  answer: Static<typeof TransitionAnswer>;
}

/** The answer given before, once it is certain that the engine has the step too (ADR 1). */
export async function answerAgain(
  app: FastifyInstance,
  { comuneId }: Actor,
  { answer }: Answered,
): Promise<Answered['answer']> {
  await app.pratiche.confirm({ praticaId: answer.id, comuneId, version: answer.version });
  return answer;
}
