import { describe, expect, it } from '@jest/globals';
import type { Offer } from '../api-types';
import { draftCents, draftOf, emptyLine, newOffer, toPayload } from './offer-model';

const line = (euro: string, quantity: string) => ({ ...emptyLine('hour', 'Ore'), euro, quantity });

describe('an offer being written', () => {
  it('adds up in integer cents what fractions would get wrong', () => {
    expect(draftCents([line('0,10', '3'), line('0,20', '3')])).toBe(90);
    expect(draftCents([line('18,50', '40'), line('22,75', '8')])).toBe(92_200);
  });

  it('counts a line only when price and quantity can be read', () => {
    expect(
      draftCents([line('18,50', ''), line('abc', '2'), line('1', '2,5'), line('2', '2')]),
    ).toBe(400);
  });

  it('becomes the payload the API asks for, without what was left empty', () => {
    const draft = { ...newOffer('hourly', 'OSS', 'Ore'), firstDate: '2027-03-03', note: '  ' };
    draft.lines = [
      { ...line('18,5', ' 40 '), label: ' Ore feriali ', band: 'weekday' },
      line('20', '1'),
    ];
    expect(toPayload(draft)).toEqual({
      priceModel: 'hourly',
      profile: 'OSS',
      firstDate: '2027-03-03',
      validUntil: draft.validUntil,
      lines: [
        { label: 'Ore feriali', unit: 'hour', band: 'weekday', unitCents: 1850, quantity: 40 },
        { label: 'Ore', unit: 'hour', unitCents: 2000, quantity: 1 },
      ],
    });
  });

  it('comes back unchanged from an offer that is only opened and sent again', () => {
    const lines: Offer['lines'] = [
      { label: 'Ore', unit: 'hour', band: 'night', unitCents: 2305, quantity: 12 },
      { label: 'Pacchetto', unit: 'package', unitCents: 100_000, quantity: 1 },
    ];
    const offer = {
      priceModel: 'hourly',
      lines,
      firstDate: '2027-03-03',
      validUntil: '2027-03-10T22:59:59.999Z',
      profile: 'OSS',
      note: 'Ci siamo.',
    } as Offer;
    expect(toPayload(draftOf(offer))).toEqual({ ...offer, validUntil: '2027-03-10' });
  });
});
