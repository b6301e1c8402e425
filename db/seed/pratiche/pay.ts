import { setTimeout as pause } from 'node:timers/promises';
import type { As } from './steps.ts';

const WAIT_AT_MOST_MS = 60_000;

/**
 * Pays as a payer would: opens a payment, types the test card on the gateway's page, and waits
 * until the gateway's notice has made the service active.
 */
export async function pay(
  as: As,
  citizen: string,
  args: { id: string; story: string },
): Promise<void> {
  const { id, story } = args;
  const visitor = await as(citizen);
  if ((await visitor.get(`/pratiche/${id}`)).state !== 'payment') return;
  const { redirectUrl } = await visitor.post(
    `/pratiche/${id}/payments`,
    { method: 'card' },
    `demo-${story}-pay`,
  );
  await fetch(redirectUrl, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      do: 'pay',
      holder: 'Anna Ferrari',
      number: '4111111111111111',
      expiry: '12/39',
      cvv: '123',
    }),
  });
  const end = Date.now() + WAIT_AT_MOST_MS;
  while ((await visitor.get(`/pratiche/${id}`)).state === 'payment') {
    if (Date.now() > end) throw new Error(`${story}: the gateway's notice did not arrive`);
    await pause(250);
  }
}
