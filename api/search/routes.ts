import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { listMisses, sumMisses, WORDS_KNOWN_FROM } from '../../db/search-misses.ts';
import { findWord, listWords, removeWord } from '../../db/search-words.ts';
import { askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { readRankings, writeRanking } from './rankings.ts';
import { MissesQuery, NewRanking, NewSearchWord, RankingVersions, SearchMisses, SearchWord, SearchWords, WordsQuery } from './schemas.ts'; // prettier-ignore
import { writeWord } from './write-word.ts';

const MISSES_AT_MOST = 200;

/** What the office lays down of the search, and what it learns from it: administrators write, auditors read. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['search'];
  const office = only('admin', 'auditor');

  app.get(
    '/search-words',
    {
      onRequest: office,
      schema: { operationId: 'listSearchWords', tags, querystring: WordsQuery, response: { 200: SearchWords } },
    },
    ({ actor, query: { cursor, limit = 50, ...filter } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const [term, id] = readCursor(cursor, ['text', 'uuid']) ?? [];
        const after = term !== undefined && id !== undefined ? { term, id } : undefined;
        const { comuneId } = actor;
        const rows = await listWords(trx, { comuneId, ...filter, after, limit: limit + 1 });
        const items = rows.slice(0, limit);
        const last = rows.length > limit ? items.at(-1) : undefined;
        return { items, next: last ? writeCursor([last.term, last.id]) : null };
      }),
  );

  app.post(
    '/search-words',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'addSearchWord',
        tags,
        headers: CommandHeaders,
        body: NewSearchWord,
        response: { 201: SearchWord },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      const word = await app.onceAtATime(id, () =>
        asActor(app.db, askingAs(actor), (trx) => writeWord(trx, actor, { ...body, id })),
      );
      return reply.code(201).send(word);
    },
  );

  app.delete(
    '/search-words/:id',
    {
      onRequest: only('admin'),
      schema: { operationId: 'removeSearchWord', tags, params: IdParams, response: { 204: Type.Null() } },
    },
    async ({ actor, params }, reply) => {
      const which = { comuneId: actor.comuneId, id: params.id.toLowerCase() };
      const at = new Date().toISOString();
      await asActor(app.db, askingAs(actor), async (trx) => {
        if (!(await findWord(trx, which))) throw problem('not-found');
        await removeWord(trx, { ...which, by: actor.id, at });
      });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/search-ranking/versions',
    {
      onRequest: office,
      schema: { operationId: 'listSearchRankings', tags, response: { 200: RankingVersions } },
    },
    ({ actor }) => asActor(app.db, askingAs(actor), (trx) => readRankings(trx, actor)),
  );

  app.post(
    '/search-ranking/versions',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'writeSearchRanking',
        tags,
        headers: CommandHeaders,
        body: NewRanking,
        response: { 201: RankingVersions },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      const made = await app.onceAtATime(id, () =>
        asActor(app.db, askingAs(actor), async (trx) => {
          await writeRanking(trx, actor, { id, ...body });
          return readRankings(trx, actor);
        }),
      );
      return reply.code(201).send(made);
    },
  );

  app.get(
    '/search-misses',
    {
      onRequest: office,
      schema: { operationId: 'listSearchMisses', tags, querystring: MissesQuery, response: { 200: SearchMisses } },
    },
    ({ actor: { comuneId, ...actor }, query: { days = 90 } }) =>
      asActor(app.db, askingAs({ comuneId, ...actor }), async (trx) => {
        const since = addDays(today(), 1 - days);
        const items = await listMisses(trx, { comuneId, since, limit: MISSES_AT_MOST });
        const count = await sumMisses(trx, { comuneId, since });
        const shown = items.reduce((sum, each) => sum + each.count, 0);
        return { items, count, rare: count - shown, shownFrom: WORDS_KNOWN_FROM };
      }),
  );
}; // prettier-ignore
