import { describe, expect, test } from '@jest/globals';
import { TERMS } from './testing.ts';
import { areTerms, instantAfter, type Span } from './terms.ts';

const HOLIDAYS = ['2026-12-07', '2026-12-08', '2026-12-25', '2026-12-26', '2027-01-01'];

describe('A span of time', () => {
  test.each<[why: string, start: string, span: Span, end: string]>([
    ['skips a week-end', '2026-11-20T09:30:00Z', { businessDays: 1 }, '2026-11-23T09:30:00.000Z'],
    ['counts from the next day when it starts on a Saturday', '2026-11-21T09:00:00Z', { businessDays: 1 }, '2026-11-23T09:00:00.000Z'],
    ['skips the patron of Milano and the Immacolata', '2026-12-04T10:00:00Z', { businessDays: 2 }, '2026-12-10T10:00:00.000Z'],
    ['takes half a business day as twelve hours', '2026-11-23T08:00:00Z', { businessDays: 2.5 }, '2026-11-25T20:00:00.000Z'],
    ['moves a half that falls on a Saturday to Monday', '2026-11-26T15:00:00Z', { businessDays: 1.5 }, '2026-11-30T03:00:00.000Z'],
    ['keeps the hour on the wall when summer time begins on 29 March 2026', '2026-03-28T09:00:00Z', { days: 1 }, '2026-03-29T08:00:00.000Z'],
    ['keeps the hour on the wall when summer time ends on 25 October 2026', '2026-10-24T08:00:00Z', { days: 1 }, '2026-10-25T09:00:00.000Z'],
    ['knows 29 February 2028', '2028-02-28T12:00:00Z', { days: 1 }, '2028-02-29T12:00:00.000Z'],
    ['counts hours as they pass, also across the change', '2026-10-25T00:00:00Z', { hours: 24 }, '2026-10-26T00:00:00.000Z'],
    ['takes minutes and seconds, for those who try it out', '2026-11-23T08:00:00Z', { minutes: 5 }, '2026-11-23T08:05:00.000Z'],
  ])('%s', (_why, start, span, end) => {
    expect(instantAfter(start, span, HOLIDAYS)).toBe(end);
  }); // prettier-ignore
});

describe('A policy', () => {
  test('is taken when every term can be counted', () => {
    expect(areTerms(TERMS)).toBe(true);
    expect(areTerms({ ...TERMS, offersDeadline: { seconds: 90 } })).toBe(true);
  });

  test.each<[why: string, policy: object]>([
    ['a term is missing', { ...TERMS, paymentDeadline: undefined }],
    ['a term is no span', { ...TERMS, orderFallback: 5 }],
    ['a unit is unknown', { ...TERMS, orderFallback: { weeks: 1 } }],
    ['a unit is every object’s own', { ...TERMS, orderFallback: { constructor: 1 } }],
    ['a span has two units', { ...TERMS, orderFallback: { days: 1, hours: 2 } }],
    ['a count is text', { ...TERMS, orderFallback: { days: '5' } }],
    ['a count is negative', { ...TERMS, orderFallback: { days: -1 } }],
    ['a day is halved', { ...TERMS, orderFallback: { days: 0.5 } }],
    ['a term would outlast everyone', { ...TERMS, orderFallback: { businessDays: 1e9 } }],
    ['nothing says by how much to extend', { ...TERMS, extensionLimit: undefined }],
  ])('is refused when %s', (_why, policy) => {
    expect(areTerms(policy)).toBe(false);
  });
});
