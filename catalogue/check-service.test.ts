import { describe, expect, test } from '@jest/globals';
import { checkService, completeness, missingIn } from './check-service.ts';
import { listPrice, type ListPriceLine } from './prices.ts';
import { EMPTY_CONTENT, fieldsChanged, type Ground, namesOf, type ServiceContent } from './service-content.ts'; // prettier-ignore

const option = (id: string, it: string) => ({ id, it, en: '' });
const ask = { it: '-', en: '-', sensitive: false, required: false };
const GROUND: Ground = {
  type: {
    profiles: ['OSS', 'ASA'],
    priceModels: ['hourly', 'package'],
    params: [
      { ...ask, id: 'timeBands', type: 'choices', options: [option('night', 'Notte')] },
      { ...ask, id: 'languages', type: 'choices', options: [option('arabic', 'Arabo')] },
      { ...ask, id: 'hours', type: 'integer' },
    ],
  },
  competences: ['Cucina e diete'],
  languages: ['Italiano', 'Arabo'],
  municipi: [1, 3],
};
const hour = (change: Partial<ListPriceLine> = {}): ListPriceLine => ({ label: 'Ora', unit: 'hour', unitCents: 2200, ...change }); // prettier-ignore
const WHOLE: ServiceContent = {
  ...{ title: 'Notti tranquille', summary: 'Di notte c’è chi veglia', description: 'Una **OSS**.' },
  ...{ included: ['La colazione'], profiles: ['OSS'], competences: [], languages: ['Italiano'] },
  ...{ zones: [1], priceLines: [hour()], availableFrom: null, covers: ['timeBands:night'] },
};

describe('What an ente says of a service', () => {
  test.each<[string, Partial<ServiceContent>, string[]]>([
    ['all that may be said', {}, []],
    ['a profile of another type', { profiles: ['OSS', 'idraulico'] }, ['/profiles/1 profile']],
    ['a competence that nobody knows', { competences: ['Volare'] }, ['/competences/0 competence']],
    ['a language that nobody knows', { languages: ['Arabo', 'Elfico'] }, ['/languages/1 language']],
    ['a municipio for which it is not qualified', { zones: [1, 2] }, ['/zones/1 zone']],
    ['a unit of no price model of the type', { priceLines: [hour({ unit: 'visit' })] }, ['/priceLines/0/unit unit']],
    ['a band of what has none', { priceLines: [hour({ unit: 'package', band: 'night' })] }, ['/priceLines/0/band band']],
    ['a number of what is one', { priceLines: [hour({ quantity: 4 })] }, ['/priceLines/0/quantity quantity']],
    ['one price twice', { priceLines: [hour(), hour({ unitCents: 1 })] }, ['/priceLines/1 price-twice']],
    ['two bands, two packages', { priceLines: [hour({ band: 'weekday' }), hour({ band: 'night' }), hour({ unit: 'package', label: 'Da 4' }), hour({ unit: 'package', label: 'Da 8' })] }, []],
    ['two packages that are not named yet', { priceLines: [hour({ unit: 'package', label: '' }), hour({ unit: 'package', label: '' })] }, []],
    ['an answer that nobody offers', { covers: ['timeBands:dawn'] }, ['/covers/0 covers']],
    ['an answer that is said by name', { covers: ['languages:arabic'] }, ['/covers/0 covers']],
    ['an answer to a number', { covers: ['hours:3'] }, ['/covers/0 covers']],
  ])('may be kept, or not: %s', (_what, change, faults) => {
    const found = checkService({ ...WHOLE, ...change }, GROUND);
    expect(found.map(({ pointer, fault }) => `${pointer} ${fault}`)).toEqual(faults);
  }); // prettier-ignore

  test.each<[string, ServiceContent, string[], number]>([
    ['everything', WHOLE, [], 100],
    ['nothing', EMPTY_CONTENT, ['/title', '/summary', '/description', '/profiles', '/zones', '/priceLines'], 0],
    ['blanks for a title', { ...WHOLE, title: ' ' }, ['/title'], 88],
    ['a price without its cents', { ...WHOLE, priceLines: [hour(), hour({ label: ' ', band: 'night', unitCents: null })] }, ['/priceLines/1/label', '/priceLines/1/unitCents'], 88],
    ['nothing that is only of help', { ...WHOLE, included: [], covers: [] }, [], 77],
  ])('is as complete as it says: %s', (_what, content, missing, percent) => {
    expect(missingIn(content).map(({ pointer }) => pointer)).toEqual(missing);
    expect(completeness(content)).toBe(percent);
  }); // prettier-ignore

  test('shows in lists the first kind of price, and the least of it', () => {
    const lines = [hour({ band: 'night', unitCents: 3000 }), hour({ unitCents: 2200 }), hour({ unit: 'package', unitCents: 100 })]; // prettier-ignore
    expect(listPrice(lines)).toEqual({ cents: 2200, unit: 'hour' });
  });

  test('differs from what it was in whole fields, whatever the order of names', () => {
    const line = { unitCents: 2200, unit: 'hour', label: 'Ora' } as const;
    expect(fieldsChanged(WHOLE, { ...WHOLE, priceLines: [line] })).toEqual([]);
    expect(fieldsChanged(WHOLE, { ...WHOLE, zones: [3], title: 'Altro', availableFrom: '2027-01-01' })).toEqual(['title', 'zones', 'availableFrom']); // prettier-ignore
    expect(fieldsChanged(WHOLE, { ...WHOLE, priceLines: [hour({ minimum: 2 })] })).toEqual(['priceLines']); // prettier-ignore
  });

  test('names what its type asks, else what any type of the catalogue asks', () => {
    const other = { params: [{ ...ask, id: 'competences', type: 'choices' as const, options: [option('peg', 'PEG')] }] }; // prettier-ignore
    expect(namesOf('languages', GROUND.type, [other])).toEqual(['Arabo']);
    expect(namesOf('competences', GROUND.type, [other, other])).toEqual(['PEG']);
  });
});
