import { startTestStack } from '../dev/testing/stack.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { payInStorm, reckon } from '../e2e/storm.ts';

/**
 * Ten thousand payments while gateways, notices and parts fail (e2e/storm.ts), and what all books
 * say afterwards. Takes most of an hour on two cores.
 */
const payments = Number(process.env['WEMI_PAYMENTS'] ?? 10_000);
const AT_ONCE = 12;

const stack = await startTestStack({ env: { API_REQUESTS_PER_MINUTE: '1000000' } });
try {
  const { publicUrl, apiUrl, nexiUrl, paypalUrl, pagopaUrl, databases } = stack;
  const simulators = { nexiUrl, paypalUrl, pagopaUrl };
  const from = Date.now();
  const ids = await payInStorm({
    ...{ people: peopleOf(publicUrl, apiUrl), simulators, payments, atOnce: AT_ONCE },
    // Dead already: two accidents can meet on one part.
    kill: (name) =>
      void stack
        .part(name)
        .kill()
        .catch(() => {}),
    told: (done) => {
      const minutes = ((Date.now() - from) / 60_000).toFixed(1);
      if (done % 100 === 0) console.log(`${done} paid in ${minutes} min`);
    },
  });
  const { due, atGateways, inLedger, unbalanced, underWay } = await reckon(
    { ...simulators, databaseUrl: databases.appUrl },
    ids,
  );
  const differ = [...due].filter(
    ([number, cents]) => atGateways.get(number) !== cents || inLedger.get(number) !== cents,
  );
  console.log(
    `${ids.length} active; ${differ.length} differ from the gateways or the ledger; ` +
      `${unbalanced} transactions do not sum to zero; ${underWay} refunds under way`,
  );
  if (differ.length + unbalanced + underWay > 0) process.exitCode = 1;
} finally {
  await stack.stop();
}
