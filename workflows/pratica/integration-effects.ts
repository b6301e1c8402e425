import type { Effect } from './advance.ts';
import { enteOf } from './guards.ts';
import { answerDue, openOf } from './integrations.ts';
import type { Pratica } from './pratica.ts';

/** What commands and the timer change in the requests for documents; the terms follow by themselves. */
export const requestIntegration: Effect = (pratica, command, now) => {
  const dueAt = answerDue(pratica, now);
  const asked = { id: command.id, enteId: enteOf(command) || null, dueAt };
  return { integrations: [...openOf(pratica), asked] };
};

/** Answered or taken back: in both cases it is no longer open. */
export const closeIntegration: Effect = (pratica, { facts }) => ({
  integrations: openOf(pratica).filter(({ id }) => id !== facts.integrationId),
});

/** Nobody waits for ever. One at a time, so that each is told to whoever asked it. */
export function lapse(pratica: Pratica): Pick<Pratica, 'integrations'> {
  const due = pratica.deadlines.integrationDeadline;
  const overdue = openOf(pratica).find(({ dueAt }) => dueAt === due);
  return { integrations: openOf(pratica).filter((asked) => asked !== overdue) };
}
