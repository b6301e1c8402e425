import { describe, expect, it } from '@jest/globals';
import { allowsNeeds, yearsLater } from './mandate';
import type { Mandate } from '../remote/types';
import { checkMandate, latestExpiry, newMandate, withScope } from './mandate-draft';

const today = '2099-03-03';
const good = { ...newMandate(today), email: 'luca@example.org', scope: ['pay' as const] };
const keysOf = (change: object) =>
  checkMandate({ ...good, ...change }, today).map(({ pointer, key }) => `${pointer} ${key}`);

describe('a mandate being given', () => {
  it('lasts a year unless one says otherwise, and allows nothing by itself', () => {
    expect(newMandate(today)).toMatchObject({
      expiresOn: '2100-03-03',
      scope: [],
      praticaId: null,
    });
    expect(checkMandate(good, today)).toEqual([]);
  });

  it.each([
    ['an address that is none', { email: 'luca' }, '/email email'],
    ['nothing that is allowed', { scope: [] }, '/scope scope'],
    ['one pratica that is not chosen', { praticaId: '' }, '/praticaId pratica'],
    ['an end that is past', { expiresOn: '2099-03-02' }, '/expiresOn expiry'],
    ['an end too far ahead', { expiresOn: '2102-03-04' }, '/expiresOn expiry'],
    ['no end', { expiresOn: '' }, '/expiresOn expiry'],
  ])('is not sent with %s', (_what, change, said) => {
    expect(keysOf(change)).toEqual([said]);
  });

  it('may begin and end on the same day, and last three years to the day', () => {
    expect(keysOf({ expiresOn: today })).toEqual([]);
    expect(keysOf({ expiresOn: latestExpiry(today) })).toEqual([]);
  });

  it('keeps what it allows in the order in which it was asked', () => {
    expect(withScope(['pay'], 'request', true)).toEqual(['request', 'pay']);
    expect(withScope(['request', 'pay'], 'request', false)).toEqual(['pay']);
  });

  it('ends on the last of February when there is no 29th', () => {
    expect(yearsLater('2028-02-29', 1)).toBe('2029-02-28');
    expect(yearsLater('2028-02-29', 4)).toBe('2032-02-29');
  });
});

describe('a mandate that was received', () => {
  const mandate = { status: 'active', scope: ['request'], praticaId: null } as unknown as Mandate;

  it('allows a new need only while it is good, for every pratica, and says so', () => {
    expect(allowsNeeds(mandate)).toBe(true);
    expect(allowsNeeds({ ...mandate, status: 'expired' })).toBe(false);
    expect(allowsNeeds({ ...mandate, scope: ['pay'] })).toBe(false);
    expect(allowsNeeds({ ...mandate, praticaId: 'p' })).toBe(false);
  });
});
