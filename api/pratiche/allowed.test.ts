import { describe, expect, test } from '@jest/globals';
import {
  isOpen,
  MANDATE_SCOPES,
  type MandateScope,
  refusedByTable,
  type Role,
  ROLES,
  startsFrom,
  STATES,
  TRANSITION_NAMES,
  TRANSITIONS,
} from '../../workflows/pratica/transitions.ts';
import { firstPeriod } from '../../workflows/pratica/service.ts';
import { allowedActions, type Standing } from './allowed.ts';
import { PAYLOADS } from './schemas.ts';

const ASKED = 'e0000000-0000-4000-8000-000000000001';
const OTHER = 'e0000000-0000-4000-8000-000000000002';
const LATER = '2099-01-01T00:00:00.000Z';
const NOW = '2026-11-23T10:00:00.000Z';

const SERVICE = {
  ...firstPeriod({ startDate: '2099-01-01', endDate: '2099-06-30' }),
  suspension: { from: '2099-02-01', until: '2099-03-01' },
  next: null,
  plan: null,
  suspensionLimits: { earliest: '2099-01-01', daysLeft: 60, timesLeft: 5 },
  interruptionEarliest: '2099-01-08',
};

/** Nothing but state and role stands in the way: guards hold for every move. */
function standing(state: Standing['state'], changes: Partial<Standing> = {}): Standing {
  return {
    state,
    closed: !isOpen(state, false),
    extended: false,
    extensionLimit: 5,
    service: SERVICE,
    renewal: { by: 'nobody who acts here' },
    newerPolicy: { id: 'policy-2' },
    extendedByOffice: 0,
    hasOffersDeadline: true,
    chosenEnteId: ASKED,
    isOpenAnew: false,
    hasInstalments: true,
    enti: [ASKED, OTHER],
    declined: [],
    excluded: [],
    integrations: [{ enteId: ASKED }, { enteId: null }],
    openIntegrations: 2,
    contestable: 1,
    concerned: [ASKED, OTHER],
    offers: [],
    ...changes,
  };
}

const everyone = ROLES.flatMap((role): { role: Role; enteId?: string }[] =>
  role === 'ente' ? [{ role, enteId: ASKED }] : [{ role }],
);
const names = (caller: { role: Role; enteId?: string }, at: Standing) =>
  new Set(allowedActions(caller, at, NOW).map(({ transition }) => transition));

