import type { listIntegrations } from '../../db/integrations.ts';

type Row = Awaited<ReturnType<typeof listIntegrations>>[number];

/** A request for documents as the page shows it. */
export function integrationView({ enteId, enteName, enteDrawing, ...asked }: Row) {
  const ente = enteId ? { id: enteId, name: enteName ?? '', drawing: enteDrawing ?? '' } : null;
  return { ...asked, ente };
}
