import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { addMandate } from '../../db/mandate-acts.ts';
import { countOpenMandates, findMandate } from '../../db/mandates.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { isApplicantOf } from '../../db/pratiche.ts';
import { type Actor, digestOf } from '../actor.ts';
import { today } from '../days.ts';
import { hashRequest } from '../idempotency.ts';
import { type FieldError, problem } from '../problem.ts';
import { wrongDays } from './check-mandate.ts';
import type { GiveMandate } from './schemas.ts';
import { mandateView } from './views.ts';

/** Beyond these somebody is writing to strangers. */
const OPEN_AT_MOST = 20;

/**
 * Offers a mandate to whoever owns an address. The same command again is the same mandate.
 * @throws invalid with a pointer to each wrong field; idempotency-key-reused
 */
export async function giveMandate(
  trx: Trx,
  actor: Actor,
  { commandId, body }: { commandId: string; body: Static<typeof GiveMandate> },
) {
  const { comuneId, id: principalId, name: principalName } = actor;
  const id = nameUuid('mandate', commandId);
  const requestHash = hashRequest(body);
  const on = today();
  const known = await findMandate(trx, { id });
  if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
  if (known) return mandateView(known, { on, readerId: principalId });

  const { scope, expiresOn, startsOn = on } = body;
  const email = body.email.trim().toLowerCase();
  const praticaId = body.praticaId?.toLowerCase() ?? null;
  const errors = [
    ...(email === actor.email?.toLowerCase() ? [NOT_ONESELF] : []),
    ...wrongDays({ startsOn, expiresOn }, on),
    ...(praticaId && !(await isApplicantOf(trx, { praticaId, personId: principalId }))
      ? [NOT_OWN_PRATICA]
      : []),
  ];
  if (errors.length > 0) throw problem('invalid', { errors });
  if ((await countOpenMandates(trx, { principalId, on })) >= OPEN_AT_MOST) throw tooMany();
  const delegate = { delegateEmail: email, delegateDigest: digestOf(email) };
  const days = { startsOn, expiresOn };
  const row = { id, comuneId, kind: 'delegate', principalId, principalName, scope, praticaId } as const; // prettier-ignore
  const by = { actorId: principalId, actorName: principalName, actorRole: actor.role };
  await addMandate(trx, { ...row, ...delegate, ...days, requestHash }, by);
  return mandateView((await findMandate(trx, { id }))!, { on, readerId: principalId });
}

const NOT_ONESELF: FieldError = {
  pointer: '/email',
  message: {
    it: 'Questo è il tuo indirizzo: scrivi quello della persona che vuoi delegare.',
    en: 'This is your own address: give that of the person who is to act for you.',
  },
};
const NOT_OWN_PRATICA: FieldError = {
  pointer: '/praticaId',
  message: {
    it: 'Questa pratica non è fra le tue.',
    en: 'This pratica is not one of yours.',
  },
};

function tooMany() {
  return problem('invalid', {
    detail: {
      it: `Puoi avere al massimo ${OPEN_AT_MOST} deleghe aperte: revoca prima quelle che non servono.`,
      en: `You can have at most ${OPEN_AT_MOST} open mandates: first revoke those you do not need.`,
    },
  });
}
