import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import { findAddress, toldBy } from '../../db/contacts.ts';
import { listQueuedDeliveries, type QueuedDelivery } from '../../db/deliveries.ts';
import { composeDigest } from '../../notifications/digest.ts';
import { decisionOf } from '../../notifications/kinds.ts';
import { type ComposedMail, composeMail, type Ground, readGround, roomOf } from './compose-mail.ts';

/** All of a mail but its Message-ID, and what its row keeps of it. */
export interface MadeMail extends Pick<ComposedMail, 'subject' | 'text' | 'html' | 'language'> {
  /** Undefined when whoever is told has no address. */
  to: string | undefined;
  templateVersion: number;
  unsubscribeUrl: string | undefined;
}

/** A mail that only has to be claimed and sent. */
export interface ReadyMail {
  delivery: QueuedDelivery;
  /** @throws Error when it has no words: this one only, and no other of its job. */
  make: () => MadeMail;
}

interface How {
  publicUrl: string;
}

/**
 * Reads all that the mails of a job say, which costs hardly more than for one. A day's summary is
 * left out: what is in it shows when it is claimed.
 * @returns by the delivery's id; without those that are not queued any more
 */
export async function readyMails(
  db: Db,
  { deliveryIds, comuneId }: { deliveryIds: readonly string[]; comuneId: string },
  how: How,
): Promise<Map<string, ReadyMail>> {
  return asSystem(db, comuneId, async (trx) => {
    const listed = await listQueuedDeliveries(trx, { ids: deliveryIds });
    const alone = listed.filter(({ digest }) => !digest);
    const [ground, addressOf] = await Promise.all([readGround(trx, alone), readAddresses(trx, alone)]); // prettier-ignore
    return new Map(
      alone.map((delivery) => {
        const make = () => ({ to: addressOf(delivery), ...makeOf(ground, [delivery], how) });
        return [delivery.id, { delivery, make }];
      }),
    );
  });
}

/** The mail of a delivery or, of several, of a day's summary: all of one reader. */
export async function makeMail(
  trx: Trx,
  deliveries: readonly QueuedDelivery[],
  how: How,
): Promise<MadeMail> {
  const [first] = deliveries as [QueuedDelivery];
  const [ground, addressOf] = await Promise.all([readGround(trx, deliveries), readAddresses(trx, [first])]); // prettier-ignore
  return { to: addressOf(first), ...makeOf(ground, deliveries, how) };
}

/** Asks once for each reader. */
async function readAddresses(trx: Trx, deliveries: readonly QueuedDelivery[]) {
  const ownerOf = ({ personId, enteId }: QueuedDelivery) => (personId ?? enteId)!;
  const owners = new Map(deliveries.map((delivery) => [ownerOf(delivery), toldBy(delivery)]));
  const found = await Promise.all(
    [...owners].map(
      async ([id, told]) => [id, await findAddress(trx, { ...told, channel: 'mail' })] as const,
    ),
  );
  const addresses = new Map(found);
  return (delivery: QueuedDelivery) => addresses.get(ownerOf(delivery));
}

function makeOf(
  ground: Ground,
  deliveries: readonly QueuedDelivery[],
  how: How,
): Omit<MadeMail, 'to'> {
  const [first] = deliveries as [QueuedDelivery];
  const mails = deliveries.map((delivery) => composeMail(ground, delivery, how));
  const pages = `${how.publicUrl.replace(/\/$/, '')}${roomOf(first.audience)}/notifiche`;
  const [{ language, version, ...mail }] = mails as [ComposedMail];
  const { subject, text, html } =
    mails.length === 1 ? mail : composeDigest(mails.map(({ gist }) => gist), { language, link: pages }); // prettier-ignore
  const isMandatory = deliveries.some((delivery) => decisionOf(delivery).isMandatory);
  const unsubscribeUrl = isMandatory ? undefined : `${pages}/preferenze`;
  return { language, templateVersion: version, subject, text, html, unsubscribeUrl };
}
