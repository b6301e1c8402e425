import type { Static } from 'typebox';
import { findCitizen } from '../../db/citizens.ts';
import type { Trx } from '../../db/connect.ts';
import { addMandate } from '../../db/mandate-acts.ts';
import { findMandate } from '../../db/mandates.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { hashRequest } from '../idempotency.ts';
import { type FieldError, invalid, problem } from '../problem.ts';
import { wrongDays } from '../mandates/check-mandate.ts';
import { mandateView } from '../mandates/views.ts';
import type { SignMandate } from './schemas.ts';

/**
 * A mandate that a citizen has signed on paper: good from today, no need to accept it.
 * @param isOwn whether the pratica it is for is the citizen's: no sportello can see that yet
 * @throws not-found for no citizen of the comune; invalid; idempotency-key-reused
 */
export async function signMandate(
  trx: Trx,
  actor: Actor,
  given: { commandId: string; body: Static<typeof SignMandate>; isOwn: boolean },
) {
  const { commandId, body, isOwn } = given;
  const { comuneId, sportelloId, id: readerId, name, role } = actor;
  const id = nameUuid('mandate', commandId);
  const requestHash = hashRequest(body);
  const startsOn = today();
  const known = await findMandate(trx, { id });
  if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
  if (known) return mandateView(known, { on: startsOn, readerId });

  const { scope, expiresOn, signedOn } = body;
  const citizen = await findCitizen(trx, { id: body.citizenId });
  if (!citizen) throw unknownCitizen();
  const errors = [
    ...wrongDays({ startsOn, expiresOn }, startsOn),
    ...(signedOn > startsOn ? [NOT_SIGNED_YET] : []),
    ...(isOwn ? [] : [NOT_THEIR_PRATICA]),
  ];
  if (errors.length > 0) throw problem('invalid', { errors });
  const praticaId = body.praticaId?.toLowerCase() ?? null;
  const paper = { signedOn, note: body.note.trim(), accepted: true, decidedAt: new Date().toISOString() }; // prettier-ignore
  const principal = { principalId: citizen.id, principalName: citizen.name };
  const row = { id, comuneId, kind: 'sportello', sportelloId: sportelloId!, scope, praticaId } as const; // prettier-ignore
  const by = { actorId: readerId, actorName: name, actorRole: role };
  await addMandate(trx, { ...row, ...principal, ...paper, startsOn, expiresOn, requestHash }, by);
  return mandateView((await findMandate(trx, { id }))!, { on: startsOn, readerId });
}

const NOT_SIGNED_YET: FieldError = {
  pointer: '/signedOn',
  message: {
    it: 'La data della firma non può essere dopo oggi.',
    en: 'The day of the signature cannot be after today.',
  },
};
const NOT_THEIR_PRATICA: FieldError = {
  pointer: '/praticaId',
  message: {
    it: 'Questa pratica non è di questa persona.',
    en: 'This pratica is not this person’s.',
  },
};

function unknownCitizen() {
  return invalid('/citizenId', {
    it: 'Questa persona non c’è.',
    en: 'There is no such person.',
  });
}
