import { randomUUID } from 'node:crypto';
import { multipartOf, type SentFile } from '../documents/testing.ts';
import type { Answer, Json, Name, Stage } from '../testing.ts';

interface Upload extends SentFile {
  mandateId?: string;
  key?: string;
}

/** What the tests of conversations do over the API, in the words of the pages. */
export function conversationsOn(stage: Pick<Stage, 'app' | 'ask' | 'bearer'>) {
  const list = async (who: Name, praticaId: string): Promise<Json[]> =>
    (await stage.ask(who, 'GET', `/pratiche/${praticaId}/conversations`)).body.items;
  return {
    list,
    write: (who: Name, praticaId: string, body: object, key = randomUUID()) =>
      stage.ask(
        who,
        'POST',
        `/pratiche/${praticaId}/messages`,
        { text: 'Buongiorno', ...body },
        key,
      ),
    read: (who: Name, id: string, query = '') =>
      stage.ask(who, 'GET', `/conversations/${id}/messages${query}`),
    mark: (who: Name, id: string, throughSeq: number) =>
      stage.ask(who, 'PUT', `/conversations/${id}/read`, { throughSeq }),
    /** The one of a kind that somebody sees. */
    async find(who: Name, praticaId: string, kind: string): Promise<Json> {
      return (await list(who, praticaId)).find((one) => one.kind === kind);
    },
    async upload(
      who: Name,
      praticaId: string,
      { mandateId, key = randomUUID(), ...file }: Upload,
    ): Promise<Answer> {
      const { headers, payload } = multipartOf(file);
      const by = mandateId ? `?mandateId=${mandateId}` : '';
      const answer = await stage.app.inject({
        method: 'POST',
        url: `/api/pratiche/${praticaId}/message-documents${by}`,
        headers: { ...headers, authorization: await stage.bearer(who), 'idempotency-key': key },
        payload,
      });
      return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
    },
    async download(who: Name, praticaId: string, id: string) {
      const headers = { authorization: await stage.bearer(who) };
      const url = `/api/pratiche/${praticaId}/message-documents/${id}`;
      return stage.app.inject({ method: 'GET', url, headers });
    },
  };
}
