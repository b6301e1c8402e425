import type { Static } from 'typebox';
import { findServiceType } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import * as policies from '../../db/policies.ts';
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import { wrongInPolicy, wrongReason } from './check-policy.ts';
import type { WritePolicy } from './schemas.ts';
import { inForceOn, versionView } from './views.ts';
import { today } from '../days.ts';

type Written = Static<typeof WritePolicy>;

/**
 * Writes the next version of a scope. The same command again is the same version.
 * @throws invalid with a pointer to each wrong field; policy-changed, with what changed, when the
 *   writer has not seen the latest version
 */
export async function writePolicy(
  trx: Trx,
  actor: Actor,
  { commandId, body }: { commandId: string; body: Written },
) {
  const { comuneId, id: actorId } = actor;
  const { serviceTypeId, validFrom, terms, expectedVersion } = body;
  const id = nameUuid('policy', commandId);
  const known = await policies.findVersion(trx, { id, comuneId });
  if (known) {
    if (!isSame(known, body)) throw problem('idempotency-key-reused');
    return viewOf(trx, { id, comuneId });
  }
  const errors = wrongInPolicy(body);
  if (errors.length > 0) throw problem('invalid', { errors });
  await mustBeType(trx, { comuneId, serviceTypeId });
  const latest = await policies.lockLatest(trx, { comuneId, serviceTypeId });
  const version = latest?.version ?? 0;
  if (version !== expectedVersion) throw changedMeanwhile(latest);
  const row = { id, comuneId, serviceTypeId, version: version + 1, validFrom, terms };
  await policies.addVersion(trx, row, { comuneId, actorId, reason: body.reason.trim() });
  return viewOf(trx, { id, comuneId });
}

/**
 * Withdraws a version that has not begun.
 * @throws not-found, policy-begun
 */
export async function withdrawPolicy(
  trx: Trx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
) {
  const { comuneId, id: actorId } = actor;
  const known = await policies.findVersion(trx, { id, comuneId });
  if (!known) throw problem('not-found');
  const errors = wrongReason(reason);
  if (errors.length > 0) throw problem('invalid', { errors });
  if (!known.withdrawnAt) {
    const act = { policyId: id, comuneId, actorId, reason: reason.trim() };
    if (!(await policies.withdrawVersion(trx, act))) throw problem('policy-begun');
  }
  return viewOf(trx, { id, comuneId });
}

async function viewOf(trx: Trx, { id, comuneId }: { id: string; comuneId: string }) {
  const row = (await policies.findVersion(trx, { id, comuneId }))!;
  const scope = await policies.listVersions(trx, { comuneId, serviceTypeId: row.serviceTypeId });
  return versionView(row, inForceOn(scope, today()));
}

async function mustBeType(trx: Trx, { comuneId, serviceTypeId }: policies.Scope): Promise<void> {
  if (serviceTypeId === null || (await findServiceType(trx, { comuneId, id: serviceTypeId })))
    return;
  throw invalid('/serviceTypeId', {
    it: 'Questo servizio non esiste.',
    en: 'There is no such service.',
  });
}

type Version = NonNullable<Awaited<ReturnType<typeof policies.findVersion>>>;

function isSame({ serviceTypeId, validFrom, terms }: Version, body: Written): boolean {
  const asked = { serviceTypeId: body.serviceTypeId, validFrom: body.validFrom, terms: body.terms };
  return hashRequest({ serviceTypeId, validFrom, terms }) === hashRequest(asked);
}

function changedMeanwhile(latest: Version | undefined) {
  if (!latest) return problem('policy-changed');
  const { version, writtenBy, validFrom } = latest;
  const [by, from] = [writtenBy ?? 'WeMi', validFrom.split('-').reverse().join('/')];
  return problem('policy-changed', {
    detail: {
      it: `${by} ha scritto la versione ${version}, valida dal ${from}.`,
      en: `${by} wrote version ${version}, valid from ${from}.`,
    },
  });
}
