import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type, type Static } from 'typebox';

/** Of how many calls or notices: all when missing. */
const Share = Type.Optional(Type.Number({ minimum: 0, maximum: 1 }));

const NoticeFault = Type.Object(
  {
    mode: Type.Enum(['duplicate', 'shuffle', 'late', 'none']),
    /** How late; a day when missing. */
    seconds: Type.Optional(Type.Number({ minimum: 0 })),
    share: Share,
  },
  { additionalProperties: false },
);

/**
 * The fault switch of a simulator. `calls` spoils the merchant's calls, `notices` what is sent to
 * it: of several kinds the first whose share falls on a notice. Faults live in memory: a restart
 * heals.
 */
export const Faults = Type.Object(
  {
    calls: Type.Optional(
      Type.Object(
        {
          mode: Type.Enum([
            'timeoutBefore',
            'timeoutAfter',
            'tooMany',
            'error',
            'malformed',
            'slow',
          ]),
          /** Only calls whose path contains this. */
          path: Type.Optional(Type.String()),
          /** How many calls; all when missing. */
          times: Type.Optional(Type.Integer({ minimum: 1 })),
          /** Of `slow` (30 when missing) or of Retry-After in `tooMany` (1 when missing). */
          seconds: Type.Optional(Type.Number({ minimum: 0 })),
          share: Share,
        },
        { additionalProperties: false },
      ),
    ),
    notices: Type.Optional(Type.Union([NoticeFault, Type.Array(NoticeFault)])),
  },
  { additionalProperties: false },
);
export type Faults = Static<typeof Faults>;

const A_DAY_SECONDS = 86_400;
const HANG_MS = 60_000;

export interface FaultSwitch {
  now: Faults;
  take(path: string): NonNullable<Faults['calls']> | undefined;
}

export function createFaultSwitch(): FaultSwitch {
  let left = Infinity;
  let now: Faults = {};
  return {
    get now() {
      return now;
    },
    set now(faults) {
      now = faults;
      left = faults.calls?.times ?? Infinity;
    },
    take(path) {
      if (!now.calls || left <= 0 || !path.includes(now.calls.path ?? '')) return undefined;
      if (!falls(now.calls)) return undefined;
      left -= 1;
      return now.calls;
    },
  };
}

function falls({ share = 1 }: { share?: number }): boolean {
  return Math.random() < share;
}

/** Applies the switch to every route registered in `app` after it. */
export function spoilCalls(app: FastifyInstance, faults: FaultSwitch): void {
  const spoiled = new WeakMap<object, NonNullable<Faults['calls']>>();
  app.addHook('preHandler', async (request, reply) => {
    const fault = faults.take(request.url);
    if (!fault) return;
    spoiled.set(request, fault);
    const seconds = fault.seconds ?? (fault.mode === 'slow' ? 30 : 1);
    if (fault.mode === 'slow') await wait(seconds * 1000);
    if (fault.mode === 'timeoutBefore') await hang(reply);
    if (fault.mode === 'error') await reply.code(500).send({ errors: [{ code: 'GW9999' }] });
    if (fault.mode === 'tooMany') {
      await reply.code(429).header('retry-after', String(seconds)).send({ errors: [] });
    }
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const mode = spoiled.get(request)?.mode;
    if (mode === 'timeoutAfter') await hang(reply);
    return mode === 'malformed' ? String(payload).slice(0, -1) : payload;
  });
}

/** When a notice born now goes out, one entry per copy; nothing when it never will. */
export function noticeTimes(faults: Faults['notices'], now: number): (number | null)[] {
  const fault = [faults ?? []].flat().find(falls);
  if (fault?.mode === 'none') return [null];
  if (fault?.mode === 'duplicate') return [now, now];
  if (fault?.mode === 'late') return [now + (fault.seconds ?? A_DAY_SECONDS) * 1000];
  if (fault?.mode === 'shuffle') return [now + Math.random() * (fault.seconds ?? 3) * 1000];
  return [now];
}

/** Leaves the caller without an answer until it gives up. */
function hang(reply: FastifyReply): Promise<never> {
  setTimeout(() => reply.raw.destroy(), HANG_MS).unref();
  return new Promise(() => {});
}
