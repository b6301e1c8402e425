import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import type { Command } from '../../workflows/pratica/messages.ts';
import type { Actor } from '../actor.ts';
import type { TransitionAnswer } from './schemas.ts';

/** A command that was answered before, as it would travel today. */
export interface Answered {
  answer: Static<typeof TransitionAnswer>;
  command: Command;
}

/** The answer given before, once it is certain that the engine has the step too (ADR 1). */
export async function answerAgain(
  app: FastifyInstance,
  { comuneId }: Actor,
  { answer, command }: Answered,
): Promise<Answered['answer']> {
  const { id: praticaId, version } = answer;
  await app.pratiche.confirm({ praticaId, comuneId, command, version });
  return answer;
}
