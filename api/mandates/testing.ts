import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { connect } from '../../db/connect.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { type MandateScope, SCOPE_NAMES } from '../../workflows/pratica/transitions.ts';
import { today } from '../days.ts';
import { digestOf } from '../actor.ts';
import { PEOPLE, type Stage } from '../testing.ts';

export const LATER = addDays(today(), 200);
export const REASON = 'Me l’ha chiesto per telefono';

interface Planted {
  holder?: 'delegate' | 'otherCitizen' | 'sportello' | 'otherSportello';
  scope?: readonly MandateScope[];
  praticaId?: string | null;
  startsOn?: string;
  expiresOn?: string;
  revoked?: boolean;
  principal?: 'citizen' | 'otherCitizen' | 'citizenElsewhere';
  comuneId?: string;
}

/** Mandates as they may stand years after they were given: written behind the API's back. */
export async function plantMandate(
  stage: Pick<Stage, 'adminUrl'>,
  planted: Planted = {},
): Promise<string> {
  const { holder = 'delegate', scope = SCOPE_NAMES, praticaId = null, revoked = false } = planted;
  const { principal = 'citizen', comuneId = 'milano' } = planted;
  const { startsOn = addDays(today(), -30), expiresOn = LATER } = planted;
  const id = randomUUID();
  const claims = PEOPLE[holder] as { sub: string; name: string; sportello_id?: string };
  const isPaper = claims.sportello_id !== undefined;
  const email = `${holder}@example.org`;
  const owner = connect(stage.adminUrl, { max: 1 });
  await owner
    .insertInto('mandate')
    .values({
      ...{ id, comuneId, scope: [...scope], praticaId, startsOn, expiresOn, accepted: true },
      kind: isPaper ? 'sportello' : 'delegate',
      principalId: PEOPLE[principal].sub!,
      principalName: PEOPLE[principal]['name'] as string,
      ...(isPaper
        ? { sportelloId: claims.sportello_id!, signedOn: startsOn, note: 'Raccoglitore 3' }
        : {
            ...{ delegateId: claims.sub, delegateName: claims.name },
            ...{ delegateEmail: email, delegateDigest: digestOf(email) },
          }),
      decidedAt: sql`now()`,
      ...(revoked ? { revokedAt: sql`now()` } : {}),
      requestHash: '-',
    } as never)
    .execute();
  await owner.destroy();
  return id;
}

export async function endMandates(stage: Pick<Stage, 'adminUrl'>): Promise<void> {
  const owner = connect(stage.adminUrl, { max: 1 });
  await owner
    .updateTable('mandate')
    .set({ revokedAt: sql`now()` })
    .execute();
  await owner.destroy();
}
