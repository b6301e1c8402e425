import type { Static } from 'typebox';
import { findServiceType } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { addTariffVersion, listTariffVersions, lockTariff } from '../../db/tariffs.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { hashRequest } from '../idempotency.ts';
import { type FieldError, invalid, problem, type Text } from '../problem.ts';
import { readTariffs } from './read-tariffs.ts';
import type { WriteTariff } from './schemas.ts';

type Written = Static<typeof WriteTariff>;

const PAST: Text = {
  it: 'Da oggi in poi: il passato non si cambia.',
  en: 'From today on: the past cannot be changed.',
};
const NOT_HIGHER: Text = {
  it: 'Ogni fascia arriva più in alto di quella prima.',
  en: 'Each band reaches higher than the one before.',
};
const NOT_MORE: Text = {
  it: 'Chi ha un ISEE più alto non paga meno di chi lo ha più basso.',
  en: 'A higher ISEE does not pay less than a lower one.',
};
const UNKNOWN: Text = { it: 'Questo servizio non esiste.', en: 'There is no such service.' };

/**
 * The next version of the tariff of a service type, from today or later: orders of before stay as they
 * were. The same command again is the same version.
 * @throws invalid with a pointer to each wrong field; rules-changed when the writer has not seen the
 *   latest version
 */
export async function writeTariff(
  trx: Trx,
  actor: Actor,
  { commandId, body }: { commandId: string; body: Written },
) {
  const { comuneId, id: writtenBy } = actor;
  const { serviceTypeId, expectedVersion, validFrom, rules, reason } = body;
  const tariffId = nameUuid('tariff', comuneId, serviceTypeId);
  await lockTariff(trx, { id: tariffId });
  const id = nameUuid('tariff-version', commandId);
  const before = await listTariffVersions(trx, { comuneId, serviceTypeId });
  const known = before.find((row) => row.id === id);
  if (known && hashRequest([known.validFrom, known.rules]) !== hashRequest([validFrom, rules]))
    throw problem('idempotency-key-reused');
  if (!known) {
    mustMakeSense(body);
    if (!(await findServiceType(trx, { comuneId, id: serviceTypeId }))) throw invalid('/serviceTypeId', UNKNOWN); // prettier-ignore
    const latest = before[0]?.version ?? 0;
    if (latest !== expectedVersion) throw problem('rules-changed');
    const version = { id, comuneId, tariffId, version: latest + 1, validFrom, rules };
    await addTariffVersion(trx, { ...version, serviceTypeId, writtenBy, reason: reason.trim() });
  }
  const all = await readTariffs(trx, actor);
  return all.find((tariff) => tariff.serviceTypeId === serviceTypeId)!;
}

function mustMakeSense({ validFrom, rules: { bands } }: Written): void {
  const errors: FieldError[] =
    validFrom < today() ? [{ pointer: '/validFrom', message: PAST }] : [];
  bands.forEach((band, n) => {
    const before = bands[n - 1];
    if (!before) return;
    if (band.upToCents <= before.upToCents) errors.push({ pointer: `/rules/bands/${n}/upToCents`, message: NOT_HIGHER }); // prettier-ignore
    if (band.payPercent < before.payPercent) errors.push({ pointer: `/rules/bands/${n}/payPercent`, message: NOT_MORE }); // prettier-ignore
  });
  if (errors.length > 0) throw problem('invalid', { errors });
}
