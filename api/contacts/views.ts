import type { Static } from 'typebox';
import { RESEND_AFTER_SECONDS } from '../../db/contact-codes.ts';
import { type ContactRow, isBounced, listContacts } from '../../db/contacts.ts';
import type { Trx } from '../../db/connect.ts';
import type { Actor } from '../actor.ts';
import type { Contact } from './schemas.ts';

type View = Static<typeof Contact>;

/** All contacts of whoever asks; the mailbox that they log in with, where no other is in its place. */
export async function contactsOf(trx: Trx, actor: Actor): Promise<View[]> {
  const rows = await listContacts(trx, { personId: actor.id });
  const shown = rows.filter(({ verifiedAt, bouncedAt }) => verifiedAt !== null || !bouncedAt);
  const views = shown.map(viewOf);
  const hasMail = views.some(({ channel, state }) => channel === 'mail' && state !== 'to-confirm');
  if (hasMail || !actor.email) return views;
  const about = { ownerId: actor.id, address: actor.email };
  return [loginView(actor.email, await isBounced(trx, about)), ...views];
}

export function viewOf({ id, channel, address, ...row }: ContactRow): View {
  const { verifiedAt, bouncedAt, codeAt, expiresAt } = row;
  const code = verifiedAt || !codeAt || !expiresAt ? null : { expiresAt, resendAt: resendAt(codeAt) }; // prettier-ignore
  const state = bouncedAt ? 'not-receiving' : verifiedAt ? 'confirmed' : 'to-confirm';
  return { id, channel, address, state, confirmedAt: verifiedAt, code };
}

function loginView(address: string, hasBounced: boolean): View {
  const state = hasBounced ? 'not-receiving' : 'confirmed';
  return { id: null, channel: 'mail', address, state, confirmedAt: null, code: null };
}

function resendAt(codeAt: string): string {
  return new Date(Date.parse(codeAt) + RESEND_AFTER_SECONDS * 1000).toISOString();
}
