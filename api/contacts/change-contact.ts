import {
  countLeft,
  insertCode,
  isCodeKnown,
  lockCaps,
  markCodeUsed,
  RESEND_AFTER_SECONDS,
  secondsSinceCode,
  takeTry,
} from '../../db/contact-codes.ts';
import { insertGoodbye } from '../../db/contact-messages.ts';
import {
  confirmContact,
  findConfirmed,
  giveUpContact,
  insertContact,
  listContacts,
  lockContact,
} from '../../db/contacts.ts';
import type { Trx } from '../../db/connect.ts';
import { closeReachTasks } from '../../db/office-tasks.ts';
import type { ContactChannel } from '../../db/tables/contacts.ts';
import { readMailbox, readMobile } from '../../notifications/contact-address.ts';
import { isCodeOf } from '../../notifications/contact-code.ts';
import type { Actor } from '../actor.ts';
import { invalid, problem } from '../problem.ts';
import { viewOf } from './views.ts';

/**
 * Begins the change of an address: it is written down, and a code goes there. Whether the address is
 * somebody else's, too, is neither asked nor told.
 * @param asked.id the command's: the same asked again is the same contact
 * @throws invalid, code-too-soon, codes-over, idempotency-key-reused
 */
export async function beginChange(
  trx: Trx,
  actor: Actor,
  asked: { id: string; channel: ContactChannel; address: string },
) {
  const { id, channel } = asked;
  const address = readAddress(asked);
  await lockCaps(trx);
  const known = await lockContact(trx, { id, personId: actor.id });
  if (known && (known.channel !== channel || known.address !== address))
    throw problem('idempotency-key-reused');
  if (known) return findView(trx, actor, id);

  const current = await findConfirmed(trx, { ownerId: actor.id, channel });
  if (current?.address === address && !current.bouncedAt) throw invalid('/address', IN_USE);
  const isWithheld = await mustBeFree(trx, actor, { channel, address });
  await insertContact(trx, {
    ...{ id, comuneId: actor.comuneId, personId: actor.id },
    ...{ channel, address },
  });
  await insertCode(trx, { id, comuneId: actor.comuneId, contactId: id, isWithheld });
  return findView(trx, actor, id);
}

/**
 * Sends another code; those before are good no more.
 * @throws not-found, code-too-soon, codes-over
 */
export async function sendAnotherCode(
  trx: Trx,
  actor: Actor,
  { id, codeId }: { id: string; codeId: string },
) {
  await lockCaps(trx);
  const contact = await lockContact(trx, { id, personId: actor.id });
  if (!contact || contact.replacedAt || contact.verifiedAt) throw problem('not-found');
  if (!(await isCodeKnown(trx, { id: codeId, contactId: id }))) {
    const isWithheld = await mustBeFree(trx, actor, contact);
    await insertCode(trx, { id: codeId, comuneId: actor.comuneId, contactId: id, isWithheld });
  }
  return findView(trx, actor, id);
}

/**
 * Takes a code. A wrong one, one that is over and one that was tried too often look the same, and each
 * try counts: the caller commits before it refuses.
 * @returns undefined when the code is none
 * @throws not-found
 */
export async function takeCode(
  trx: Trx,
  actor: Actor,
  { id, given, key }: { id: string; given: string; key: string },
) {
  const contact = await lockContact(trx, { id, personId: actor.id });
  if (!contact || contact.replacedAt) throw problem('not-found');
  if (contact.verifiedAt) return findView(trx, actor, id);
  const code = await takeTry(trx, { contactId: id });
  if (!code) return undefined;
  const isRight = isCodeOf(key, { id: code.id, given });
  if (!isRight || code.isExpired) return undefined;
  await markCodeUsed(trx, { id: code.id });
  const replaced = await confirmContact(trx, { id });
  await closeReachTasks(trx, { personId: actor.id, at: new Date().toISOString() });
  const { comuneId, id: personId, email } = actor;
  if (replaced) await insertGoodbye(trx, { comuneId, contactId: replaced.id });
  else if (contact.channel === 'mail' && email && email !== contact.address)
    await insertGoodbye(trx, { comuneId, personId, loginAddress: email });
  return findView(trx, actor, id);
}

/** Takes an address out of use; what was there is told to it. @throws not-found */
export async function dropContact(trx: Trx, actor: Actor, { id }: { id: string }): Promise<void> {
  const contact = await lockContact(trx, { id, personId: actor.id });
  if (!contact) throw problem('not-found');
  if (contact.replacedAt) return;
  await giveUpContact(trx, { id });
  if (contact.verifiedAt)
    await insertGoodbye(trx, { comuneId: actor.comuneId, contactId: contact.id });
}

/**
 * @returns whether the code has to be withheld: the address has had its share of the day, from whomever.
 *   The caller is not told, for others' doings are not theirs to know.
 * @throws code-too-soon, codes-over
 */
async function mustBeFree(
  trx: Trx,
  actor: Actor,
  { channel, address }: { channel: ContactChannel; address: string },
): Promise<boolean> {
  const passed = await secondsSinceCode(trx, { personId: actor.id, channel, address });
  const retryAfter = Math.ceil(RESEND_AFTER_SECONDS - passed);
  if (retryAfter > 0) throw problem('code-too-soon', { retryAfter });
  const left = await countLeft(trx, { ownerId: actor.id, channel, address });
  const isOver = left.codes <= 0 || (channel === 'sms' && (left.smsToday <= 0 || left.smsOfMonth <= 0)); // prettier-ignore
  if (isOver) throw problem('codes-over');
  return left.codesOfAddress <= 0;
}

function readAddress({ channel, address }: { channel: ContactChannel; address: string }): string {
  const read = channel === 'mail' ? readMailbox(address) : readMobile(address);
  if (!read) throw invalid('/address', channel === 'mail' ? NO_MAILBOX : NO_MOBILE);
  return read;
}

async function findView(trx: Trx, actor: Actor, id: string) {
  const row = (await listContacts(trx, { personId: actor.id })).find((each) => each.id === id);
  if (!row) throw problem('not-found');
  return viewOf(row);
}

const NO_MAILBOX = {
  it: 'Scrivi un indirizzo email completo, come nome@esempio.it.',
  en: 'Write a whole email address, such as name@example.org.',
};
const NO_MOBILE = {
  it: 'Scrivi un numero di cellulare che può ricevere SMS, come 333 123 4567. Se non è italiano comincia con + e il prefisso.',
  en: 'Write a mobile number that can receive SMS, such as 333 123 4567. If it is not Italian, begin with + and its prefix.',
};
const IN_USE = {
  it: 'È già il tuo recapito confermato.',
  en: 'It is your confirmed contact already.',
};
