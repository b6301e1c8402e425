import { describe, expect, it } from '@jest/globals';
import { anOrder, aPratica, aRenewal, aService } from '../../testing/pratica';
import { beginRenewal, lastDayOfNext, toProposal } from './renewal-model';

describe('the draft of a renewal', () => {
  it.each([
    ['as many days', '2099-03-01', 30, '2099-03-30', '2099-04-29'],
    ['a whole month', '2099-03-01', 31, '2099-03-31', '2099-04-30'],
    ['a whole month that a suspension moved', '2099-03-01', 31, '2099-04-07', '2099-05-07'],
    ['three months across the end of February', '2099-12-01', 90, '2100-02-28', '2100-05-31'],
  ])('is as long as the present period: %s', (_name, startDate, paidDays, endDate, last) => {
    expect(lastDayOfNext({ ...aService, startDate, paidDays, endDate })).toBe(last);
  });

  it('begins from the lines of the order and gives them back as they are', () => {
    const draft = beginRenewal(aPratica({ order: anOrder }), aService);
    expect(toProposal(draft)).toEqual({ endDate: '2099-04-29', lines: anOrder.lines });
  });

  it('begins from the proposal that stands, so that what differs is all one has to type', () => {
    const draft = beginRenewal(aPratica({ order: anOrder, renewal: aRenewal }), aService);
    expect(toProposal(draft)).toEqual({ endDate: aRenewal.endDate, lines: aRenewal.lines });
  });
});
