import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readContracts } from './open-api.ts';

let folder: string;
let judge: ReturnType<typeof readContracts>;
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const SPEC = {
  paths: {
    '/orders': {
      post: {
        requestBody: json({ $ref: '#/components/schemas/order' }),
        responses: { 201: json({ $ref: '#/components/schemas/order' }), default: { $ref: '#/components/responses/wrong' } }, // prettier-ignore
      },
    },
    '/orders/{id}': { get: { responses: { 200: json({ $ref: '#/components/schemas/order' }) } } },
  },
  components: {
    schemas: {
      order: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
    },
    responses: { wrong: json({ type: 'object', required: ['name'] }) },
  },
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'contracts-'));
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(SPEC));
  judge = readContracts([join(folder, 'spec.json')]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const ORDER = { id: '1' };

it.each([
  { method: 'POST', path: '/orders', request: ORDER, status: 201, response: ORDER },
  { method: 'POST', path: '/orders', request: ORDER, status: 422, response: { name: 'NO' } },
  { method: 'GET', path: '/orders/1?fields=all', status: 200, response: ORDER },
])('lets $method $path $status pass', (exchange) => {
  expect(judge(exchange)).toEqual([]);
});

it.each([
  ['a request of another form', { method: 'POST', path: '/orders', request: { id: 1 }, status: 201, response: ORDER }, '/id'],
  ['an answer of another form', { method: 'GET', path: '/orders/1', status: 200, response: {} }, 'id'],
  ['a refusal of another form', { method: 'POST', path: '/orders', request: ORDER, status: 422, response: {} }, 'name'],
  ['a status that nobody promised', { method: 'GET', path: '/orders/1', status: 404 }, '404'],
  ['a path that nobody knows', { method: 'GET', path: '/refunds', status: 200 }, 'path'],
  ['a method that nobody knows', { method: 'DELETE', path: '/orders/1', status: 200 }, 'method'],
])('finds fault with %s', (_what, exchange, said) => {
  const [fault, ...more] = judge(exchange);
  expect(fault).toContain(said);
  expect(more).toEqual([]);
}); // prettier-ignore
