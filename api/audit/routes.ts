import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { registerAsOf } from './as-of-route.ts';
import { registerEngine } from './engine-route.ts';
import { registerEventsCsv } from './events-csv-route.ts';
import { registerEvents } from './events-route.ts';
import { registerReadsCsv } from './reads-csv-route.ts';
import { registerReads } from './reads-route.ts';
import { registerSamples } from './samples-route.ts';
import { registerTimings } from './timings-route.ts';

/** What auditors ask across pratiche; read-only but for the draws, which are kept. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  registerAsOf(app as never);
  registerEngine(app as never);
  registerEvents(app as never);
  registerEventsCsv(app as never);
  registerReads(app as never);
  registerReadsCsv(app as never);
  registerSamples(app as never);
  registerTimings(app as never);
};
