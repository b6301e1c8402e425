import type { Static } from 'typebox';
import {
  findCitizen,
  findCitizenByCode,
  findRegistration,
  registerCitizen,
} from '../../db/citizens.ts';
import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import { isFiscalCode, plainFiscalCode } from './fiscal-code.ts';
import type { RegisterCitizen } from './schemas.ts';

/**
 * Writes down a citizen who has no login. The same command again is the same citizen. Whoever logs
 * in later is a person of its own: no token carries a fiscal code by which the two could be told
 * to be one.
 * @throws invalid; citizen-known with the id under which the fiscal code is known
 */
export async function registerAtSportello(
  trx: Trx,
  actor: Actor,
  { commandId, body }: { commandId: string; body: Static<typeof RegisterCitizen> },
) {
  const { comuneId, sportelloId, id: registeredBy } = actor;
  const id = nameUuid('citizen', commandId);
  const requestHash = hashRequest(body);
  const known = await findRegistration(trx, { personId: id });
  if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
  if (!known) {
    const fiscalCode = plainFiscalCode(body.fiscalCode);
    if (!isFiscalCode(fiscalCode)) throw wrongCode();
    const same = await findCitizenByCode(trx, { fiscalCode });
    if (same) throw problem('citizen-known', { citizenId: same.id });
    const { email = null, phone = null, language = 'it' } = body;
    const said = { name: body.name.trim(), email, phone, language, fiscalCode };
    const by = { comuneId, sportelloId: sportelloId!, registeredBy, requestHash };
    await registerCitizen(trx, { id, ...said, ...by });
  }
  return { ...(await findCitizen(trx, { id }))!, mandates: [] };
}

function wrongCode() {
  return invalid('/fiscalCode', {
    it: 'Il codice fiscale non è giusto: controlla lettere e numeri.',
    en: 'The fiscal code is not right: check its letters and digits.',
  });
}
