import type { Static } from 'typebox';
import {
  addAvviso,
  type Avviso,
  changeAvviso,
  dropAvviso,
  findAvviso,
  findStrangers,
  lockAvviso,
  publishAvviso,
  withdrawAvviso,
} from '../../db/avvisi.ts';
import type { Trx } from '../../db/connect.ts';
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem, type Text } from '../problem.ts';
import type { WriteAvviso } from './schemas.ts';

type Body = Static<typeof WriteAvviso>;

const WORDS = {
  closesAt: { it: 'La chiusura viene dopo l’apertura.', en: 'It closes after it opens.' },
  isOver: { it: 'La chiusura è già passata.', en: 'The closing is over already.' },
  serviceTypeIds: { it: 'Uno dei servizi non è nel catalogo.', en: 'One of the services is not in the catalogue.' },
  municipi: { it: 'Uno dei municipi non c’è.', en: 'One of the municipi does not exist.' },
  requirements: { it: 'Due requisiti hanno lo stesso nome breve.', en: 'Two requirements have the same short name.' },
  expires: { it: 'Solo un documento può scadere.', en: 'Only a document can expire.' },
  reminder: { it: 'Il promemoria viene prima della scadenza.', en: 'The reminder comes before the deadline.' },
} as const satisfies Record<string, Text>; // prettier-ignore

/** Where an avviso stands now: nobody writes that down, its dates say it. */
export function stateOf({ publishedAt, withdrawnAt, opensAt, closesAt }: Avviso) {
  const now = new Date().toISOString();
  if (publishedAt === null) return 'draft';
  if (withdrawnAt !== null) return 'withdrawn';
  if (opensAt > now) return 'ahead';
  return closesAt > now ? 'open' : 'closed';
}

export function avvisoView(avviso: Avviso) {
  const { withdrawnAt: _, ...said } = avviso;
  return { ...said, state: stateOf(avviso) };
}

/** The same command again is the same avviso. @throws invalid, idempotency-key-reused */
export async function writeAvviso(
  trx: Trx,
  { comuneId, id: writtenBy }: Actor,
  { commandId: id, body }: { commandId: string; body: Body },
) {
  const known = await findAvviso(trx, { id });
  // What was written anew since says nothing of the command that began it.
  if (known?.version === 1 && hashRequest(saidIn(known)) !== hashRequest(saidIn(body))) {
    throw problem('idempotency-key-reused');
  }
  if (!known) {
    await mustMakeSense(trx, body);
    await addAvviso(trx, { id, comuneId, writtenBy, content: body });
  }
  return readAvviso(trx, id);
}

/** All that is written by hand; the same instant is the same, however it is put. */
function saidIn(avviso: Body | Avviso) {
  const { titleIt, titleEn, textIt, textEn, serviceTypeIds, municipi, requirements, terms } =
    avviso;
  const opensAt = new Date(avviso.opensAt).toISOString();
  const closesAt = new Date(avviso.closesAt).toISOString();
  return { titleIt, titleEn, textIt, textEn, serviceTypeIds, municipi, requirements, terms, opensAt, closesAt }; // prettier-ignore
}

/** @throws not-found, avviso-published, stale-version, invalid */
export async function rewriteAvviso(
  trx: Trx,
  { id, expectedVersion, body }: { id: string; expectedVersion: number; body: Body },
) {
  const { version } = await mustBeDraft(trx, id);
  if (version !== expectedVersion) throw problem('stale-version');
  await mustMakeSense(trx, body);
  await changeAvviso(trx, { id, content: body });
  return readAvviso(trx, id);
}

/** What is published already stays so: asked twice, it is one effect. @throws not-found, invalid */
export async function publish(trx: Trx, { id: publishedBy }: Actor, id: string) {
  const avviso = await lockAvviso(trx, { id });
  if (!avviso) throw problem('not-found');
  if (avviso.publishedAt === null) {
    if (avviso.closesAt <= new Date().toISOString()) throw invalid('/closesAt', WORDS.isOver);
    await publishAvviso(trx, { id, publishedBy });
  }
  return readAvviso(trx, id);
}

/** Whoever has applied is examined all the same; nobody else can apply. @throws not-found */
export async function takeBack(
  trx: Trx,
  { id: withdrawnBy }: Actor,
  said: { id: string; reason: string },
) {
  const { id, reason: withdrawReason } = said;
  const avviso = await lockAvviso(trx, { id });
  if (!avviso?.publishedAt) throw problem('not-found');
  if (avviso.withdrawnAt === null) await withdrawAvviso(trx, { id, withdrawnBy, withdrawReason });
  return readAvviso(trx, id);
}

/** @throws not-found, avviso-published */
export async function throwAway(trx: Trx, id: string): Promise<void> {
  await mustBeDraft(trx, id);
  await dropAvviso(trx, { id });
}

/** @throws not-found */
export async function readAvviso(trx: Trx, id: string) {
  const avviso = await findAvviso(trx, { id });
  if (!avviso) throw problem('not-found');
  return avvisoView(avviso);
}

async function mustBeDraft(trx: Trx, id: string): Promise<Avviso> {
  const avviso = await lockAvviso(trx, { id });
  if (!avviso) throw problem('not-found');
  if (avviso.publishedAt !== null) throw problem('avviso-published');
  return avviso;
}

async function mustMakeSense(trx: Trx, body: Body): Promise<void> {
  const { opensAt, closesAt, requirements, terms } = body;
  if (Date.parse(closesAt) <= Date.parse(opensAt)) throw invalid('/closesAt', WORDS.closesAt);
  const strangers = await findStrangers(trx, body);
  if (strangers.serviceTypeIds.length > 0) throw invalid('/serviceTypeIds', WORDS.serviceTypeIds);
  if (strangers.municipi.length > 0) throw invalid('/municipi', WORDS.municipi);
  const ids = requirements.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw invalid('/requirements', WORDS.requirements);
  const wrong = requirements.findIndex(({ kind, expires }) => expires && kind !== 'document');
  if (wrong >= 0) throw invalid(`/requirements/${wrong}/expires`, WORDS.expires);
  const { examinationReminder: reminder, examinationDeadline: deadline } = terms;
  if (reminder.businessDays >= deadline.businessDays) {
    throw invalid('/terms/examinationReminder', WORDS.reminder);
  }
}
