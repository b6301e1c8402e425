import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { multipartOf, type SentFile } from '../documents/testing.ts';
import type { Answer, Name, Stage } from '../testing.ts';

const day = (days: number) => addDays(today(), days);

export const RULES = {
  iseeKind: 'ordinary',
  bands: [{ upToCents: 1_000_000, amount: { cents: 40_000 } }],
  per: 'once',
  access: 'firstCome',
};
export const SAID = { isee: { kind: 'ordinary', cents: 900_000, validUntil: day(30) } };

/** What the tests of vouchers do over the API, in the words of the pages. */
export function vouchersOn(stage: Pick<Stage, 'app' | 'ask' | 'bearer' | 'adminUrl'>) {
  return {
    /** @returns the id of a fund that is open today */
    async fund(rules: object = {}, change: object = {}): Promise<string> {
      const { body } = await stage.ask('admin', 'POST', '/voucher-funds', {
        ...{ owner: 'Comune', name: randomUUID(), about: '-', source: '-', reason: 'Bilancio' },
        ...{ budgetCents: 100_000, opensOn: today(), applyUntil: day(60), spendUntil: day(120) },
        rules: { ...RULES, ...rules },
        ...change,
      });
      return body.id;
    },
    apply: (who: Name, fundId: string, said: object = {}, key = randomUUID()) =>
      stage.ask(who, 'POST', '/voucher-applications', { fundId, ...SAID, ...said }, key),
    decide: (id: string, who: Name = 'admin', body: object = {}) =>
      stage.ask(who, 'POST', `/voucher-applications/${id}/decision`, body),
    appeal: (who: Name, decisionId: string) =>
      stage.ask(who, 'POST', `/voucher-decisions/${decisionId}/appeal`, { reason: 'Abito qui' }),
    answer: (who: Name, appealId: string, upheld: boolean) =>
      stage.ask(who, 'POST', `/voucher-appeals/${appealId}/answer`, { upheld, answer: 'Letto' }),

    async upload(
      who: Name,
      fundId: string,
      { kind = 'employment-contract', mandateId, key = randomUUID(), ...file }: Upload,
    ): Promise<Answer> {
      const { headers, payload } = multipartOf(file);
      const by = mandateId ? `&mandateId=${mandateId}` : '';
      const answer = await stage.app.inject({
        method: 'POST',
        url: `/api/voucher-funds/${fundId}/documents?kind=${kind}${by}`,
        headers: { ...headers, authorization: await stage.bearer(who), 'idempotency-key': key },
        payload,
      });
      return {
        status: answer.statusCode,
        body: JSON.parse(answer.payload),
        headers: answer.headers,
      };
    },
    /** Time that has passed: written behind the API's back. */
    async behind(text: string): Promise<void> {
      const client = new pg.Client({ connectionString: stage.adminUrl });
      await client.connect();
      await client.query(text).finally(() => client.end());
    },
    async download(who: Name, id: string) {
      const headers = { authorization: await stage.bearer(who) };
      return stage.app.inject({ method: 'GET', url: `/api/voucher-documents/${id}`, headers });
    },
  };
}

interface Upload extends SentFile {
  kind?: string;
  mandateId?: string;
  key?: string;
}
