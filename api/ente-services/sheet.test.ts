import { describe, expect, test } from '@jest/globals';
import type { ServiceContent } from '../../catalogue/service-content.ts';
import { BYTE_ORDER_MARK, csvRows } from '../audit/csv.ts';
import { cellsOf, HEADS, readSheet } from './sheet.ts';

const CONTENT: ServiceContent = {
  ...{
    title: 'Notti serene',
    summary: '=Chi veglia',
    description: 'Una; «due»\n\n- tre "quattro"',
  },
  ...{
    included: ['Colazione', 'Cena'],
    profiles: ['OSS'],
    competences: [],
    languages: ['Italiano'],
  },
  zones: [1, 9],
  priceLines: [
    { label: 'Ora di notte', unit: 'hour', band: 'night', unitCents: 2605, minimum: 8 },
    { label: 'Pacchetto', unit: 'package', unitCents: 9000, quantity: 4 },
    { label: '', unit: 'month', unitCents: null },
  ],
  ...{ availableFrom: '2027-01-01', covers: ['timeBands:night'] },
};
const ROW = { id: 'e0000000-0000-4000-8000-000000000001', version: 3, serviceTypeId: 'sollievo', content: CONTENT }; // prettier-ignore
const sheet = (...rows: string[][]) => BYTE_ORDER_MARK + csvRows([HEADS, ...rows]);
const pointers = (csv: string) => readSheet(csv).errors.map(({ pointer }) => pointer);

describe('A sheet of services', () => {
  test('is read as it was written, whatever stands in its cells', () => {
    const { rows, errors } = readSheet(sheet(cellsOf(ROW)));
    expect(errors).toEqual([]);
    const { version: _, ...row } = ROW;
    expect(rows).toEqual([{ ...row, version: '3', number: 2 }]);
  });

  test('is read with commas, without a mark, in another order, without ids', () => {
    const heads = HEADS.filter((head) => head !== 'id' && head !== 'versione').reverse();
    const { rows } = readSheet(
      `${heads.join(',')}\n,,"Ora | ora | | 20",3,,,,,,,Titolo,sollievo\n`,
    );
    expect(rows).toMatchObject([{ id: '', serviceTypeId: 'sollievo', content: { title: 'Titolo', zones: [3], priceLines: [{ label: 'Ora', unit: 'hour', unitCents: 2000 }] } }]); // prettier-ignore
  });

  test.each([
    ['Ora | ora | notte'],
    ['Ora | ora |  | 20,5'],
    ['Ora | ora |  | 20 | 2'],
    ['Pacchetto | pacchetto |  | 90 |  | 4'],
  ])('takes the price «%s»', (price) => {
    expect(pointers(sheet(withCell('prezzi', price)))).toEqual([]);
  });

  test.each([
    ['prezzi', 'venti euro all’ora'],
    ['prezzi', 'Ora | ora |  | -5'],
    ['prezzi', 'Ora | ora | alba | 20'],
    ['prezzi', 'Ora | minuto |  | 20'],
    ['prezzi', 'Ora | ora |  | 20 | 2 | 3 | 4'],
    ['municipi', 'Tutti'],
  ] as const)('says in which row and column it cannot be read: %s «%s»', (head, text) => {
    const csv = sheet(cellsOf(ROW), withCell(head, text));
    expect(pointers(csv)).toEqual([`/csv/3/${head}`]);
    expect(readSheet(csv).errors[0]!.message.it).toContain(`Riga 3, «${head}»`);
  });

  test('says which columns are missing, and that there are too many rows', () => {
    expect(pointers('tipo;titolo\nsollievo;Ciao')).toContain('/csv/1/prezzi');
    expect(pointers(sheet(...Array.from({ length: 201 }, () => cellsOf(ROW))))).toEqual(['/csv']);
  });

  test.each([[''], ['"senza fine'], ['\u0001\u0002'], [BYTE_ORDER_MARK]])('that is none has no rows: %j', (csv) => {
    expect(readSheet(csv).rows).toEqual([]);
  }); // prettier-ignore
});

function withCell(head: (typeof HEADS)[number], text: string): string[] {
  return cellsOf(ROW).map((cell, index) => (HEADS[index] === head ? text : cell));
}
