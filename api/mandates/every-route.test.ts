import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { asSystem } from '../../db/connect.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import type { MandateScope } from '../../workflows/pratica/transitions.ts';
import { today } from '../days.ts';
import { multipartOf, PDF } from '../documents/testing.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, openApiWithWorker, type Stage } from '../testing.ts';
import { endMandates, plantMandate, REASON } from './testing.ts';
import { type Fault, FAULTS, type Holder, HOLDERS } from './testing-faults.ts';

const document = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
const operations = Object.entries<Record<string, Json>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Whether a description names a mandate somewhere, through all that it refers to. */
function takesMandate(part: Json, seen: readonly string[] = []): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { $ref, name, properties } = part;
  if ($ref && seen.includes($ref)) return false;
  if ($ref) return takesMandate(document.components.schemas[$ref.split('/').at(-1)], [...seen, $ref]); // prettier-ignore
  const names = [name, ...Object.keys(properties ?? {})];
  if (names.includes('mandateId') || names.includes('onBehalfOf')) return true;
  return Object.values(part).some((inner) => takesMandate(inner, seen));
}

let stage: Stage;
let id: string;
let other: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  const services = servicesOn(stage);
  [id, other] = [await services.ordered(), await services.ordered()];
  for (const who of ['otherCitizen', 'citizenElsewhere'] as const)
    await stage.ask(who, 'GET', '/me');
}, 180_000);
afterEach(() => endMandates(stage));
afterAll(() => stage?.close(), 120_000);

const ISEE = { kind: 'ordinary', cents: 0, validUntil: today() };
type MandateId = string | undefined;
const by = (mandateId: MandateId) => (mandateId ? { onBehalfOf: { mandateId } } : {});
const asCitizen = (mandateId: MandateId) =>
  mandateId ? { onBehalfOf: { role: 'citizen', mandateId } } : {};
const query = (mandateId: MandateId) => (mandateId ? `mandateId=${mandateId}` : '');

interface Route {
  needed: MandateScope;
  /** It is of no pratica yet: without a mandate one acts for oneself, by a good one for its principal. */
  isOfNeed?: true;
  /** Who is kept out anyway, by role. */
  never?: Holder;
  /** It tells whoever held a mandate that it has ended, also where nothing is to be seen any more. */
  tellsOfEnd?: true;
  /** @returns the code of the refusal */
  send(who: Holder, mandateId: MandateId): Promise<string>;
}

