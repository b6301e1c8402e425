import { setImmediate as breathe } from 'node:timers/promises';
import type { Trx } from '../../db/connect.ts';
import * as moves from '../../db/policy-moves.ts';
import type { Deadlines } from '../pratiche/policy-schemas.ts';
import type { Static } from 'typebox';
import { ifMoved } from '../../workflows/pratica/policy.ts';
import type { Terms } from '../../workflows/pratica/terms.ts';
import type { Refusal } from '../../workflows/pratica/transitions.ts';
import { governedOf } from './governed.ts';

/** Where pratiche would go: all to one version, or each back to where a batch took it from. */
export type Aim =
  { policyId: string; serviceTypeIds: string[] } | { policyId: string; reverses: string };

export interface Foreseen {
  praticaId: string;
  number: string;
  state: string;
  fromPolicyId: string | null;
  fromVersion: number | null;
  toPolicyId: string | null;
  before: Static<typeof Deadlines>;
  /** Null when it cannot be moved. */
  after: Static<typeof Deadlines> | null;
  refusal: Refusal | null;
}

interface Version {
  id: string;
  version: number;
  terms: Terms;
}

const AT_ONCE = 200;

/**
 * What a move of each pratica would come to, by the code that would carry it out and without any
 * effect: a page by number.
 */
export async function foreseeMoves(
  trx: Trx,
  aim: Aim,
  { patron, ...page }: { patron: string; after?: string; limit: number },
): Promise<Foreseen[]> {
  const found =
    'reverses' in aim
      ? await moves.listMovedBy(trx, { batchId: aim.reverses, ...page })
      : (await moves.listGoverned(trx, { ...aim, ...page })).map((row) => ({
          ...row,
          fromPolicyId: aim.policyId as string | null,
        }));
  const ids = found.flatMap(({ fromPolicyId }) => fromPolicyId ?? []);
  const versions = new Map((await moves.listTermsOf(trx, ids)).map((row) => [row.id, row]));
  const now = new Date().toISOString();
  return found.map((row) =>
    foresee(row, { target: versions.get(row.fromPolicyId ?? ''), patron, now }),
  );
}

/** All of them, page by page; other requests have their turn in between. */
export async function* foreseeAll(trx: Trx, aim: Aim, patron: string): AsyncGenerator<Foreseen[]> {
  let after: string | undefined;
  do {
    const page = { patron, limit: AT_ONCE, ...(after === undefined ? {} : { after }) };
    const some = await foreseeMoves(trx, aim, page);
    yield some;
    after = some.length === AT_ONCE ? some.at(-1)!.number : undefined;
    await breathe();
  } while (after !== undefined);
}

function foresee(
  row: moves.Candidate,
  { target, patron, now }: { target: Version | undefined; patron: string; now: string },
): Foreseen {
  const { id: praticaId, number, state, policyId, policyVersion, deadlines: before } = row;
  const moved = judge(row, { target, patron, now });
  return {
    ...{ praticaId, number, state, before },
    fromPolicyId: policyId,
    fromVersion: policyVersion,
    toPolicyId: target?.id ?? null,
    after: 'refusal' in moved ? null : moved.deadlines,
    refusal: 'refusal' in moved ? moved.refusal : null,
  };
}

/** From a version that nobody wrote down there is no way back: such a pratica stays. */
function judge(
  row: moves.Candidate,
  { target, patron, now }: { target: Version | undefined; patron: string; now: string },
): ReturnType<typeof ifMoved> {
  if (!target || !row.policyId) return { refusal: 'policy-unknown' };
  const { id: policyId, terms } = target;
  return ifMoved(governedOf(row, patron), { policyId, terms }, now);
}
