import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findComune } from '../../db/catalogue.ts';
import { listShownSportelli } from '../../db/sportelli.ts';
import { ComuneQuery, readPublic } from '../catalogue/read-public.ts';
import { today } from '../days.ts';
import { knownHolidays } from './known-holidays.ts';
import { openingAt } from './opening.ts';
import { Sportelli } from './schemas.ts';

/** Where people are helped in person, and whether they are now. */
export const publicSportelli: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/sportelli',
    {
      schema: {
        operationId: 'listSportelli',
        tags: ['sportello'],
        querystring: ComuneQuery,
        response: { 200: Sportelli },
      },
    },
    ({ query: { comune } }) =>
      readPublic(app as never, comune, async (trx, { id: comuneId }) => {
        const rows = await listShownSportelli(trx, { comuneId });
        const { patron } = (await findComune(trx, { comuneId }))!;
        const [on, now] = [today(), new Date().toISOString()];
        const holidays = knownHolidays(patron, on);
        return {
          items: rows.map(({ isShown: _, hours, closedDays, appointments, ...row }) => ({
            ...row,
            takesAppointments: appointments !== null,
            hours: inOrder(hours, ({ weekday, from }) => `${weekday} ${from}`),
            closedDays: inOrder(closedDays, ({ from }) => from).filter(({ through }) => through >= on),
            ...openingAt({ hours, closedDays, holidays }, now),
          })),
        };
      }),
  ); // prettier-ignore
};

function inOrder<T>(all: readonly T[], by: (one: T) => string): T[] {
  return all.toSorted((a, b) => (by(a) < by(b) ? -1 : 1));
}
