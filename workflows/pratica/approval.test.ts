import { describe, expect, test } from '@jest/globals';
import { approvalRefusal, mayNeedSecond } from './approval.ts';
import type { Command, Facts } from './messages.ts';
import { ADMIN, aPratica, CITIZEN, command, ENTE1, member, SYSTEM } from './testing.ts';
import { type Role, type State, STATES, TRANSITION_NAMES } from './transitions.ts';

const SECOND = '55555555-0000-4000-8000-000000000003';
const refund = (cents: number) => ({ refund: { cents, aloneUpToCents: 50_000 } });
const judge = (state: State, what: Command) => approvalRefusal({ ...aPratica(), state }, what);
const cancel = (facts: Facts) => command('cancel', ADMIN, { facts });

describe('What an administrator gives back', () => {
  test.each([
    ['less than one person may', refund(49_999), undefined],
    ['exactly what one person may', refund(50_000), undefined],
    ['more than that', refund(50_001), 'approval-required'],
    ['without saying how much', {}, 'approval-required'],
    ['more, approved by another', { ...refund(50_001), approvedBy: SECOND }, undefined],
    ['more, approved by the very same person', { ...refund(50_001), approvedBy: ADMIN.id }, 'approval-required'],
  ])('%s: asks for a second accordingly', (_, facts: Facts, refusal) => {
    for (const state of ['active', 'suspended', 'renewed', 'interrupted'] as const) {
      expect([state, judge(state, cancel(facts))]).toEqual([state, refusal]);
    }
  }); // prettier-ignore

  test('is nothing before anything was paid', () => {
    for (const state of ['offer', 'order', 'payment'] as const)
      expect(judge(state, cancel({}))).toBeUndefined();
  });

  test('in the place of a party counts like an own act; the parties need nobody', () => {
    const facts = { effectiveOn: '2026-12-01', ...refund(60_000) };
    const inPlace = command('interrupt', ADMIN, { facts, onBehalfOf: { role: 'citizen' } });
    expect(judge('active', inPlace)).toBe('approval-required');
    for (const party of [CITIZEN, member(ENTE1)])
      expect(judge('active', command('interrupt', party, { facts }))).toBeUndefined();
  });
});

test('Whatever ends a paid service by the office is among what may need a second', () => {
  const roles: Role[] = ['admin', 'citizen', 'ente', 'sportello', 'system'];
  const found = roles.flatMap((role) =>
    TRANSITION_NAMES.filter((name) => mayNeedSecond(name, role)).map((name) => `${role} ${name}`),
  );
  expect(found).toEqual(['admin interrupt', 'admin cancel']);
  expect(STATES.filter((state) => judge(state, cancel({})) === undefined)).toEqual(['offer', 'order', 'payment']); // prettier-ignore
  expect(judge('active', command('cancel', SYSTEM))).toBeUndefined();
});
