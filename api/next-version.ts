import { hashRequest } from './idempotency.ts';
import type { ProblemCode } from './problem-schema.ts';
import { problem, type ProblemError } from './problem.ts';

interface Version {
  id: string;
  version: number;
  said: unknown;
  writtenBy: string | null;
}

interface Asked {
  commandId: string;
  said: unknown;
  expectedVersion: number;
}

/**
 * Whether a command wrote its version already: then there is nothing to do.
 * @param versions all there are of the sheet, newest first
 * @param current the version that stands
 * @param code of the refusal for a writer who has not seen it: it says who saved what
 * @throws idempotency-key-reused when the command wrote something else, or that refusal
 */
export function isWritten(
  versions: readonly Version[],
  { commandId, said, expectedVersion }: Asked,
  { current, code }: { current: number; code: ProblemCode },
): boolean {
  const known = versions.find(({ id }) => id === commandId);
  if (known && hashRequest(known.said) !== hashRequest(said))
    throw problem('idempotency-key-reused');
  if (known) return true;
  if (current === expectedVersion) return false;
  throw savedMeanwhile(versions[0], code);
}

/** Says who saved what, to a writer who has not seen it. */
export function savedMeanwhile(
  latest: Pick<Version, 'version' | 'writtenBy'> | undefined,
  code: ProblemCode,
): ProblemError {
  if (!latest) return problem(code);
  const by = latest.writtenBy ?? 'WeMi';
  return problem(code, {
    detail: {
      it: `${by} ha salvato la versione ${latest.version}.`,
      en: `${by} saved version ${latest.version}.`,
    },
  });
}