describe('What a caller may do now', () => {
  const cells = STATES.flatMap((state) =>
    everyone.map((caller) => [state, caller.role, caller] as const),
  );

  test.each(cells)(
    'in %s, as %s, is what the table allows and the guards can hold',
    (state, _role, caller) => {
      const live = { enteId: ASKED, status: 'live', validUntil: LATER };
      const without = names(caller, standing(state));
      const withOffer = names(caller, standing(state, { offers: [live] }));
      for (const name of TRANSITION_NAMES) {
        const at = { state, closed: !isOpen(state, false) };
        // A sportello has nothing without a mandate.
        const own = caller.role !== 'sportello' && !refusedByTable(name, at, { role: caller.role });
        // Others than the office need a mandate, and nobody here has one.
        const inPlace =
          caller.role === 'admin' &&
          (['citizen', 'ente'] as const).some(
            (role) => !refusedByTable(name, at, { role, inPlaceBy: caller.role }),
          );
        const isAllowed = (own || inPlace) && caller.role !== 'system';
        expect([name, without.has(name) || withOffer.has(name)]).toEqual([name, isAllowed]);
      }
    },
  );

  test.each(['citizen', 'sportello'] as const)('by a mandate, as %s, is what it covers', (role) => {
    const held = { id: 'mandate-1', praticaId: null } as const;
    const covers = (scope: readonly MandateScope[], state: Standing['state'] = 'active') =>
      names({ role }, standing(state, { mandates: [{ ...held, scope: [...scope] }] as never }));
    const service = MANDATE_SCOPES.service.filter((name) => startsFrom(name, 'active'));
    expect(covers(['service'])).toEqual(new Set(service));
    expect(covers(['documents'])).toEqual(new Set(['provideIntegration']));
    const atCounter = (name: string) => new Set(role === 'sportello' ? [name] : []);
    expect(covers(['pay'])).toEqual(atCounter('recordInstalmentPaid'));
    expect(covers(['pay'], 'payment')).toEqual(atCounter('recordPaidElsewhere'));
  });

  test('never holds a row that is not offered yet, nor the system’s', () => {
    for (const state of STATES) {
      for (const caller of everyone) {
        for (const { transition } of allowedActions(caller, standing(state), NOW)) {
          expect(TRANSITIONS[transition].offered).toBe(true);
          expect(Object.keys(PAYLOADS)).toContain(transition);
        }
      }
    }
  });

  test('is nothing at all for auditor, operator and sportello', () => {
    for (const role of ['auditor', 'operator', 'sportello'] as const) {
      expect(STATES.flatMap((state) => allowedActions({ role }, standing(state), NOW))).toEqual([]);
    }
  });

  test('asks an administrator for a reason in another’s place, and says in whose', () => {
    const actions = allowedActions({ role: 'admin' }, standing('order'), NOW);
    expect(
      actions.map(({ transition, onBehalfOf, reasonRequired }) => [
        transition,
        onBehalfOf?.role ?? null,
        reasonRequired,
      ]),
    ).toEqual([
      ['returnToOffer', null, true],
      ['excludeEnte', null, true],
      ['requestIntegration', null, true],
      ['withdrawIntegration', null, false],
      ['cancel', null, true],
      ['movePolicy', null, true],
      ['provideIntegration', 'citizen', true],
      ['withdraw', 'citizen', true],
      ['confirmOrder', 'ente', true],
      ['rejectOrder', 'ente', true],
      ['requestIntegration', 'ente', true],
      ['withdrawIntegration', 'ente', true],
    ]);
  });

  test('does not offer what is spent: an expired offer, a used extension, another’s order', () => {
    const nobodyAsks = { contestable: 0, integrations: [], openIntegrations: 0, concerned: [] };
    const expired = [{ enteId: ASKED, status: 'live', validUntil: '2026-01-01T00:00:00.000Z' }];
    expect(
      names(
        { role: 'citizen' },
        standing('offer', { ...nobodyAsks, offers: expired, extended: true }),
      ),
    ).toEqual(new Set(['withdraw']));
    expect(
      names({ role: 'citizen' }, standing('offer', { ...nobodyAsks, hasOffersDeadline: false })),
    ).toEqual(new Set(['withdraw']));
    expect(
      names(
        { role: 'ente', enteId: ASKED },
        standing('order', { ...nobodyAsks, chosenEnteId: null }),
      ),
    ).toEqual(new Set());
    expect(
      names(
        { role: 'ente', enteId: ASKED },
        standing('offer', { ...nobodyAsks, chosenEnteId: null, declined: [ASKED] }),
      ),
    ).toEqual(new Set(['submitOffer']));
  });

  test('lets three requests for documents be open, and takes back one’s own only', () => {
    const may = (caller: { role: Role; enteId?: string }, changes: Partial<Standing>) =>
      [...names(caller, standing('active', changes))].filter((name) => /Integration$/.test(name));
    const ente = { role: 'ente', enteId: ASKED } as const;
    const rival = { role: 'ente', enteId: OTHER } as const;
    expect(may(ente, {})).toEqual(['requestIntegration', 'withdrawIntegration']);
    expect(may(ente, { openIntegrations: 3 })).toEqual(['withdrawIntegration']);
    expect(may(ente, { integrations: [{ enteId: null }] })).toEqual(['requestIntegration']);
    expect(may(rival, {})).toEqual([]);
    expect(may({ role: 'citizen' }, { openIntegrations: 0 })).toEqual([]);
  });

  test('keeps the citizen’s extension and the office’s days apart', () => {
    const mayExtend = (role: Role, changes: Partial<Standing>) =>
      names({ role }, standing('offer', changes)).has('extendDeadline');
    expect(mayExtend('admin', { extended: true })).toBe(true);
    expect(mayExtend('citizen', { extendedByOffice: 5 })).toBe(true);
    expect(mayExtend('citizen', { extended: true })).toBe(false);
    expect(mayExtend('admin', { extendedByOffice: 5 })).toBe(false);
  });

  test('lets a service pause and end as far as its policy goes', () => {
    const inActive = (service: Partial<typeof SERVICE> | null) =>
      names({ role: 'citizen' }, standing('active', { contestable: 0, openIntegrations: 0, service: service && { ...SERVICE, ...service } as typeof SERVICE })); // prettier-ignore
    const all = ['suspend', 'withdrawSuspension', 'proposeRenewal', 'renew', 'interrupt'];
    expect([...inActive({})]).toEqual(all);
    expect([...inActive(null)]).toEqual(['renew']);
    expect([...inActive({ suspension: null as never })]).not.toContain('withdrawSuspension');
    const spent = { earliest: '2099-01-01', daysLeft: 0, timesLeft: 5 };
    expect(inActive({ suspensionLimits: spent }).has('suspend')).toBe(false);
    expect(inActive({ suspensionLimits: null as never }).has('suspend')).toBe(false);
    expect(inActive({ interruptionEarliest: '2099-07-01' }).has('interrupt')).toBe(false);
    const rival = { role: 'ente', enteId: 'e0000000-0000-4000-8000-000000000002' } as const;
    expect(names(rival, standing('active', { contestable: 0 }))).toEqual(new Set());
  });

  test('lets only the other side accept what one side proposed', () => {
    const accepts = (role: 'citizen' | 'ente', by: string) =>
      names({ role, enteId: ASKED }, standing('active', { renewal: { by } })).has('renew');
    expect([accepts('citizen', 'ente'), accepts('ente', 'citizen')]).toEqual([true, true]);
    expect([accepts('citizen', 'citizen'), accepts('ente', 'ente')]).toEqual([false, false]);
    const agreed = { ...SERVICE, next: { startDate: '2099-07-01', endDate: '2099-12-31', isPaid: true } }; // prettier-ignore
    const at = standing('active', { service: agreed, renewal: null });
    expect(names({ role: 'citizen' }, at).has('proposeRenewal')).toBe(false);
  });

  test('gives the form with the limit of the policy', () => {
    const action = allowedActions(
      { role: 'citizen' },
      standing('offer', { extensionLimit: 3 }),
      NOW,
    ).find(({ transition }) => transition === 'extendDeadline');
    expect(action?.form).toMatchObject({
      properties: { businessDays: { minimum: 1, maximum: 3 } },
    });
  });
});
