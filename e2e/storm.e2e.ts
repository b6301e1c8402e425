import { expect, test } from '@jest/globals';
import { peopleOf } from '../dev/testing/people.ts';
import { killSharedPart, sharedStack } from '../dev/testing/stack.ts';
import { payInStorm, reckon } from './storm.ts';

/** Some minutes for each hundred; `npm run bench -- payments` pays ten thousand. */
const PAYMENTS = Number(process.env.WEMI_PAYMENTS ?? 60);

test(`${PAYMENTS} payments in a storm: each is charged once and active, and all books agree`, async () => {
  const { publicUrl, nexiUrl, paypalUrl, databases } = sharedStack();
  const simulators = { nexiUrl, paypalUrl };
  const people = peopleOf(publicUrl);
  const ids = await payInStorm({ people, simulators, payments: PAYMENTS, atOnce: 8, kill });
  const { due, atGateways, inLedger, unbalanced, underWay } = await reckon(
    { ...simulators, databaseUrl: databases.appUrl },
    ids,
  );
  expect(due.size).toBe(PAYMENTS);
  expect(atGateways).toEqual(due);
  expect(inLedger).toEqual(due);
  expect([unbalanced, underWay]).toEqual([0, 0]);
}, 1_200_000);

/** Two accidents can meet on one part: then it is dead already. */
function kill(part: string): void {
  try {
    killSharedPart(part);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
