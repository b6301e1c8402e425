import { computed, effect, type Signal, signal, untracked } from '@angular/core';
import { readProblem } from './problem';

interface Sheet {
  version: number;
}

interface Editing<There extends Sheet> {
  /** The sheet as it stands on the server; undefined while it is read, and for one that is new. */
  there: Signal<There | undefined>;
  /** Code of the refusal to whoever has not seen what was saved last. */
  refusal: string;
  /** Fills the form. */
  begin: (there: There) => void;
  send: (expectedVersion: number) => Promise<There>;
  /** Reads `there` anew. */
  reload: () => void;
}

/**
 * Writes a sheet of which every save is a version: what arrives does not take away what is being
 * written, and nobody's version is written over before it was seen. Within an injection context.
 */
export function editSheet<There extends Sheet>(editing: Editing<There>) {
  const { there, refusal, begin, send, reload } = editing;
  /** The version that the form began with. */
  const begunAt = signal(-1);
  const isSending = signal(false);
  const problem = signal<unknown>(undefined);

  function start(from: There): void {
    begin(from);
    begunAt.set(from.version);
    problem.set(undefined);
  }

  effect(() => {
    const now = there();
    if (now && untracked(begunAt) < 0) untracked(() => start(now));
  });

  /** @returns what was written; undefined when it was refused, and `problem` says why */
  async function save(): Promise<There | undefined> {
    if (isSending()) return undefined;
    isSending.set(true);
    problem.set(undefined);
    try {
      const written = await send(Math.max(begunAt(), 0));
      start(written);
      reload();
      return written;
    } catch (error) {
      problem.set(error);
      if (readProblem(error).code === refusal) reload();
      return undefined;
    } finally {
      isSending.set(false);
    }
  }

  return {
    isSending: isSending.asReadonly(),
    problem: problem.asReadonly(),
    save,
    /** What somebody else saved meanwhile, once it is read. */
    stale: computed(() => {
      const now = there();
      const isStale = readProblem(problem()).code === refusal;
      return isStale && now && now.version !== begunAt() ? now : undefined;
    }),
    /** Saves over theirs, now that it is seen. */
    keepMine(): Promise<There | undefined> {
      begunAt.set(there()?.version ?? 0);
      return save();
    },
    takeTheirs(): void {
      const now = there();
      if (now) start(now);
    },
  };
}
