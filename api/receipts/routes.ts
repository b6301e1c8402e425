import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { registerDocuments } from './document-routes.ts';
import { registerExpenses } from './expenses-routes.ts';
import { registerLists } from './list-routes.ts';
import { registerNotice } from './notice-route.ts';

/** What was paid: lists, and documents to keep. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  registerLists(app as never);
  registerDocuments(app as never);
  registerExpenses(app as never);
  registerNotice(app as never);
};
