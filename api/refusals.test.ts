import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { monthsAfter, today } from './days.ts';
import { NEED } from './testing-catalogue.ts';
import { type Json, type Name, openApiWithWorker } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let praticaId: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  praticaId = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
}, 180_000);
afterAll(() => stage?.close(), 120_000);

describe('A command that cannot be', () => {
  const command = { transition: 'withdraw', expectedVersion: 1, payload: {} };
  const offer = {
    priceModel: 'hourly',
    lines: [{ label: 'Ore', unit: 'hour', unitCents: 2000, quantity: 4 }],
    firstDate: monthsAfter(today(), 1),
    profile: 'OSS',
    validUntil: monthsAfter(today(), 1),
  };
  const submit = (payload: object) => ({ transition: 'submitOffer', expectedVersion: 1, payload });
  const line = offer.lines[0];

  const cases: [string, Name, object, number, string, string[]?][] = [
    [
      'invents a transition',
      'citizen',
      { ...command, transition: 'teleport' },
      422,
      'unknown-transition',
    ],
    [
      'is not open to anyone yet',
      'citizen',
      { ...command, transition: 'suspensionStarts' },
      422,
      'not-offered',
    ],
    [
      'comes too early',
      'ente',
      { ...command, transition: 'confirmOrder' },
      422,
      'not-allowed-in-state',
    ],
    [
      'is another role’s',
      'ente',
      { ...command, transition: 'chooseOffer' },
      403,
      'role-not-allowed',
    ],
    [
      'is the system’s',
      'admin',
      { ...command, transition: 'paymentSettled' },
      403,
      'role-not-allowed',
    ],
    ['comes from an auditor', 'auditor', command, 403, 'forbidden'],
    ['comes from an operator, who has no part in it', 'operator', command, 404, 'not-found'],
    ['saw another version', 'citizen', { ...command, expectedVersion: 7 }, 409, 'stale-version'],
    [
      'stands in for another without the right',
      'ente',
      { ...submit(offer), onBehalfOf: { role: 'citizen' } },
      403,
      'role-not-allowed',
    ],
    [
      'stands in for another without a reason',
      'admin',
      { ...command, onBehalfOf: { role: 'citizen' } },
      422,
      'reason-required',
      ['/reason'],
    ],
    [
      'gives blanks for a reason',
      'admin',
      { ...command, transition: 'cancel', reason: '   ' },
      422,
      'reason-required',
      ['/reason'],
    ],
    [
      'stands in for an ente that was not asked',
      'admin',
      { ...submit(offer), onBehalfOf: { role: 'ente', enteId: randomUUID() }, reason: 'x' },
      422,
      'ente-not-asked',
    ],
    [
      'names no offer of this pratica',
      'citizen',
      { ...command, transition: 'chooseOffer', payload: { offerId: randomUUID(), revision: 1 } },
      422,
      'offer-not-live',
    ],
    [
      'has a negative price',
      'ente',
      submit({ ...offer, lines: [{ ...line, unitCents: -5 }] }),
      422,
      'invalid',
      ['/payload/lines/0/unitCents'],
    ],
    [
      'has half a cent',
      'ente',
      submit({ ...offer, lines: [{ ...line, unitCents: 10.5 }] }),
      422,
      'invalid',
      ['/payload/lines/0/unitCents'],
    ],
    [
      'has a price as text',
      'ente',
      submit({ ...offer, lines: [{ ...line, unitCents: '2000' }] }),
      422,
      'invalid',
      ['/payload/lines/0/unitCents'],
    ],
    [
      'says its own total',
      'ente',
      submit({ ...offer, totalCents: 1 }),
      422,
      'invalid',
      ['/payload/totalCents'],
    ],
    [
      'costs more than can be meant',
      'ente',
      submit({ ...offer, lines: [{ ...line, unitCents: 9_000_000, quantity: 900 }] }),
      422,
      'invalid',
      ['/payload/lines'],
    ],
    [
      'uses a price model the service does not have',
      'ente',
      submit({ ...offer, priceModel: 'poolShare' }),
      422,
      'invalid',
      ['/payload/priceModel'],
    ],
    [
      'has dates that are past or none',
      'ente',
      submit({ ...offer, firstDate: '2020-01-01', validUntil: '2026-02-30' }),
      422,
      'invalid',
      ['/payload/validUntil'],
    ],
    [
      'has dates that are past',
      'ente',
      submit({ ...offer, firstDate: '2020-01-01', validUntil: '2020-01-01' }),
      422,
      'invalid',
      ['/payload/firstDate', '/payload/validUntil'],
    ],
    [
      'has nothing in it',
      'ente',
      submit({}),
      422,
      'invalid',
      [
        '/payload/firstDate',
        '/payload/lines',
        '/payload/priceModel',
        '/payload/profile',
        '/payload/validUntil',
      ],
    ],
    ['holds a NUL', 'citizen', { ...command, reason: 'a\0b' }, 422, 'invalid', ['/reason']],
    [
      'holds half a character',
      'ente',
      submit({ ...offer, note: 'a\ud800b' }),
      422,
      'invalid',
      ['/payload/note'],
    ],
    [
      'hides a word in a price',
      'ente',
      submit({ ...offer, lines: [{ ...line, note: 'x' }] }),
      422,
      'invalid',
      ['/payload/lines/0/note'],
    ],
    ['has a field too many', 'citizen', { ...command, version: 1 }, 422, 'invalid', ['/version']],
    [
      'names an ente badly',
      'admin',
      { ...command, reason: 'x', onBehalfOf: { role: 'ente' } },
      422,
      'invalid',
      ['/onBehalfOf/enteId'],
    ],
    [
      'is too long a text',
      'citizen',
      { ...command, reason: 'x'.repeat(1001) },
      422,
      'invalid',
      ['/reason'],
    ],
    [
      'is a megabyte of text',
      'citizen',
      { ...command, reason: 'x'.repeat(1_000_000) },
      413,
      'too-large',
    ],
    [
      'extends too far',
      'citizen',
      { ...command, transition: 'extendDeadline', payload: { businessDays: 6 } },
      422,
      'extension-too-long',
    ],
  ];

  test.each(cases)('because it %s', async (...[, who, body, status, code, pointers]) => {
    const answer = await stage.ask(who, 'POST', `/pratiche/${praticaId}/transitions`, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (pointers)
      expect(answer.body.errors.map((error: Json) => error.pointer).sort()).toEqual(pointers);
    const { body: after } = await stage.ask('admin', 'GET', `/pratiche/${praticaId}`);
    expect([after.state, after.version]).toEqual(['offer', 1]);
  });

  test.each([
    [
      'another content type',
      { 'content-type': 'text/plain' },
      'hello',
      415,
      'unsupported-media-type',
    ],
    ['XML', { 'content-type': 'application/xml' }, '<a/>', 415, 'unsupported-media-type'],
    ['half a JSON', { 'content-type': 'application/json' }, '{"transition":', 400, 'invalid'],
    [
      'a poisoned JSON',
      { 'content-type': 'application/json' },
      '{"__proto__":{"a":1}}',
      400,
      'invalid',
    ],
    ['nothing', { 'content-type': 'application/json' }, '', 400, 'invalid'],
    [
      'nested without end',
      { 'content-type': 'application/json' },
      `{"transition":"withdraw","expectedVersion":1,"payload":{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}}`,
      422,
      'invalid',
    ],
  ])('because its body is %s', async (_how, type, payload, status, code) => {
    const headers = {
      ...type,
      authorization: await stage.bearer('citizen'),
      'idempotency-key': randomUUID(),
    };
    const answer = await stage.app.inject({
      method: 'POST',
      url: `/api/pratiche/${praticaId}/transitions`,
      headers,
      payload,
    });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('because it has no key, or too short a one', async () => {
    const headers = { authorization: await stage.bearer('citizen') };
    const url = `/api/pratiche/${praticaId}/transitions`;
    const without = await stage.app.inject({ method: 'POST', url, headers, payload: command });
    const short = await stage.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'idempotency-key': 'short' },
      payload: command,
    });
    expect([without.json().code, short.json().code]).toEqual([
      'idempotency-key-missing',
      'idempotency-key-missing',
    ]);
  });
});
