import { randomUUID } from 'node:crypto';
import { multipartOf, type SentFile } from '../documents/testing.ts';
import type { Answer, Json, Name, Stage } from '../testing.ts';

/** What the tests of tickets do over the API, in the words of the pages. */
export function ticketsOn(stage: Pick<Stage, 'app' | 'ask' | 'bearer'>) {
  const list = async (who: Name, query = ''): Promise<Json[]> =>
    (await stage.ask(who, 'GET', `/tickets${query}`)).body.items;
  return {
    list,
    open: (who: Name, body: object = {}, key = randomUUID()) =>
      stage.ask(who, 'POST', '/tickets', { kind: 'problem', topic: 'website', text: 'Non si apre', ...body }, key), // prettier-ignore
    see: (who: Name, id: string) => stage.ask(who, 'GET', `/tickets/${id}`),
    write: (who: Name, id: string, body: object = {}, key = randomUUID()) =>
      stage.ask(who, 'POST', `/tickets/${id}/messages`, { text: 'Buongiorno', ...body }, key),
    act: (who: Name, id: string, act: string, body?: object, key = randomUUID()) =>
      stage.ask(who, 'POST', `/tickets/${id}/${act}`, body, key),
    read: (who: Name, ticket: Json) =>
      stage.ask(who, 'GET', `/conversations/${ticket.conversations[0].id}/messages`),
    mark: (who: Name, ticket: Json, throughSeq: number) =>
      stage.ask(who, 'PUT', `/conversations/${ticket.conversations[0].id}/read`, { throughSeq }),
    async upload(who: Name, file: SentFile, key = randomUUID()): Promise<Answer> {
      const { headers, payload } = multipartOf(file);
      const answer = await stage.app.inject({
        method: 'POST',
        url: '/api/ticket-documents',
        headers: { ...headers, authorization: await stage.bearer(who), 'idempotency-key': key },
        payload,
      });
      return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
    },
    async download(who: Name, id: string) {
      const headers = { authorization: await stage.bearer(who) };
      return stage.app.inject({ method: 'GET', url: `/api/ticket-documents/${id}`, headers });
    },
  };
}
