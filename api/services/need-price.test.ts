import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../dev/testing/database.ts';
import { asActor, connect, type Db } from '../../db/connect.ts';
import { needPrice, type PricedNeed } from '../../db/need-price.ts';
import { seed } from '../../db/seed/seed.ts';
import { plantReviews } from './testing.ts';
import { searchServices } from './search-services.ts';
import type { ServicesQuery } from './schemas.ts';
import type { Static } from 'typebox';

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

const asAnybody = <T>(work: Parameters<typeof asActor<T>>[2]) =>
  asActor(db, { comuneId: 'milano', role: 'anonymous' }, work);
const search = (query: Static<typeof ServicesQuery>) =>
  asAnybody((trx) => searchServices(trx, 'milano', { limit: 50, ...query }));

const priceOf = (title: string, need: PricedNeed) =>
  asAnybody(async (trx) => {
    const { cents } = await trx
      .selectFrom('publishedService')
      .select(needPrice(need).as('cents'))
      .where('title', '=', title)
      .executeTakeFirstOrThrow();
    return cents;
  });

describe('The price for a need', () => {
  test.each<[string, PricedNeed, number | null]>([
    // 10 hours × 52 / 12 × 21.50.
    ['Assistenza a casa, ora per ora', { of: 'hours', amount: 10, bands: [] }, 93_167],
    // One hour asked for, two at least: 2 × 52 / 12 × 21.50.
    ['Assistenza a casa, ora per ora', { of: 'hours', amount: 1, bands: [] }, 18_633],
    // Half by day, half at holidays: (21.50 + 26) / 2.
    ['Assistenza a casa, ora per ora', { of: 'hours', amount: 10, bands: ['weekday', 'holiday'] }, 102_917],
    // No night of its own: as by day.
    ['Assistenza a casa, ora per ora', { of: 'hours', amount: 10, bands: ['night'] }, 93_167],
    ['Notti tranquille', { of: 'hours', amount: 10, bands: ['night'] }, 117_000],
    // So much a month, whatever the hours.
    ['La badante del cortile', { of: 'hours', amount: 10, bands: [] }, 52_000],
    // A package only: nobody can say what 10 hours each week cost.
    ['Rientro dall’ospedale', { of: 'hours', amount: 10, bands: [] }, null],
    // 12 for 288.00 is 24.00 each: 2 × 52 / 12 × 24.
    ['Bagno e vestizione con calma', { of: 'visits', amount: 2, bands: [] }, 20_800],
    ['Pasti per diabetici e con poco sale', { of: 'visits', amount: 5, bands: [] }, 18_200],
    ['Pranzo di casa, tutti i giorni', { of: 'visits', amount: 5, bands: [] }, 21_500],
    // Five single visits at 36.00; six as a package; seven as a package and one.
    ['Podologa a domicilio', { of: 'times', amount: 5, bands: [] }, 18_000],
    ['Podologa a domicilio', { of: 'times', amount: 6, bands: [] }, 19_800],
    ['Podologa a domicilio', { of: 'times', amount: 7, bands: [] }, 23_400],
    ['Barba e capelli da uomo', { of: 'times', amount: 3, bands: [] }, 6_600],
  ])('of %s for %j is %s cents', async (title, need, cents) => {
    expect(await priceOf(title, need)).toBe(cents);
  }); // prettier-ignore

  test('is said by the list, and is what the highest price and the order go by', async () => {
    const type = 'assistenza-persona';
    const all = await search({ type, amount: 10, sort: 'price' });
    expect(all.need).toEqual({ param: 'hoursPerWeek', amount: 10, per: 'month' });
    const cents = all.items.map(({ needCents }) => needCents ?? Infinity);
    expect(cents).toEqual([...cents].sort((a, b) => a - b));
    expect(cents).toContain(Infinity);
    const price = cents.find((one) => one < Infinity)!;
    const cheap = await search({ type, amount: 10, price });
    expect(cheap.items.length).toBeGreaterThan(0);
    for (const { needCents } of cheap.items) expect(needCents).toBeLessThanOrEqual(price);
  });

  test('is walked by price to its end, those without one last', async () => {
    const query = { type: 'assistenza-persona', amount: 6, sort: 'price' as const };
    const whole = await search(query);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search({ ...query, limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(whole.items.map(({ id }) => id));
  });

  test('of the nights asked for is that of the nights', async () => {
    const { items } = await search({ type: 'assistenza-persona', amount: 10, options: 'timeBands:night' }); // prettier-ignore
    expect(items.map(({ title }) => title)).toContain('Notti tranquille');
    const nights = items.find(({ title }) => title === 'Notti tranquille');
    expect(nights?.needCents).toBe(117_000);
  });

  test.each<[string, Static<typeof ServicesQuery>, string]>([
    ['an amount of nothing', { amount: 3 }, '/amount'],
    ['an amount of what is not measured', { type: 'riparazioni', amount: 3 }, '/amount'],
    ['more than one can ask for', { type: 'assistenza-persona', amount: 55 }, '/amount'],
    ['an unknown type', { type: 'volo', amount: 3 }, '/amount'],
    ['an option of another type', { type: 'tata', options: 'diet:halal' }, '/options'],
    ['an option that touches health', { type: 'assistenza-persona', options: 'autonomy:dependent' }, '/options'],
    ['a health option, without a type', { options: 'competences:dementia' }, '/options'],
    ['a distance from nowhere', { km: 3 }, '/km'],
  ])('or a filter is refused for %s', async (_, query, pointer) => {
    await expect(search(query)).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ pointer }] },
    });
  }); // prettier-ignore
});

