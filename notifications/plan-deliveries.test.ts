import { describe, expect, it } from '@jest/globals';
import type { Urgency } from '../db/tables/notifications.ts';
import { planDeliveries, type Telling } from './plan-deliveries.ts';

const NOON = '2026-11-30T11:00:00.000Z';
const off = (channel: 'mail' | 'sms') => ({ topic: 'offers', channel, isOn: false });
const telling = (
  about: Partial<Telling> & { urgency?: Urgency; isMandatory?: boolean } = {},
): Telling => {
  const { urgency = 'normal', isMandatory = false, ...more } = about;
  return {
    decision: { topic: 'offers', urgency, isMandatory },
    at: NOON,
    mailAfterSeconds: 20,
    smsAfterSeconds: 30,
    preferences: [],
    hasPhone: false,
    ...more,
  };
};
const said = (about: Parameters<typeof telling>[0]) =>
  planDeliveries(telling(about)).map(({ channel, isOff }) => `${channel}${isOff ? ' off' : ''}`);

describe('A notification', () => {
  it.each<[string, Parameters<typeof telling>[0], string[]]>([
    ['goes out by mail', {}, ['mail']],
    ['goes by SMS as well when it is urgent and there is a phone', { urgency: 'now', hasPhone: true }, ['mail', 'sms']],
    ['goes by no SMS without a phone', { urgency: 'now' }, ['mail']],
    ['goes by no SMS when it is not urgent', { hasPhone: true }, ['mail']],
    ['goes by no mail when mails of its topic are off', { preferences: [off('mail')] }, ['mail off']],
    ['minds no other topic', { preferences: [{ ...off('mail'), topic: 'orders' }] }, ['mail']],
    ['goes by no SMS when they are off', { urgency: 'now', hasPhone: true, preferences: [off('sms')] }, ['mail', 'sms off']],
    ['that must be told keeps the mail when both are off', { urgency: 'now', isMandatory: true, hasPhone: true, preferences: [off('mail'), off('sms')] }, ['mail', 'sms off']],
    ['that must be told keeps the mail when no SMS would go', { isMandatory: true, hasPhone: true, preferences: [off('mail')] }, ['mail']],
    ['that must be told goes by SMS alone where the mail is off', { urgency: 'now', isMandatory: true, hasPhone: true, preferences: [off('mail')] }, ['mail off', 'sms']],
  ])('%s', (_says, about, channels) => {
    expect(said(about)).toEqual(channels);
  }); // prettier-ignore

  it('waits for the page, by SMS a little longer; an urgent mail does not', () => {
    const due = (urgency: Urgency) =>
      planDeliveries(telling({ urgency, hasPhone: true })).map(({ dueAt }) => dueAt);
    expect(due('normal')).toEqual(['2026-11-30T11:00:20.000Z']);
    expect(due('now')).toEqual([NOON, '2026-11-30T11:00:30.000Z']);
  });
});

const dueAt = (at: string, setting: Partial<NonNullable<Telling['setting']>>, urgency: Urgency = 'normal') =>
  planDeliveries(telling({ at, urgency, mailAfterSeconds: 0, setting: { quietFrom: null, quietUntil: null, digestAt: null, ...setting } }))[0]!; // prettier-ignore

describe('Quiet hours', () => {
  const night = { quietFrom: '22:00:00', quietUntil: '07:00:00' };
  it.each([
    ['hold back what comes in them', '2026-11-30T22:30:00.000Z', night, '2026-12-01T06:00:00.000Z'],
    ['hold back what comes after midnight', '2026-12-01T00:30:00.000Z', night, '2026-12-01T06:00:00.000Z'],
    ['leave the day alone', '2026-11-30T11:00:00.000Z', night, '2026-11-30T11:00:00.000Z'],
    ['begin on the minute', '2026-11-30T21:00:00.000Z', night, '2026-12-01T06:00:00.000Z'],
    ['end on the minute', '2026-12-01T06:00:00.000Z', night, '2026-12-01T06:00:00.000Z'],
    ['can be by day', '2026-11-30T12:30:00.000Z', { quietFrom: '13:00', quietUntil: '15:00' }, '2026-11-30T14:00:00.000Z'],
    ['end an hour earlier when summer time begins in them', '2026-03-28T22:00:00.000Z', night, '2026-03-29T05:00:00.000Z'],
    ['end an hour later when it ends in them', '2026-10-24T21:00:00.000Z', night, '2026-10-25T06:00:00.000Z'],
    ['that end in the hour that clocks skip end when they went on', '2026-03-29T00:00:00.000Z', { quietFrom: '00:30', quietUntil: '02:30' }, '2026-03-29T01:30:00.000Z'],
    ['that end in the hour that comes twice end in its second, too', '2026-10-25T01:10:00.000Z', { quietFrom: '00:30', quietUntil: '02:30' }, '2026-10-25T01:30:00.000Z'],
  ])('%s', (_says, at, setting, due) => {
    expect(dueAt(at, setting).dueAt).toBe(due);
  }); // prettier-ignore

  it('hold back nothing urgent', () => {
    const at = '2026-11-30T22:30:00.000Z';
    expect(dueAt(at, night, 'now').dueAt).toBe(at);
  });
});

describe('The day’s summary', () => {
  it.each<[string, string, Urgency, boolean, string]>([
    ['takes what need not be acted on, at its next hour', '2026-11-30T11:00:00.000Z', 'low', true, '2026-11-30T17:00:00.000Z'],
    ['of tomorrow takes what comes after it', '2026-11-30T17:00:01.000Z', 'low', true, '2026-12-01T17:00:00.000Z'],
    ['keeps its hour on the wall in summer', '2026-06-30T11:00:00.000Z', 'low', true, '2026-06-30T16:00:00.000Z'],
    ['takes nothing else', '2026-11-30T11:00:00.000Z', 'normal', false, '2026-11-30T11:00:00.000Z'],
  ])('%s', (_says, at, urgency, digest, due) => {
    expect(dueAt(at, { digestAt: '18:00:00' }, urgency)).toMatchObject({ digest, dueAt: due });
  }); // prettier-ignore
});
