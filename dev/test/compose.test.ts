import { expect, it } from '@jest/globals';
import { placeholders } from './compose.ts';

it('gives a value for what docker-compose.yml demands, and for nothing else', () => {
  const text = 'a: ${DEMANDED:?}\nb: ${OPTIONAL:-x}\nc: ${PLAIN}\nd: ${OTHER:?}/auth';
  expect(placeholders(text)).toEqual({ DEMANDED: 'given', OTHER: 'given' });
});