describe('The other filters', () => {
  test('keep those near enough, and say how far each is', async () => {
    const near = await search({ type: 'assistenza-persona', municipio: 6, km: 4 });
    expect(near.items.length).toBeGreaterThan(0);
    for (const { km } of near.items) expect(km).toBeLessThanOrEqual(4);
    const all = await search({ type: 'assistenza-persona', municipio: 6 });
    expect(all.items.some(({ km }) => km! > 4)).toBe(true);
    expect(all.items.find(({ ente }) => ente.name === 'Cooperativa Sociale La Cura')?.km).toBe(0);
  });

  test('give back the very services that are compared, with what they cost for the need', async () => {
    const { items } = await search({ type: 'assistenza-persona', amount: 10 });
    const ids = items.slice(0, 3).map(({ id }) => id);
    const compared = await search({ ids: ids.join(','), type: 'assistenza-persona', amount: 10 });
    expect(compared.items.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(compared.items.some(({ needCents }) => needCents !== null)).toBe(true);
  });

  test('leave out who begins too late', async () => {
    const title = 'Custode sociale in via Savona e dintorni';
    const titles = async (startBy: string) =>
      (await search({ type: 'custode-sociale', startBy })).items.map((one) => one.title);
    expect(await titles('2027-01-10')).not.toContain(title);
    expect(await titles('2027-01-11')).toContain(title);
  });

  test('count a mean of reviews from five up', async () => {
    const rated = { type: 'pet-sitter', rating: 4 };
    expect((await search(rated)).items).toEqual([]);
    await plantReviews(database.adminUrl, { ente: 12, type: 'pet-sitter', reviews: 4, stars: 20 });
    expect((await search(rated)).items).toEqual([]);
    await plantReviews(database.adminUrl, { ente: 12, type: 'pet-sitter', reviews: 5, stars: 20 });
    expect((await search(rated)).items).toHaveLength(3);
    expect((await search({ ...rated, rating: 5 })).items).toEqual([]);
  });

  test('follow what a service covers, said or known from its prices and languages', async () => {
    const titles = async (options: string, type: string) =>
      (await search({ type, options })).items.map(({ title }) => title);
    expect(await titles('diet:halal', 'pasti-domicilio')).toEqual(['Cena halal del venerdì e non solo']);
    expect(await titles('languages:ukrainian', 'badante-condivisa')).toContain('La badante del cortile');
    expect(await titles('timeBands:night', 'assistenza-persona')).toContain('Notti tranquille');
    expect(await titles('timeBands:holidays', 'assistenza-persona')).toContain('Assistenza a casa, ora per ora');
  }); // prettier-ignore
});

describe('The order', () => {
  test('tells of each its reasons, whose weights make a hundred', async () => {
    const { items } = await search({ q: 'badante', municipio: 6 });
    for (const { why } of items) {
      const weights = why!.reasons.map(({ weight }) => weight);
      expect(Math.abs(weights.reduce((a, b) => a + b, 0) - 100)).toBeLessThanOrEqual(2);
    }
    const criteria = items[0]!.why!.reasons.map(({ criterion }) => criterion);
    expect(criteria).toEqual(['text', 'near', 'rating', 'soon', 'price']);
  });

  test('without a place says nothing of nearness, and by price gives no reasons', async () => {
    const [first] = (await search({ q: 'badante' })).items;
    expect(first!.why!.reasons.map(({ criterion }) => criterion)).not.toContain('near');
    expect((await search({ q: 'badante', sort: 'price' })).items[0]!.why).toBeNull();
  });
});
