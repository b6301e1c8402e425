import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { asSystem } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { countMiss } from '../../db/search-misses.ts';
import { today } from '../days.ts';

const WORDS_AT_MOST = 5;
const REMEMBERED_AT_MOST = 20_000;

/**
 * The words of a search as they are counted: plain, sorted, without numbers, so that neither a phone
 * number nor a house is among them.
 * @returns undefined when nothing is left, or so much that it is a story and not a word
 */
export function missTerms(text: string): string | undefined {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (/[\d@]/.test(plain)) return undefined;
  const words = [...new Set(plain.match(/[a-z]{3,30}/g) ?? [])].sort();
  return words.length === 0 || words.length > WORDS_AT_MOST ? undefined : words.join(' ');
}

/**
 * Counts searches that found nothing. An address counts once a day for the same words: who asked is
 * remembered in this process alone, as a digest under a salt of the day that nobody has.
 */
export function missCounter(app: FastifyInstance) {
  let memory = { day: '', salt: randomBytes(16), seen: new Set<string>() };
  const isFirst = (ip: string, terms: string, day: string) => {
    if (memory.day !== day || memory.seen.size >= REMEMBERED_AT_MOST)
      memory = { day, salt: randomBytes(16), seen: new Set() };
    const mark = createHash('sha256').update(memory.salt).update(`${ip} ${terms}`).digest('base64');
    if (memory.seen.has(mark)) return false;
    memory.seen.add(mark);
    return true;
  };
  return async ({ ip, log }: FastifyRequest, comuneId: string, text: string): Promise<void> => {
    const day = today();
    const terms = missTerms(text);
    if (!terms || !isFirst(ip, `${comuneId} ${terms}`, day)) return;
    const fingerprint = nameUuid('search-miss', comuneId, terms);
    const counted = asSystem(app.db, comuneId, (trx) => countMiss(trx, { comuneId, fingerprint, terms, day })); // prettier-ignore
    // Nobody waits for an answer because of a count.
    await counted.catch((error: unknown) => log.warn({ err: error }, 'a search in vain was not counted')); // prettier-ignore
  };
}
