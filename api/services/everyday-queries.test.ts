import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../dev/testing/database.ts';
import { asActor, connect, type Db } from '../../db/connect.ts';
import { seed } from '../../db/seed/seed.ts';
import { searchServices } from './search-services.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await seed(database.ownerUrl);
  db = connect(database.appUrl, { max: 2 });
}, 60_000);
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

const search = (q: string) =>
  asActor(db, { comuneId: 'milano', role: 'anonymous' }, (trx) =>
    searchServices(trx, 'milano', { q }),
  );

/** What people write, as they write it, and the type of service that they mean. */
const QUERIES: [asked: string, type: string][] = [
  // Words of every day.
  ['cerco una badante per mia mamma', 'assistenza-persona'],
  ['aiuto per papa anziano', 'assistenza-persona'],
  ['signora che fa compagnia alla nonna', 'assistenza-persona'],
  ['assistenza di notte per anziano', 'assistenza-persona'],
  ['mia madre ha l’alzheimer', 'assistenza-persona'],
  ['persona non autosufficiente', 'assistenza-persona'],
  ['dopo ricovero in ospedale aiuto a casa', 'assistenza-persona'],
  ['aiuto per fare la doccia', 'igiene-personale'],
  ['cambio pannolone', 'igiene-personale'],
  ['sono stanca ho bisogno di qualche ora libera', 'sollievo'],
  ['chi sostituisce la badante in ferie', 'sollievo'],
  ['dividere la badante con i vicini', 'badante-condivisa'],
  ['badante di condominio', 'badante-condivisa'],
  ['portineria sociale', 'custode-sociale'],
  ['punture a casa', 'infermiere'],
  ['prelievo del sangue a domicilio', 'infermiere'],
  ['medicazione ferita', 'infermiere'],
  ['mal di schiena', 'fisioterapia'],
  ['riabilitazione femore', 'fisioterapia'],
  ['attacchi di panico', 'sostegno-psicologico'],
  ['parlare con qualcuno dopo un lutto', 'sostegno-psicologico'],
  ['accompagnare papà dal dottore', 'accompagnamento-visite'],
  ['trasporto disabili in ospedale', 'accompagnamento-visite'],
  ['sedia a rotelle visita medica', 'accompagnamento-visite'],
  ['portare i bambini a scuola', 'accompagnamento-scuola'],
  ['prendere a scuola mio figlio', 'accompagnamento-scuola'],
  ['unghia incarnita', 'pedicure-curativo'],
  ['calli e duroni', 'pedicure-curativo'],
  ['tagliare i capelli alla nonna', 'parrucchiere'],
  ['barbiere a casa', 'parrucchiere'],
  ['tata per neonato', 'tata'],
  ['guardare i bambini il pomeriggio', 'tata'],
  ['babysitter condivisa', 'baby-sitter-condivisa'],
  ['bambino con dislessia', 'educatore'],
  ['ripetizioni di matematica', 'sostegno-studio'],
  ['aiuto compiti medie', 'sostegno-studio'],
  ['qualcuno che mi fa la spesa', 'spesa-farmaci'],
  ['ritirare ricetta e farmaci', 'spesa-farmaci'],
  ['pranzo pronto a domicilio', 'pasti-domicilio'],
  ['pasti per diabetici', 'pasti-domicilio'],
  ['rubinetto che perde', 'riparazioni'],
  ['lavandino otturato', 'riparazioni'],
  ['fabbro serratura bloccata', 'riparazioni'],
  ['svuotare la cantina', 'sgombero'],
  ['donna delle pulizie', 'sgombero'],
  ['portare fuori il cane', 'pet-sitter'],
  ['chi dà da mangiare al gatto', 'pet-sitter'],
  ['fare lo spid', 'disbrigo-pratiche'],
  ['non capisco la bolletta', 'disbrigo-pratiche'],
  ['mettere in regola la colf', 'contratto-buste-paga'],
  ['busta paga badante', 'contratto-buste-paga'],
  ['imparare l’italiano', 'corso-italiano'],
  // Plural and singular, with and without accents.
  ['badanti', 'assistenza-persona'],
  ['infermieri', 'infermiere'],
  ['psicologi', 'sostegno-psicologico'],
  ['parrucchieri a domicilio', 'parrucchiere'],
  ['cani', 'pet-sitter'],
  ['invalidita', 'disbrigo-pratiche'],
  ['corsi di italiano', 'corso-italiano'],
  ['citta studi badante', 'assistenza-persona'],
  // Mistyped.
  ['badnate', 'assistenza-persona'],
  ['bandante', 'assistenza-persona'],
  ['infermera', 'infermiere'],
  ['fisoterapista', 'fisioterapia'],
  ['psicolgo', 'sostegno-psicologico'],
  ['idrualico', 'riparazioni'],
  ['eletricista', 'riparazioni'],
  ['parucchiera', 'parrucchiere'],
  ['ripetizzioni', 'sostegno-studio'],
  ['babysiter', 'baby-sitter-condivisa'],
  ['pulizzie', 'sgombero'],
  // In English.
  ['elderly care', 'assistenza-persona'],
  ['nurse at home', 'infermiere'],
  ['plumber', 'riparazioni'],
  ['cleaning lady', 'sgombero'],
  ['dog walker', 'pet-sitter'],
  ['homework help', 'sostegno-studio'],
  ['haircut', 'parrucchiere'],
  ['nanny for my baby', 'tata'],
  ['italian lessons', 'corso-italiano'],
];

describe('What people really write', () => {
  test('is at least eighty queries, each once', () => {
    expect(new Set(QUERIES.map(([q]) => q)).size).toBeGreaterThanOrEqual(80);
  });

  test.each(QUERIES)('«%s» finds %s among the first three', async (q, type) => {
    const { items } = await search(q);
    const first = items.slice(0, 3).map(({ serviceTypeId }) => serviceTypeId);
    expect(first).toContain(type);
  });

  test('says how it was read: what was mended, what the words name', async () => {
    const { understood } = await search('badnate di notte');
    expect(understood?.mended).toEqual([{ typed: 'badnate', read: 'badante' }]);
    expect(understood?.types.map(({ id }) => id)).toContain('assistenza-persona');
    expect(understood?.options).toContainEqual({
      id: 'timeBands:night', textIt: 'Notte', textEn: 'Night', term: expect.any(String), isFilter: true,
    }); // prettier-ignore
  });

  test('puts what covers the option named before the rest of its type', async () => {
    const { items } = await search('badante notte');
    expect(items[0]?.title).toBe('Notti tranquille');
    expect(items[0]?.why?.called).toEqual(expect.arrayContaining(['badante', 'notte']));
  });

  test('never offers an option that touches health as a filter for an address', async () => {
    const { understood } = await search('alzheimer');
    const option = understood?.options.find(({ id }) => id === 'competences:dementia');
    expect(option).toMatchObject({ isFilter: false });
  });
});
