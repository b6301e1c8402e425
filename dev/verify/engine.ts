import { compare, type Difference, listMoves } from '../../db/audit/engine-differences.ts';
import { asSystem } from '../../db/connect.ts';
import { readEngineHistory } from '../../temporal/read-history.ts';
import { readPorts } from '../settings.ts';
import { UserError } from '../user-error.ts';
import { findPratica, withSnapshots } from './history.ts';

interface Asked {
  pratica: string;
  comune?: string | undefined;
}

/**
 * Holds the audit trail of one pratica against what the engine keeps of it.
 * @returns whether both tell the same; what retention has taken is said and is no difference
 */
export async function verifyEngine({ pratica: asked, comune }: Asked): Promise<boolean> {
  const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE: namespace } = process.env;
  const address = TEMPORAL_ADDRESS || `127.0.0.1:${readPorts(process.env).temporal}`;
  const target = await withSnapshots((db) => findPratica(db, asked, comune));
  const { comuneId, pratica } = target;
  const of = { praticaId: pratica.id, comuneId };
  const kept = await readEngineHistory({ address, ...(namespace ? { namespace } : {}) }, of).catch(
    (error: Error) => {
      throw new UserError(`Temporal on ${address} does not answer (${error.message}): start it, or set TEMPORAL_ADDRESS.`); // prettier-ignore
    },
  );
  const name = `${comuneId}: pratica ${pratica.number}`;
  if (!kept) {
    console.log(`${name}: the engine keeps nothing of it any more: nothing to compare`);
    return true;
  }
  const moves = await withSnapshots((db) => asSystem(db, comuneId, (trx) => listMoves(trx, of)));
  const known = moves.filter(({ at }) => at <= kept.until);
  const differences = compare(known, kept.acts, kept);
  for (const difference of differences) console.log(`${name}, ${say(difference)}`);
  if (!kept.isWhole) console.log(`${name}: the engine no longer keeps its first runs`);
  const count = `${known.length} recorded acts, ${kept.runs} runs of the engine`;
  console.log(`${name}: ${count}: ${differences.length > 0 ? 'THEY DIFFER' : 'all agrees'}`);
  return differences.length === 0;
}

const SAYINGS: Record<Difference['difference'], string> = {
  'missing here': 'is in the engine and not in the audit trail',
  'missing there': 'is in the audit trail and not in the engine',
  'other order': 'stands in another order in the engine',
  'other outcome': 'ended otherwise in the engine',
};

function say({ difference, act, commandId, seq, at }: Difference): string {
  const which = seq === null ? `command ${commandId}` : `event ${seq}`;
  return `${which} (${act ?? 'unknown'}, ${at}) ${SAYINGS[difference]}`;
}
