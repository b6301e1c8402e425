import type { TariffRules } from '../../vouchers/tariff.ts';
import type { Trx } from '../connect.ts';
import { nameUuid } from '../name-uuid.ts';
import { addTariffVersion } from '../tariffs.ts';
import { HOME_CARE_TARIFF } from './measures.ts';

/** Made up, as a comune shares the cost of meals: the numbers of a real one come from its council. */
const MEALS_TARIFF: TariffRules = {
  iseeKind: 'ordinary',
  bands: [
    { upToCents: 700_000, payPercent: 0 },
    { upToCents: 1_500_000, payPercent: 40 },
    { upToCents: 2_500_000, payPercent: 70 },
  ],
};

export const TARIFFS: Record<string, TariffRules> = {
  'pasti-domicilio': MEALS_TARIFF,
  'custode-sociale': HOME_CARE_TARIFF,
};

/** The first version of each tariff, once: what was written since then stays. */
export async function writeTariffs(
  trx: Trx,
  comuneId: string,
  tariffs: Record<string, TariffRules>,
): Promise<void> {
  for (const [serviceTypeId, rules] of Object.entries(tariffs)) {
    const tariffId = nameUuid('tariff', comuneId, serviceTypeId);
    const known = await trx
      .selectFrom('tariff')
      .select('id')
      .where('comuneId', '=', comuneId)
      .where('serviceTypeId', '=', serviceTypeId)
      .executeTakeFirst();
    if (known) continue;
    const id = nameUuid('tariff-version', tariffId);
    const first = { version: 1, validFrom: '2026-01-01', writtenBy: null, reason: null };
    await addTariffVersion(trx, { ...first, id, comuneId, tariffId, serviceTypeId, rules });
  }
}
