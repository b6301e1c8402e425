import { expect } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { People } from './walk.ts';

/** A fault of the radar, as far as it is looked at here. */
export interface Fault {
  kind: string;
  id: string;
  about: string;
  attempts: number | null;
  lastError: string | null;
  nextTryAt: string | null;
  nextTryReckoned: boolean;
  engine: string | null;
  acts: string[];
  pratica: { id: string } | null;
}
export interface Sought {
  kind: string;
  praticaId?: string;
  about?: string;
}
interface Radar {
  parts: Record<string, string>;
  items: Fault[];
}

interface Said {
  reason?: string | undefined;
  /** What must be so if the fault was gone before its act: the one thing that could be faster. */
  unless?: (fault: Fault) => Promise<void>;
}

/** An administrator before the radar, who counts what has been shown. */
export function watchRadar(people: People) {
  const admin = people.as('admin1');
  let shown = 0;

  const look = (kind = '') =>
    admin.insist<Radar>('GET', `/radar?limit=50${kind && `&kind=${kind}`}`);
  async function find({ kind, praticaId, about }: Sought): Promise<Fault | undefined> {
    const { items } = await look(kind);
    return items.find(
      (fault) =>
        (!praticaId || fault.pratica?.id === praticaId) && (!about || fault.about === about),
    );
  }

  /** Within a minute of what caused it, and a look every second. */
  async function appears(sought: Sought, from: number): Promise<Fault> {
    for (;;) {
      const fault = await find(sought);
      if (fault) {
        shown += 1;
        return fault;
      }
      if (Date.now() - from > 60_000) throw new Error(`never shown: ${JSON.stringify(sought)}`);
      await pause(1_000);
    }
  }

  async function isGone(fault: Fault): Promise<void> {
    for (let tries = 0; tries < 60; tries += 1) {
      const { items } = await look(fault.kind);
      if (!items.some(({ id }) => id === fault.id)) return;
      await pause(1_000);
    }
    throw new Error(`never gone: ${JSON.stringify(fault)}`);
  }

  const send = ({ kind, id }: Fault, act: string, reason?: string) =>
    admin.call<{ code?: string }>('POST', '/radar/acts', {
      body: { kind, id, act, ...(reason ? { reason } : {}) },
    });

  /** Presses an act that stands there; the fault must still be there, and then be gone. */
  async function free(fault: Fault, act: string, reason?: string): Promise<void> {
    await press(fault, act, { reason });
    await isGone(fault);
  }

  async function press(fault: Fault, act: string, { reason, unless }: Said = {}): Promise<void> {
    expect(fault.acts).toContain(act);
    const { status, body } = await send(fault, act, reason);
    if (status === 404 && unless) return unless(fault);
    const { kind, about } = fault;
    expect([kind, about, act, status, body.code]).toEqual([kind, about, act, 200, undefined]);
  }

  return { look, find, appears, isGone, send, free, press, countShown: () => shown };
}
