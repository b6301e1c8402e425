import { describe, expect, it, test } from '@jest/globals';
import { textOf } from './testing.ts';
import { writeNotice } from './notice-pdf.ts';
import { type Slip, slipData } from './postal-slip.ts';

const SLIP: Slip = {
  nav: '347000000000000093',
  amountCents: 25_805,
  creditor: { fiscalCode: '01199250158', name: 'Comune di Milano' },
  account: '000012345678',
  authorisation: 'AUT. 1 DEL 01/01/2020',
  debtor: { fiscalCode: 'FRRNNA80A41F205X', name: 'Anna Ferrari' },
  reason: 'WeMi MI-2026-000001',
};
/** Where each field begins, and how wide it is. */
const FIELDS = {
  codeline: [13, 50],
  type: [63, 3],
  creditor: [66, 11],
  debtor: [77, 16],
  name: [93, 40],
  reason: [133, 110],
  filler: [243, 12],
  end: [255, 1],
} as const;
const field = (data: string, [from, width]: readonly [number, number]) =>
  data.slice(from, from + width);

describe('the data of a postal slip', () => {
  it('are what Poste Italiane lays down, field by field', () => {
    const data = slipData(SLIP);
    expect(data.slice(0, 13)).toBe('codfase=NBPA;');
    const read = Object.fromEntries(
      Object.entries(FIELDS).map(([name, at]) => [name, field(data, at)]),
    );
    expect(read).toEqual({
      codeline: '18347000000000000093' + '12000012345678' + '100000025805' + '3896',
      type: '1P1',
      creditor: '01199250158',
      debtor: 'FRRNNA80A41F205X',
      name: 'ANNA FERRARI'.padEnd(40),
      reason: 'WEMI MI-2026-000001'.padEnd(110),
      filler: ' '.repeat(12),
      end: 'A',
    });
  });

  // An app of the State looks for its fields at these places.
  it('have number, amount and creditor where readers of pagoPA look for them', () => {
    const data = slipData(SLIP);
    expect([data.slice(15, 33), data.slice(49, 59), data.slice(66, 77)]).toEqual([
      '347000000000000093',
      '0000025805',
      '01199250158',
    ]);
  });

  test.each([
    ['an accent', 'Nicolò D’Agàta', 'NICOLO D AGATA'],
    ['a straight apostrophe', "D'Angelo", "D'ANGELO"],
    ['a letter of another alphabet', 'Łukasz Ђ', ' UKASZ'],
    ['what ends a field elsewhere', 'Rossi; Mario\nx|y', 'ROSSI  MARIO X Y'],
    ['nothing', '', ''],
    ['forty letters', 'a'.repeat(40), 'A'.repeat(40)],
    ['more than forty letters', 'a'.repeat(41), 'A'.repeat(40)],
    ['a letter that becomes two', 'ß'.repeat(30), 'S'.repeat(40)],
  ])('keep their width with %s in a name', (_what, name, written) => {
    const data = slipData({ ...SLIP, debtor: { ...SLIP.debtor, name } });
    expect(data).toHaveLength(256);
    expect(field(data, FIELDS.name)).toBe(written.padEnd(40));
    expect(data).toMatch(/^[\x20-\x7e]+A$/);
  });

  test.each([
    [1, '0000000001'],
    [25_805, '0000025805'],
    [9_999_999_999, '9999999999'],
  ])('write %d cents in ten digits', (amountCents, written) => {
    expect(slipData({ ...SLIP, amountCents }).slice(49, 59)).toBe(written);
  });

  test.each([10_000_000_000, -1, 0.5])('do not write an amount of %d cents', (amountCents) => {
    expect(() => slipData({ ...SLIP, amountCents })).toThrow('digits');
  });

  it('cut a reason that is too long, and fill up the code of whom nobody knows', () => {
    const debtor = { fiscalCode: 'ANONIMO', name: 'ANONIMO' };
    const data = slipData({ ...SLIP, debtor, reason: 'r'.repeat(200) });
    expect(data).toHaveLength(256);
    expect(field(data, FIELDS.debtor)).toBe('ANONIMO         ');
    expect(field(data, FIELDS.reason)).toBe('R'.repeat(110));
  });
});

describe('a notice on paper', () => {
  const notice = {
    nav: SLIP.nav, amountCents: SLIP.amountCents, dueAt: '2026-12-01T22:59:59.000Z', number: 'MI-2026-000001',
    applicantId: 'c', debtorName: 'Anna Ferrari', debtorCode: null,
  }; // prettier-ignore
  const creditor = {
    fiscalCode: '01199250158', name: 'Comune di Milano', iban: 'IT60X0542811101000000123456', segregationCode: '47',
    category: '0201102IM',
  }; // prettier-ignore
  const figuresOf = async (postal: { postalAccount: string | null; postalAuthorisation: string | null }) => {
    const bytes = await writeNotice({ notice, creditor: { ...creditor, ...postal }, at: '2026-11-29T10:00:00.000Z' });
    const { pdf, text } = await textOf(bytes);
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, n) => JSON.stringify(await (await pdf.getPage(n + 1)).getStructTree())));
    return { text, figures: pages.join('').match(/"Figure"/g)?.length ?? 0 };
  }; // prettier-ignore

  it('has a slip where the comune has a postal account', async () => {
    const { text, figures } = await figuresOf({ postalAccount: '000012345678', postalAuthorisation: 'AUT. 1 DEL 01/01/2020' }); // prettier-ignore
    for (const told of ['Bollettino Postale PA', '000012345678', 'AUT. 1 DEL 01/01/2020', 'Anna Ferrari', '258,05'])
      expect(text).toContain(told); // prettier-ignore
    expect(figures).toBe(2);
  });

  it('has none where it has not', async () => {
    const { text, figures } = await figuresOf({ postalAccount: null, postalAuthorisation: null });
    expect(text).not.toMatch(/Bollettino|Anna Ferrari/);
    expect(figures).toBe(1);
  });
});