const ROUTES: Record<string, Route> = {
  transitionPratica: {
    needed: 'choose',
    tellsOfEnd: true,
    send: async (who, mandateId) => {
      const { version: expectedVersion } = (await stage.ask('admin', 'GET', `/pratiche/${id}`)).body;
      const body = { transition: 'withdraw', expectedVersion, payload: {}, reason: REASON };
      return (await stage.ask(who, 'POST', `/pratiche/${id}/transitions`, { ...body, ...asCitizen(mandateId) })).body.code;
    },
  },
  requestPratica: {
    needed: 'request',
    isOfNeed: true,
    send: async (who, mandateId) =>
      (await stage.ask(who, 'POST', '/pratiche', { ...NEED, reason: REASON, ...asCitizen(mandateId) })).body.code,
  },
  putNeed: {
    needed: 'request',
    isOfNeed: true,
    send: async (who, mandateId) =>
      (await stage.ask(who, 'PUT', `/needs/${randomUUID()}`, { ...NEED, ...by(mandateId) })).body.code,
  },
  uploadNeedDocument: {
    needed: 'request',
    isOfNeed: true,
    send: async (who, mandateId) => {
      const { headers, payload } = multipartOf({ content: PDF });
      const url = `/api/need-documents?serviceTypeId=${NEED.serviceTypeId}&param=plan&${query(mandateId)}`;
      const authorization = await stage.bearer(who);
      const sent = { ...headers, authorization, 'idempotency-key': randomUUID() };
      return (await stage.app.inject({ method: 'POST', url, headers: sent, payload })).json().code;
    },
  },
  applyForVoucher: {
    needed: 'request',
    isOfNeed: true,
    send: async (who, mandateId) =>
      (await stage.ask(who, 'POST', '/voucher-applications', { fundId: randomUUID(), isee: ISEE, reason: REASON, ...by(mandateId) })).body.code,
  },
  uploadVoucherDocument: {
    needed: 'request',
    isOfNeed: true,
    send: async (who, mandateId) => {
      const { headers, payload } = multipartOf({ content: PDF });
      const url = `/api/voucher-funds/${randomUUID()}/documents?kind=isee-statement&${query(mandateId)}`;
      const authorization = await stage.bearer(who);
      const sent = { ...headers, authorization, 'idempotency-key': randomUUID() };
      return (await stage.app.inject({ method: 'POST', url, headers: sent, payload })).json().code;
    },
  },
  listUnsentVoucherDocuments: {
    needed: 'request',
    isOfNeed: true,
    send: async (who, mandateId) =>
      (await stage.ask(who, 'GET', `/voucher-funds/${randomUUID()}/documents?${query(mandateId)}`)).body.code,
  },
  deleteVoucherDocument: {
    needed: 'request',
    isOfNeed: true,
    send: async (who, mandateId) =>
      (await stage.ask(who, 'DELETE', `/voucher-documents/${randomUUID()}?${query(mandateId)}`)).body.code,
  },
  startPayment: {
    needed: 'pay',
    send: async (who, mandateId) =>
      (await stage.ask(who, 'POST', `/pratiche/${id}/payments`, { method: 'card', reason: REASON, ...by(mandateId) })).body.code,
  },
  announceTransfer: {
    needed: 'pay',
    send: async (who, mandateId) =>
      (await stage.ask(who, 'POST', `/pratiche/${id}/transfers`, { reason: REASON, ...by(mandateId) })).body.code,
  },
  refundByHand: {
    needed: 'pay',
    never: 'delegate',
    send: async (who, mandateId) =>
      (await stage.ask(who, 'POST', `/pratiche/${id}/refunds-by-hand`, { refundNumber: 'R 1', note: REASON, ...by(mandateId) })).body.code,
  },
  recordDebtPaid: {
    needed: 'pay',
    never: 'delegate',
    send: async (who, mandateId) => {
      const body = { paymentId: randomUUID(), amountCents: 1, receiptNumber: 'D 1', note: REASON };
      return (await stage.ask(who, 'POST', `/pratiche/${id}/debts-paid`, { ...body, ...by(mandateId) })).body.code;
    },
  },
  writeReview: {
    needed: 'service',
    send: async (who, mandateId) => {
      const body = { period: 1, stars: 5, text: '-', reason: REASON, ...by(mandateId) };
      return (await stage.ask(who, 'POST', `/pratiche/${id}/reviews`, body)).body.code;
    },
  },
  uploadDocument: {
    needed: 'documents',
    send: async (who, mandateId) => {
      const { headers, payload } = multipartOf({ content: PDF });
      const url = `/api/pratiche/${id}/documents?integrationId=${randomUUID()}&item=0&${query(mandateId)}`;
      const authorization = await stage.bearer(who);
      const sent = { ...headers, authorization, 'idempotency-key': randomUUID() };
      return (await stage.app.inject({ method: 'POST', url, headers: sent, payload })).json().code;
    },
  },
  sendMessage: {
    needed: 'service',
    send: async (who, mandateId) => {
      const body = { kind: 'citizen-office', text: 'Buongiorno', ...by(mandateId) };
      return (await stage.ask(who, 'POST', `/pratiche/${id}/messages`, body)).body.code;
    },
  },
  uploadMessageDocument: {
    needed: 'service',
    send: async (who, mandateId) => {
      const { headers, payload } = multipartOf({ content: PDF });
      const url = `/api/pratiche/${id}/message-documents?${query(mandateId)}`;
      const authorization = await stage.bearer(who);
      const sent = { ...headers, authorization, 'idempotency-key': randomUUID() };
      return (await stage.app.inject({ method: 'POST', url, headers: sent, payload })).json().code;
    },
  },
  deleteMessageDocument: {
    needed: 'service',
    send: async (who, mandateId) =>
      (await stage.ask(who, 'DELETE', `/pratiche/${id}/message-documents/${randomUUID()}?${query(mandateId)}`)).body.code,
  },
  deleteDocument: {
    needed: 'documents',
    send: async (who, mandateId) =>
      (await stage.ask(who, 'DELETE', `/pratiche/${id}/documents/${randomUUID()}?${query(mandateId)}`)).body.code,
  },
}; // prettier-ignore

/** What a route answers to a mandate that does not hold. */
function codeOf(fault: Fault, route: Route, holder: Holder): string {
  const { code } = fault;
  if (route.isOfNeed) return code === 'not-found' ? 'mandate-required' : code;
  const isUnseen = code === 'not-found' || (code === 'mandate-not-valid' && !route.tellsOfEnd);
  if (isUnseen) return 'not-found';
  return route.never === holder ? 'forbidden' : code;
}

