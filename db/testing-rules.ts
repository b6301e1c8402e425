import { asSystem, connect } from './connect.ts';

/** From now on mail and SMS of Milano wait so many seconds for a page to be read, and no longer. */
export async function tellWithin(ownerUrl: string, wait: { mail: number; sms: number }) {
  const db = connect(ownerUrl, { max: 1 });
  const rule = { comuneId: 'milano', validFrom: '2020-01-02', mailAfterSeconds: wait.mail, smsAfterSeconds: wait.sms }; // prettier-ignore
  await asSystem(db, 'milano', (trx) => trx.insertInto('comuneRule').values(rule).execute());
  await db.destroy();
}

export const tellAtOnce = (ownerUrl: string) => tellWithin(ownerUrl, { mail: 0, sms: 0 });
