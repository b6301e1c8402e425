import { CITIZEN, ENTE1, ENTE2 } from '../workflows/pratica/testing.ts';
import { asActor, asSystem, connect, type Db } from './connect.ts';

/** One comune, one service type and two enti: the least that a pratica needs. */
export async function plantCatalogue(ownerUrl: string): Promise<void> {
  const db = connect(ownerUrl, { max: 1 });
  const comuneId = 'milano';
  await asSystem(db, comuneId, async (trx) => {
    await trx
      .insertInto('comune')
      .values({ id: comuneId, name: 'Milano', patron: '12-07', numberPrefix: 'MI' })
      .execute();
    await trx
      .insertInto('section')
      .values({
        comuneId,
        id: 'socio-assistenziali',
        position: 1,
        nameIt: 'Servizi',
        nameEn: 'Care',
      })
      .execute();
    await trx
      .insertInto('serviceType')
      .values({
        comuneId,
        id: 'assistenza-persona',
        sectionId: 'socio-assistenziali',
        nameIt: 'Assistenza',
        nameEn: 'Care',
        summaryIt: '-',
        summaryEn: '-',
        profiles: ['OSS'],
        params: JSON.stringify([]),
        priceModels: ['hourly'],
      })
      .execute();
    const ente = {
      comuneId,
      kind: 'cooperativa',
      aboutIt: '-',
      aboutEn: '-',
      address: '-',
      municipio: 1,
      phone: '-',
      drawing: 'care',
      qualifiedUntil: '2099-12-31',
    };
    await trx
      .insertInto('ente')
      .values([
        { ...ente, id: ENTE1, name: 'La Cura', email: 'uno@example.org' },
        { ...ente, id: ENTE2, name: 'Casa Amica', email: 'due@example.org' },
      ])
      .execute();
  });
  await db.destroy();
}

/** A need about to be requested. */
export function plantNeed(db: Db, id: string): Promise<unknown> {
  return asActor(db, { comuneId: 'milano', role: 'citizen', personId: CITIZEN.id }, (trx) =>
    trx
      .insertInto('need')
      .values({
        id,
        comuneId: 'milano',
        applicantId: CITIZEN.id,
        serviceTypeId: 'assistenza-persona',
        municipio: 3,
      })
      .execute(),
  );
}
