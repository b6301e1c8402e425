import type { Trx } from './connect.ts';
import { appendEventBeside } from './events-beside.ts';
import { nameUuid } from './name-uuid.ts';
import { type OpenedWindow, publishWindow } from './review-windows.ts';

interface Shown extends OpenedWindow {
  comuneId: string;
  /** ISO instant. */
  at: string;
}

/** Asks both sides how a period went, once. */
export function askForReviews(trx: Trx, window: Shown): Promise<void> {
  return tell(trx, 'reviewRequest', window);
}

/** Publishes what was written of a period, and tells both sides; of nothing nobody is told. */
export async function showReviews(trx: Trx, window: Shown): Promise<void> {
  if ((await publishWindow(trx, window)) > 0) await tell(trx, 'reviewPublished', window);
}

function tell(trx: Trx, kind: 'reviewRequest' | 'reviewPublished', window: Shown): Promise<void> {
  const { comuneId, praticaId, period, enteId, at } = window;
  return appendEventBeside(trx, {
    ...{ kind, comuneId, praticaId, at },
    commandId: nameUuid(kind, praticaId, String(period)),
    actor: { id: null, role: 'system' },
    channel: 'web',
    audience: ['citizen', 'office', `ente:${enteId}`],
    tells: ['citizen', 'ente'],
    data: { period, enteId },
  });
}
