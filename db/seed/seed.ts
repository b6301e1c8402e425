import { fileURLToPath } from 'node:url';
import { asSystem, connect } from '../connect.ts';
import { COMUNI } from './comuni.ts';
import type { EnteSeed } from './enti.ts';
import { ENTI_MILANO } from './enti-milano.ts';
import { ENTI_SESTO } from './enti-sesto.ts';
import { FEES } from './fees.ts';
import { MEASURES } from './measures.ts';
import type { ServiceSeed } from './service.ts';
import { ASSISTENZA_MILANO } from './services/assistenza-milano.ts';
import { CASA_AMICA } from './services/casa-amica.ts';
import { CHILDREN } from './services/children.ts';
import { EVERYDAY } from './services/everyday.ts';
import { HEALTH } from './services/health.ts';
import { HOUSE } from './services/house.ts';
import { LA_CURA } from './services/la-cura.ts';
import { SESTO } from './services/sesto.ts';
import { writeAccount } from './write-accounts.ts';
import { writeCatalogue } from './write-catalogue.ts';
import { writeContents } from './write-contents.ts';
import { writeEnti } from './write-enti.ts';
import { writeFees } from './write-fees.ts';
import { writePayees } from './payees.ts';
import { TARIFFS, writeTariffs } from './tariffs.ts';
import { writeMeasures } from './write-measures.ts';

const OFFERED: Record<string, { enti: EnteSeed[]; services: ServiceSeed[] }> = {
  milano: {
    enti: ENTI_MILANO,
    services: [
      ...LA_CURA,
      ...CASA_AMICA,
      ...ASSISTENZA_MILANO,
      ...HEALTH,
      ...CHILDREN,
      ...EVERYDAY,
      ...HOUSE,
    ],
  },
  'sesto-san-giovanni': { enti: ENTI_SESTO, services: SESTO },
};

/** Fills the comuni, the catalogue, the enti, and Milano's measures, payees and tariffs, as the owner. Safe to run at every start. */
export async function seed(ownerUrl: string): Promise<void> {
  const db = connect(ownerUrl, { max: 1 });
  try {
    for (const comune of COMUNI) {
      await asSystem(db, comune.id, async (trx) => {
        await writeCatalogue(trx, comune);
        await writeContents(trx, { comuneId: comune.id });
        await writeEnti(trx, comune.id, OFFERED[comune.id]!);
        await writeAccount(trx, comune);
        await writeFees(trx, comune.id, FEES[comune.id] ?? []);
        if (comune.id !== 'milano') return;
        await writeMeasures(trx, comune.id, MEASURES);
        await writePayees(trx, { comuneId: comune.id });
        await writeTariffs(trx, comune.id, TARIFFS);
      });
    }
  } finally {
    await db.destroy();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_OWNER_URL;
  if (!url) throw new Error('Environment: missing DATABASE_OWNER_URL');
  await seed(url);
  console.log('the catalogue, the enti and their services are in place');
}
