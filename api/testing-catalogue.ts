import { asSystem, connect } from '../db/connect.ts';
import { TERMS } from '../workflows/pratica/testing.ts';

const PARAMS = [
  { id: 'autonomy', it: 'Autonomia', en: 'Autonomy', type: 'choice', sensitive: true, required: true,
    options: [{ id: 'full', it: 'Piena', en: 'Full' }, { id: 'partial', it: 'Parziale', en: 'Partial' }] },
  { id: 'hoursPerWeek', it: 'Ore a settimana', en: 'Hours a week', type: 'integer', min: 1, max: 60, sensitive: false, required: true },
  { id: 'timeBands', it: 'Fasce orarie', en: 'Time bands', type: 'choices', sensitive: false, required: false,
    options: [{ id: 'morning', it: 'Mattina', en: 'Morning' }, { id: 'night', it: 'Notte', en: 'Night' }] },
  { id: 'pets', it: 'Animali in casa', en: 'Pets at home', type: 'boolean', sensitive: false, required: false },
  { id: 'notes', it: 'Note', en: 'Notes', type: 'text', sensitive: true, required: false },
]; // prettier-ignore

/** A need that is all right for the service type of the tests. */
export const NEED = {
  serviceTypeId: 'assistenza-persona',
  params: { autonomy: 'partial', hoursPerWeek: 6, timeBands: ['morning'], pets: true },
  beneficiary: { self: false, name: 'Rosa Ferrari', relation: 'madre' },
  place: { address: 'Via Capuana 3', municipio: 3, notes: 'Citofono Ferrari' },
  times: { months: 3 },
};

/** Milano with one service type, two enti that offer it and one that does not; and Sesto. */
export async function plantComuni(ownerUrl: string): Promise<void> {
  const db = connect(ownerUrl, { max: 1 });
  await plantComune(db, { id: 'milano', name: 'Milano', patron: '12-07', numberPrefix: 'MI' });
  await plantComune(db, {
    id: 'sesto-san-giovanni',
    name: 'Sesto San Giovanni',
    patron: '06-24',
    numberPrefix: 'SG',
  });
  const comuneId = 'milano';
  await asSystem(db, comuneId, async (trx) => {
    for (const n of [1, 2, 3]) {
      const id = `e0000000-0000-4000-8000-00000000000${n}`;
      await trx
        .insertInto('ente')
        .values({
          id,
          comuneId,
          name: `Ente ${n}`,
          kind: 'cooperativa',
          aboutIt: '-',
          aboutEn: '-',
          address: '-',
          municipio: n,
          phone: '-',
          email: `ente${n}@example.org`,
          drawing: 'care',
          qualifiedUntil: '2099-12-31',
        }) // prettier-ignore
        .execute();
      await trx
        .insertInto('operator')
        .values({
          id: id.replace('e', 'f'),
          comuneId,
          enteId: id,
          name: `Operatrice ${n}`,
          profile: 'OSS',
        })
        .execute();
      await trx
        .insertInto('service')
        .values({
          id: id.replace('e', 'a'),
          comuneId,
          enteId: id,
          title: 'Assistenza',
          summary: '-',
          description: '-',
          serviceTypeId: n === 3 ? 'altro' : 'assistenza-persona',
          profiles: ['OSS'],
          zones: [1, 2, 3],
          priceLines: JSON.stringify([]),
          priceFromCents: 2000,
          priceUnit: 'hour',
          drawing: 'care',
        } as never) // prettier-ignore
        .execute();
    }
  });
  await db.destroy();
}

async function plantComune(
  db: ReturnType<typeof connect>,
  comune: { id: string; name: string; patron: string; numberPrefix: string },
): Promise<void> {
  const comuneId = comune.id;
  await asSystem(db, comuneId, async (trx) => {
    await trx.insertInto('comune').values(comune).execute();
    await trx
      .insertInto('municipio')
      .values([1, 2, 3].map((id) => ({ comuneId, id, name: `Municipio ${id}` })))
      .execute();
    await trx
      .insertInto('sportello')
      .values([
        { comuneId, id: 'spazio-wemi-capuana', name: 'Spazio WeMi Capuana' },
        { comuneId, id: 'spazio-wemi-loreto', name: 'Spazio WeMi Loreto' },
      ])
      .execute();
    await trx
      .insertInto('section')
      .values({ comuneId, id: 'cura', position: 1, nameIt: 'Cura', nameEn: 'Care' })
      .execute();
    for (const id of ['assistenza-persona', 'altro']) {
      await trx
        .insertInto('serviceType')
        .values({
          comuneId,
          id,
          sectionId: 'cura',
          nameIt: 'Assistenza alla persona',
          nameEn: 'Personal care',
          summaryIt: '-',
          summaryEn: '-',
          profiles: ['OSS'],
          params: JSON.stringify(PARAMS),
          priceModels: ['hourly', 'monthly'],
        }) // prettier-ignore
        .execute();
    }
    await trx
      .insertInto('policy')
      .values({
        comuneId,
        serviceTypeId: null,
        validFrom: '2020-01-01',
        terms: JSON.stringify(TERMS),
      })
      .execute();
  });
}
