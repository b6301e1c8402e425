import { asSystem } from '../../db/connect.ts';
import { planEndingNotices } from '../../db/mandate-endings.ts';
import { lockMandateNotice, type MandateNotice } from '../../db/mandate-notices.ts';
import { listComuni } from '../../db/payments.ts';
import type { MandateNoticeKind } from '../../notifications/mandate-words.ts';
import { composeInvitation } from './invitation-mail.ts';
import { mailNext, type MailingSettings, tellNext, type TellingSettings } from './tell-directly.ts';

/**
 * Tells of mandates: signed, answered, about to end, ended. An address that was invited and has not
 * answered gets a letter: whose it is shows only when they come.
 * @returns whether there is certainly more to tell
 */
export async function tellOfMandates(settings: MailingSettings): Promise<boolean> {
  const table = 'mandateNotice';
  const isOver = ({ kind, isOver }: MandateNotice) => kind === 'ending' && isOver;
  const isTold = await tellNext<MandateNotice>(settings, {
    ...{ table, isOver, factOf },
    lockNext: (trx) => lockMandateNotice(trx, { isToAddress: false }),
  });
  const isSent = await mailNext<MandateNotice>(settings, {
    ...{ table, isOver },
    lockNext: (trx) => lockMandateNotice(trx, { isToAddress: true }),
    addressOf: ({ delegateEmail }) => delegateEmail,
    compose: composeInvitation,
  });
  return isTold || isSent;
}

/** Foresees the ends of mandates; they are told as all else of mandates. */
export async function foreseeEnds({ db }: Pick<TellingSettings, 'db'>): Promise<boolean> {
  for (const comuneId of await listComuni(db)) await asSystem(db, comuneId, planEndingNotices);
  return false;
}

const HELD: Partial<Record<MandateNotice['kind'], MandateNoticeKind>> = {
  revoked: 'heldRevoked',
  ending: 'heldEnding',
};

/** Of a mandate that was signed at a counter whoever wrote it down there hears. */
function factOf({ kind, audience, personId, delegateId, expiresOn }: MandateNotice) {
  const isPrincipal = audience === 'principal';
  const isCounter = !isPrincipal && delegateId === null;
  return {
    kind: `mandate:${isPrincipal ? kind : HELD[kind]}`,
    audience: isCounter ? 'sportello' : 'citizen',
    ...{ personId, enteId: null },
    path: isCounter ? '/admin/sportello' : '/deleghe',
    ...(kind === 'ending' ? { params: { expiresOn } } : {}),
  };
}
