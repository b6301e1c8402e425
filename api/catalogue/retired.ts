import type { Trx } from '../../db/connect.ts';
import { findServiceType } from '../../db/catalogue.ts';
import { problem } from '../problem.ts';

interface Retirable {
  nameIt: string;
  nameEn: string;
  retiredAt: string | null;
}

/**
 * Refuses what is asked of a service type that the comune no longer offers, naming it.
 * @throws service-type-retired
 */
export function mustBeOffered(type: Retirable): void {
  if (type.retiredAt !== null) throw problem('service-type-retired', naming(type));
}

/**
 * The same of what is looked at: its page is gone.
 * @throws service-type-retired with the status of a page that is not there
 */
export async function mustBeShown(trx: Trx, args: { comuneId: string; id: string }): Promise<void> {
  const type = await findServiceType(trx, args);
  if (type && type.retiredAt !== null)
    throw problem('service-type-retired', { ...naming(type), status: 404 });
}

function naming({ nameIt, nameEn }: Retirable) {
  return {
    detail: {
      it: `«${nameIt}» non si può più chiedere. Le richieste già inviate vanno avanti come prima.`,
      en: `“${nameEn}” can no longer be asked for. Requests that were sent go on as before.`,
    },
  };
}
