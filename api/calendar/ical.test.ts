import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { type Dated, entriesOf } from './entries.ts';
import { type Entry, writeCalendar } from './ical.ts';

const PRATICA = 'a0000000-0000-4000-8000-000000000001';
const of = { praticaId: PRATICA, title: 'WeMi', changedAt: '2026-03-01T08:00:00.000Z', version: 7 };

/** Read back by a parser that is none of ours. */
function parsed(entries: Entry[]) {
  const text = writeCalendar({ ...of, entries });
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(zone);
  }
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return { text, calendar, events };
}
const instantOf = (time: ICAL.Time) => time.toJSDate().toISOString();

describe('A calendar file', () => {
  test.each([
    ['the last morning of winter time', '2026-03-28T08:00:00.000Z'],
    ['the first of summer time', '2026-03-29T07:00:00.000Z'],
    ['the last of summer time', '2026-10-24T07:00:00.000Z'],
    ['the first of winter time again', '2026-10-25T08:00:00.000Z'],
    ['29 February', '2028-02-29T08:00:00.000Z'],
  ])('keeps nine in the morning at nine on %s', (_when, at) => {
    const until = new Date(Date.parse(at) + 3_600_000).toISOString();
    const { events } = parsed([{ name: 'visit', summary: 'Visita', at, until }]);
    expect([events[0]!.startDate.hour, events[0]!.endDate.hour]).toEqual([9, 10]);
    expect(instantOf(events[0]!.startDate)).toBe(at);
    expect(instantOf(events[0]!.endDate)).toBe(until);
  });

  test('counts whole days up to the last, across the change of clocks', () => {
    const paused = { name: 'p', summary: 'Sospeso', day: '2026-03-27', lastDay: '2026-04-02' };
    const { events } = parsed([paused, { name: 'd', summary: 'Primo', day: '2028-02-29' }]);
    expect(events.map(({ startDate, endDate }) => [startDate.toString(), endDate.toString()])).toEqual([['2026-03-27', '2026-04-03'], ['2028-02-29', '2028-03-01']]); // prettier-ignore
    expect(events[0]!.startDate.isDate).toBe(true);
  });

  test('names a thing the same each time, in a sequence that only grows', () => {
    const { events, text } = parsed([{ name: 'last-day-1', summary: 'Fine', day: '2026-05-30' }]);
    expect([events[0]!.uid, events[0]!.sequence]).toEqual([`last-day-1.${PRATICA}@wemi`, 7]);
    const later = writeCalendar({ ...of, version: 8, entries: [] });
    expect(later).not.toContain('BEGIN:VEVENT');
    expect(text).toContain('DTSTAMP:20260301T080000Z\r\n');
  });

  test('takes any text, in lines that no reader breaks on', () => {
    const summary = 'Già; domani, però…\nè «così» \\ e àèìòù '.repeat(6);
    const { events, text } = parsed([{ name: 'x', summary, day: '2026-05-30' }]);
    expect(events[0]!.summary).toBe(summary);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('marks what is not to be any more', () => {
    const { events } = parsed([{ name: 'x', summary: 'Visita', day: '2026-05-30', isCancelled: true }]); // prettier-ignore
    expect(events[0]!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });
});

describe('The entries of a pratica', () => {
  const service = {
    period: 1,
    startDate: '2026-03-01',
    endDate: '2026-05-30',
    paidDays: 91,
    suspendedDays: 0,
    suspensions: 0,
    suspension: null,
  };
  const paid: Dated = { number: 'MI-2026-000001', state: 'active', service, deadlines: {}, endedOn: null }; // prettier-ignore
  const days = (pratica: Dated) =>
    entriesOf(pratica, 'it').map((entry) => [
      entry.name,
      'day' in entry ? `${entry.day}/${entry.lastDay ?? ''}` : entry.at,
    ]);

  test('are its first and last day, the pause that is planned and the time to decide', () => {
    const suspension = { from: '2026-03-27', until: '2026-04-03' };
    const deadlines = { renewalPrompt: '2026-05-16T22:00:00.000Z' };
    expect(days({ ...paid, deadlines, service: { ...service, suspension } })).toEqual([
      ['first-day-1', '2026-03-01/'],
      ['last-day-1', '2026-05-30/'],
      ['suspension-1-1', '2026-03-27/2026-04-02'],
      ['renewal-1', '2026-05-17/'],
    ]);
    const begun = { ...service, suspensions: 1, suspension };
    expect(days({ ...paid, state: 'suspended', service: begun })[2]![0]).toBe('suspension-1-1');
  });

  test('are the term to pay, at its hour or on its last day, and no days that still move', () => {
    const deadlines = { paymentDeadline: '2026-02-20T09:30:00.000Z' };
    expect(days({ ...paid, state: 'payment', deadlines })).toEqual([['payment-1', '2026-02-20T09:30:00.000Z']]); // prettier-ignore
    const renewed = { ...service, next: { paidDays: 30, isPaid: false } };
    const due = { renewalPaymentDeadline: '2026-06-02T22:00:00.000Z' };
    expect(days({ ...paid, state: 'renewed', service: renewed, deadlines: due }).slice(2)).toEqual([
      ['first-day-2', '2026-05-31/'],
      ['last-day-2', '2026-06-29/'],
      ['payment-2', '2026-06-02/'],
    ]);
  });

  test('end with the day before it was ended for good', () => {
    const suspension = { from: '2026-04-20', until: '2026-04-25' };
    const ended = { ...paid, state: 'interrupted', endedOn: '2026-04-11', service: { ...service, suspension } }; // prettier-ignore
    expect(days(ended)).toEqual([
      ['first-day-1', '2026-03-01/'],
      ['last-day-1', '2026-04-10/'],
      ['suspension-1-1', '2026-04-20/2026-04-24'],
    ]);
    expect(entriesOf(ended, 'it').map(({ isCancelled }) => isCancelled ?? false)).toEqual([false, false, true]); // prettier-ignore
  });

  test('call off a pause that was planned and dropped, under the name that the next one takes', () => {
    const droppedPause = { from: '2026-04-20', until: '2026-04-25' };
    const { events } = parsed(entriesOf({ ...paid, droppedPause }, 'it'));
    const [pause] = events.filter(({ uid }) => uid.startsWith('suspension-'));
    expect(pause?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect([pause?.uid, pause?.sequence]).toEqual([`suspension-1-1.${PRATICA}@wemi`, 7]);
    const again = { ...service, suspension: { from: '2026-05-01', until: '2026-05-03' } };
    const names = entriesOf({ ...paid, droppedPause, service: again }, 'it').filter(({ name }) => name.startsWith('suspension-')); // prettier-ignore
    expect(names).toMatchObject([{ name: 'suspension-1-1', day: '2026-05-01' }]);
    expect(names[0]).not.toHaveProperty('isCancelled');
    const earlier = { from: '2026-01-20', until: '2026-01-25' };
    expect(days({ ...paid, droppedPause: earlier })).toHaveLength(2);
  });

  test('say nothing of the person nor of the service', () => {
    for (const { summary } of entriesOf(paid, 'en')) {
      expect(summary).toMatch(/^(First|Last) day of the (service|period) \(WeMi MI-2026-000001\)$/);
    }
  });
});
