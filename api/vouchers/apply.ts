import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { addApplication, findApplication, hasOpenApplication } from '../../db/voucher-applications.ts'; // prettier-ignore
import { lockUnsentVoucherDocuments, sendVoucherDocuments } from '../../db/voucher-documents.ts';
import { addVoucherNotice } from '../../db/voucher-notices.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { writerOf } from '../needs/drafter.ts';
import { invalid, problem } from '../problem.ts';
import { documentsFact, factsFrom } from './facts-of.ts';
import { findOpenFund } from './judge-applying.ts';
import { readApplication, ruleSetOn } from './read-applications.ts';
import type { Apply } from './schemas.ts';

const GONE = {
  it: 'Un documento non c’è più: caricalo di nuovo.',
  en: 'A document is no longer there: upload it again.',
};

/**
 * An application to a fund, for oneself or, by mandate, for whom one acts. What it says is
 * self-declared, and kept so; documents that were uploaded for it go with it and then stay.
 * @throws not-found, fund-closed, application-known, reason-required, invalid, and what a mandate
 *   that does not hold is refused with
 */
export async function apply(
  trx: Trx,
  actor: Actor,
  { commandId, body }: { commandId: string; body: Static<typeof Apply> },
) {
  const { fundId, isee, documentIds = [], onBehalfOf, reason = '', ...said } = body;
  const mandateId = onBehalfOf?.mandateId.toLowerCase();
  const { applicantId: personId } = await writerOf(trx, actor, mandateId);
  const id = nameUuid('voucher-application', commandId);
  const known = await findApplication(trx, { id });
  if (known) {
    const isSame = known.fundId === fundId.toLowerCase() && known.personId === personId;
    if (!isSame) throw problem('idempotency-key-reused');
    return readApplication(trx, id);
  }
  if (actor.role === 'sportello' && reason.trim() === '') throw problem('reason-required');
  mustBeBorn(body);
  const { comuneId, id: submittedBy, role: submittedRole } = actor;
  const fund = await findOpenFund(trx, actor, fundId.toLowerCase());
  if (await hasOpenApplication(trx, { fundId: fund.id, personId })) throw problem('application-known'); // prettier-ignore
  const asked = { fundId: fund.id, personId, ids: documentIds.map((one) => one.toLowerCase()) };
  const documents = await lockUnsentVoucherDocuments(trx, asked);
  if (documents.length < documentIds.length) throw invalid('/documentIds', GONE);
  await addApplication(trx, {
    ...{ id, comuneId, fundId: fund.id, personId, submittedBy, submittedRole },
    mandateId: mandateId ?? null,
    reason: reason.trim() || null,
    isee: { kind: isee.kind, valueCents: isee.cents, validUntil: isee.validUntil, source: 'self-declared' }, // prettier-ignore
    facts: { ...factsFrom(said, 'self-declared'), ...documentsFact(documents) },
  });
  const kind = (await accessOf(trx, fund.id)) === 'ranking' ? 'ranked' : 'queued';
  await addVoucherNotice(trx, { comuneId, personId, applicationId: id, kind });
  await sendVoucherDocuments(trx, { applicationId: id, ids: asked.ids });
  return readApplication(trx, id);
}

/** In which order the applications of today are decided. */
async function accessOf(trx: Trx, fundId: string) {
  return (await ruleSetOn(trx, { fundId, day: today() }))?.rules.access;
}

function mustBeBorn({ birthDate, childrenBornOn = [] }: Static<typeof Apply>): void {
  const late = { it: 'La data è nel futuro.', en: 'The date is in the future.' };
  if (birthDate && birthDate > today()) throw invalid('/birthDate', late);
  const child = childrenBornOn.findIndex((bornOn) => bornOn > today());
  if (child >= 0) throw invalid(`/childrenBornOn/${child}`, late);
}