/** All that an act could have left. */
const traces = () =>
  asSystem(stage.db, 'milano', async (trx) => {
    const count = async (
      table:
        | 'event'
        | 'need'
        | 'document'
        | 'message'
        | 'messageDocument'
        | 'paymentAttempt'
        | 'command',
    ) => (await trx.selectFrom(table).select('id').execute()).length;
    return [await count('event'), await count('need'), await count('document'), await count('message'), await count('messageDocument'), await count('paymentAttempt'), await count('command')]; // prettier-ignore
  });

describe('Every route that takes a mandate', () => {
  test('is in the list of this test', () => {
    const taking = operations.filter(
      ({ operation }) => takesMandate(operation.requestBody) || takesMandate(operation.parameters),
    );
    expect(taking.map(({ operation }) => operation.operationId).sort()).toEqual(Object.keys(ROUTES).sort()); // prettier-ignore
  });

  const cases = Object.entries(ROUTES).flatMap(([name, route]) =>
    HOLDERS.map((holder) => [name, holder, route] as const),
  );
  test.each(cases)('refuses one that does not hold, and leaves nothing: %s, a %s', async (_name, holder, route) => {
    const before = await traces();
    for (const [name, fault] of Object.entries(FAULTS)) {
      const mandateId = await fault.plant(stage, { holder, needed: route.needed, other });
      const isOwnAffair = route.isOfNeed && holder === 'delegate' && !mandateId;
      if (!isOwnAffair && !(route.isOfNeed && fault.isGoodElsewhere)) {
        expect([name, await route.send(holder, mandateId)]).toEqual([name, codeOf(fault, route, holder)]);
      }
      await endMandates(stage);
    }
    expect(await traces()).toEqual(before);
  }); // prettier-ignore
});

/** Only of what somebody sent, or began to pay. */
const PAPERS = ['{documentId}', '{serviceId}', '/payment-notice.pdf', '/transfer-instructions.pdf'];
/** What is read of one pratica, whatever it is. */
const READS = operations.filter(
  ({ path, method, operation }) =>
    operation.security && method === 'get' && path.startsWith('/api/pratiche/{id}'),
);

describe('Every route that reads a pratica', () => {
  const cases = HOLDERS.flatMap((holder) =>
    READS.map(({ path }) => [path.replace('/api/pratiche/{id}', ''), holder] as const),
  );
  test.each(cases)('%s shows it to a %s while the mandate holds, and not after', async (more, holder) => {
    const read = async () => (await stage.ask(holder, 'GET', `/pratiche/${id}${more.replace(/\{(documentId|serviceId)\}/, randomUUID()).replace('{number}', '1')}`).catch(readAsText)).status;
    expect(await read()).toBe(404);
    await plantMandate(stage, { holder });
    // Of a paper that there is none of there is nothing to show.
    if (!PAPERS.some((paper) => more.includes(paper))) expect(await read()).not.toBe(404);
    await endMandates(stage);
    expect(await read()).toBe(404);
    await plantMandate(stage, { holder, expiresOn: addDays(today(), -1) });
    await plantMandate(stage, { holder, startsOn: addDays(today(), 1) });
    await plantMandate(stage, { holder, praticaId: other });
    await plantMandate(stage, { holder, principal: 'otherCitizen' });
    expect(await read()).toBe(404);
  }); // prettier-ignore
});

describe('The contacts of a principal', () => {
  test.each(HOLDERS)('are not a %s’s to see or change, however good the mandate', async (holder) => {
    const begun = await stage.ask('citizen', 'POST', '/me/contacts', { channel: 'mail', address: 'nuovo@example.org' });
    const mandateId = await plantMandate(stage, { holder });
    const contact = begun.body.id;
    const kept = async () => (await stage.ask('citizen', 'GET', '/me/contacts')).body;
    const before = await kept();
    const forbidden = holder === 'sportello' ? 'forbidden' : 'not-found';
    for (const [method, path, body] of [
      ['POST', `/me/contacts/${contact}/confirm`, { code: '000000' }],
      ['POST', `/me/contacts/${contact}/codes`, undefined],
      ['DELETE', `/me/contacts/${contact}`, undefined],
    ] as const)
      expect((await stage.ask(holder, method, path, body)).body.code).toBe(forbidden);
    const inPlace = { channel: 'mail', address: 'ladro@example.org', onBehalfOf: { role: 'citizen', mandateId } };
    const { status } = await stage.ask(holder, 'POST', '/me/contacts', inPlace);
    expect(status).toBe(holder === 'sportello' ? 403 : 422);
    expect(await kept()).toEqual(before);
    await stage.ask('citizen', 'DELETE', `/me/contacts/${contact}`);
  }); // prettier-ignore
});

/** A file is no JSON: that it came is enough. */
function readAsText(error: unknown): { status: number } {
  if (error instanceof SyntaxError) return { status: 200 };
  throw error;
}
