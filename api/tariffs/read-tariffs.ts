import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { listTariffs, listTariffVersions, type TariffVersionRow } from '../../db/tariffs.ts';
import { inForceOn } from '../../vouchers/rules.ts';
import { today } from '../days.ts';
import type { Tariff, TariffVersion } from './schemas.ts';

/** The tariffs of the comune with all their versions. */
export async function readTariffs(
  trx: Trx,
  { comuneId }: { comuneId: string },
): Promise<Static<typeof Tariff>[]> {
  const versions = await listTariffVersions(trx, { comuneId });
  const tariffs = await listTariffs(trx, { comuneId });
  return tariffs.map((tariff) => {
    const own = versions.filter(({ tariffId }) => tariffId === tariff.id);
    return { ...tariff, versions: own.map((row) => versionView(row, own, today())) };
  });
}

function versionView(
  { tariffId: _, ...row }: TariffVersionRow,
  all: readonly TariffVersionRow[],
  day: string,
): Static<typeof TariffVersion> {
  const isNow = inForceOn(all, day)?.id === row.id;
  return { ...row, status: isNow ? 'inForce' : row.validFrom > day ? 'coming' : 'past' };
}
