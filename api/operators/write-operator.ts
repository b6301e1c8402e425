import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { findOperator, listOperatorVersions, listProfiles, lockOperator, writeOperatorVersion } from '../../db/operators.ts'; // prettier-ignore
import type { OperatorSaid } from '../../db/tables/operators.ts';
import type { Actor } from '../actor.ts';
import { isWritten } from '../next-version.ts';
import { type FieldError, problem } from '../problem.ts';
import type { WriteOperator } from './schemas.ts';

interface Given {
  commandId: string;
  /** Of the operator: made of the command for a new one. */
  id: string;
  isNew: boolean;
  body: Static<typeof WriteOperator>;
}

/**
 * The next version of what an ente says of one who works for it. The same command again is the same
 * version.
 * @throws not-found, invalid with a pointer to each wrong field, operator-changed when the writer has
 *   not seen the latest version, idempotency-key-reused
 */
export async function writeOperator(trx: Trx, actor: Actor, given: Given): Promise<void> {
  const { commandId, id, isNew, body } = given;
  const { comuneId, id: writtenBy } = actor;
  const enteId = actor.enteId!;
  await lockOperator(trx, { id });
  const said = tidy(body.said);
  const versions = await listOperatorVersions(trx, { operatorId: id });
  const there = await findOperator(trx, { id, enteId });
  if (!there && !isNew) throw problem('not-found');
  const asked = { commandId, said, expectedVersion: body.expectedVersion };
  const stands = { current: there?.version ?? 0, code: 'operator-changed' } as const;
  if (isWritten(versions, asked, stands)) return;
  const errors = await wrongIn(trx, said, comuneId);
  if (errors.length > 0) throw problem('invalid', { errors });
  const version = body.expectedVersion + 1;
  await writeOperatorVersion(trx, { id: commandId, operatorId: id, comuneId, enteId, version, said, writtenBy }); // prettier-ignore
}

function tidy({ name, profile, competences, credentials, leftOn }: OperatorSaid): OperatorSaid {
  return {
    ...{ name: name.trim(), profile, leftOn },
    competences: [...new Set(competences.map((each) => each.trim()).filter(Boolean))],
    credentials: credentials.map(({ title, number, expiresOn }) => ({
      ...{ title: title.trim(), number: number.trim(), expiresOn },
    })),
  };
}

async function wrongIn(trx: Trx, said: OperatorSaid, comuneId: string): Promise<FieldError[]> {
  const profiles = await listProfiles(trx, { comuneId });
  const untitled = said.credentials.flatMap(({ title }, n) =>
    title ? [] : [{ pointer: `/said/credentials/${n}/title`, message: NEEDED }],
  );
  return [
    ...(said.name ? [] : [{ pointer: '/said/name', message: NEEDED }]),
    ...(profiles.includes(said.profile)
      ? []
      : [{ pointer: '/said/profile', message: NO_PROFILE }]),
    ...untitled,
  ]; // prettier-ignore
}

const NEEDED = { it: 'Scrivi questo testo.', en: 'This text is needed.' };
const NO_PROFILE = {
  it: 'Scegli uno dei profili previsti dal comune.',
  en: 'Choose one of the profiles of the comune.',
};
