import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyError, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { type FaultSwitch, spoilCalls } from '../faults.ts';
import { readForms } from '../pay-page.ts';
import type { Books } from './books.ts';
import { type Account, tellStatus } from './callbacks.ts';
import { createMessage, fateOf, findMessage, listMessages, setStatus } from './messages.ts';
import { toResource } from './resources.ts';

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const day = text(40);
const PAGE = 50;
const LONGEST_BODY = 1600;

/** The REST of accounts, as far as messages go (Twilio, 2010-04-01). */
export const apiRoutes: FastifyPluginAsyncTypebox<{
  books: Books;
  faults: FaultSwitch;
  account: Account;
}> = async (app, { books, faults, account }) => {
  readForms(app);
  app.setErrorHandler(async (error: FastifyError, _request, reply) =>
    refuse(reply, error.statusCode ?? 500, 20001),
  );
  const expected = `Basic ${Buffer.from(`${account.sid}:${account.token}`).toString('base64')}`;
  app.addHook('onRequest', async ({ headers, params }, reply) => {
    const isOurs = isSame(headers.authorization ?? '', expected);
    if (!isOurs || (params as { account?: string }).account !== account.sid)
      await refuse(reply, 401, 20003);
  });
  spoilCalls(app, faults);
  const all = '/2010-04-01/Accounts/:account/Messages.json';
  const params = Type.Object({ account: Type.String() });

  app.post(
    all,
    {
      schema: {
        params,
        body: Type.Object({ To: text(40), From: text(40), Body: text(2000), StatusCallback: text(500) }),
      },
    },
    async ({ body: { To: to, From: from, Body: body, StatusCallback: statusCallback = null } }, reply) => {
      if (!to || !/^\+[1-9]\d{6,14}$/.test(to)) return refuse(reply, 400, 21211);
      if (!from) return refuse(reply, 400, 21603);
      if (!body) return refuse(reply, 400, 21602);
      if (body.length > LONGEST_BODY) return refuse(reply, 400, 21617);
      const fate = fateOf({ to_number: to });
      if (fate.status === 'failed') return refuse(reply, 400, fate.error ?? 21211);
      const message = createMessage(books, { to, from, body, statusCallback });
      const { status, error } = fate;
      tellStatus(books, { account, faults }, { message, status: 'sent' });
      if (status !== 'sent') tellStatus(books, { account, faults }, { message, status, error });
      setStatus(books, message.sid, { status, error: error ?? null });
      return reply.code(201).send(toResource(message, account.sid));
    },
  ); // prettier-ignore

  app.get(
    all,
    {
      schema: {
        params,
        querystring: Type.Object({
          To: text(40), DateSent: day, 'DateSent>': day, 'DateSent<': day,
          PageSize: Type.Optional(Type.String({ pattern: '^\\d{1,4}$' })),
        }),
      },
    },
    async ({ query }) => {
      const limit = Number(query.PageSize ?? PAGE);
      const dayOf = (instant?: string) => instant?.slice(0, 10);
      const found = listMessages(books, {
        to: query.To, on: dayOf(query.DateSent), from: dayOf(query['DateSent>']), until: dayOf(query['DateSent<']), limit,
      });
      const uri = all.replace(':account', account.sid);
      return {
        messages: found.map((message) => toResource(message, account.sid)),
        page: 0, page_size: limit, start: 0, end: Math.max(found.length - 1, 0),
        first_page_uri: uri, next_page_uri: null, previous_page_uri: null, uri,
      };
    },
  ); // prettier-ignore

  app.get(
    '/2010-04-01/Accounts/:account/Messages/:name',
    { schema: { params: Type.Object({ account: Type.String(), name: Type.String() }) } },
    async ({ params: { name } }, reply) => {
      const message = findMessage(books, name.replace(/\.json$/, ''));
      return message ? toResource(message, account.sid) : refuse(reply, 404, 20404);
    },
  );
};

function refuse(reply: FastifyReply, status: number, code: number) {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return reply.code(status).send({ code, message: `Error ${code}`, more_info, status });
}

function isSame(given: string, expected: string): boolean {
  const digest = (of: string) => createHash('sha256').update(of).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
