import { expect } from '@jest/globals';
import { REASONS, withEach } from './plant-corpus.ts';
import type { People } from './walk.ts';
import { CORPUS, inTextsOf } from './xss-corpus.ts';

/** Told to the citizen for whom an offer came. */
export const NOTICE = 'submitOffer:citizen';

/** What checks let through of the corpus becomes the words of a notice. */
export async function writeNotice(people: People) {
  const admin = people.as('admin1');
  const ours = { subject: 'offerta', text: 'Testo', action: 'Apri', sms: '{{comune}}: {{link}}' };
  const judged = await withEach(CORPUS, async (payload) => {
    const words = { ...ours, text: payload };
    const body = { language: 'it', words };
    const { faults } = await admin.insist<{ faults: object[] }>('POST', `/notice-templates/${NOTICE}/preview`, { body }); // prettier-ignore
    return faults.length === 0 ? [payload] : [];
  });
  const taken = judged.flat();
  expect(taken.filter((text) => /[<>]|\{\{(?!numero\}\})/.test(text))).toEqual([]);
  expect(taken.length).toBeGreaterThan(40);
  const fit = (most: number, from: number) => taken.slice(from).find((one) => one.length <= most && !/\s/.test(one))!; // prettier-ignore
  const words = { ...ours, subject: fit(60, 5), action: fit(40, 20), text: inTextsOf(1000, taken)[0]! }; // prettier-ignore
  const path = `/notice-templates/${NOTICE}/versions`;
  const latest = async () => {
    const { said: all } = await admin.insist<{ said: { language: string; version: number }[] }>('GET', `/notice-templates/${NOTICE}`); // prettier-ignore
    return { language: 'it', expectedVersion: all.find(({ language }) => language === 'it')!.version }; // prettier-ignore
  };
  await admin.insist('POST', path, { body: { ...(await latest()), words, reason: REASONS[0] } });
  const undo = async () =>
    admin.call('POST', path, {
      body: { ...(await latest()), words: null, reason: 'Prova finita' },
    });
  return { words, undo };
}
