import { asSystem } from '../../db/connect.ts';
import { planEndingNotices } from '../../db/mandate-endings.ts';
import { lockMandateNotice, type MandateNotice } from '../../db/mandate-notices.ts';
import { listComuni } from '../../db/payments.ts';
import { composeMandateNotice } from './mandate-mail.ts';
import { mailNext, type MailingSettings, type TellingSettings } from './tell-directly.ts';

/**
 * Mails of mandates: offered, answered, about to end, ended. They are of no pratica, so they have rows
 * of their own.
 * @returns whether there is certainly more to send
 */
export function tellOfMandates(settings: MailingSettings): Promise<boolean> {
  return mailNext<MandateNotice>(settings, {
    table: 'mandateNotice',
    lockNext: lockMandateNotice,
    isOver: ({ kind, isOver }) => kind === 'ending' && isOver,
    addressOf,
    compose: composeMandateNotice,
  });
}

/** Foresees the ends of mandates; the mails go out as all others of mandates. */
export async function foreseeEnds({ db }: Pick<TellingSettings, 'db'>): Promise<boolean> {
  for (const comuneId of await listComuni(db)) await asSystem(db, comuneId, planEndingNotices);
  return false;
}

/** A sportello has no address: whoever wrote its mandate down there hears of it. */
function addressOf({ audience, ...who }: MandateNotice): string | null {
  return audience === 'principal' ? who.principalEmail : (who.delegateEmail ?? who.signerEmail);
}
