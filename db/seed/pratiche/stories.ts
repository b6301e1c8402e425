import { AVVISO_STORIES } from './avviso-stories.ts';
import { pay } from './pay.ts';
import { needOf, untilOrder } from './order.ts';
import { MANDATE_STORIES } from './mandate-stories.ts';
import { MONEY_STORIES } from './money-stories.ts';
import { SERVICE_STORIES } from './service-stories.ts';
import { type As, inPlaceOf, move, offer, period, request } from './steps.ts';

/** Each story leads one pratica to the state it is named for, or lays down what its name says. */
export const STORIES: Record<string, (as: As) => Promise<string>> = {
  'in attesa di offerte': async (as) =>
    request(
      as,
      'citizen1',
      'waiting',
      needOf({ hours: 4, address: 'Via Capuana 3', municipio: 8, about: 'mio padre' }),
    ),

  'due offerte da confrontare': async (as) => {
    const story = 'compare';
    const id = await request(
      as,
      'citizen1',
      story,
      needOf({ hours: 6, address: 'Viale Monza 140', municipio: 2, about: 'mia madre' }),
    );
    await move(as, 'ente1', {
      id,
      story,
      transition: 'submitOffer',
      payload: offer({
        ente: 'ente1',
        hours: 24,
        unitCents: 2150,
        profile: 'OSS',
        note: 'La stessa operatrice per tutto il periodo.',
      }),
    });
    await move(as, 'ente2', {
      id,
      story,
      transition: 'submitOffer',
      payload: offer({
        ente: 'ente2',
        hours: 24,
        unitCents: 1980,
        profile: 'ASA',
        note: 'Possiamo iniziare anche prima, se serve.',
      }),
    });
    return id;
  },

  'ordine da confermare': (as) => untilOrder(as, 'citizen2', 'order', { ente: 'ente1' }),

  'da pagare': async (as) => {
    const story = 'payment';
    const id = await untilOrder(as, 'citizen2', story, { ente: 'ente2' });
    await move(as, 'ente2', { id, story, transition: 'confirmOrder', payload: period() });
    return id;
  },

  'confermata dall’ufficio al posto dell’ente': async (as) => {
    const story = 'in-place';
    const id = await untilOrder(as, 'citizen1', story, { ente: 'ente3' });
    const more = inPlaceOf(
      'ente3',
      'L’ente ha confermato per telefono: il suo accesso non funziona.',
    );
    await move(as, 'admin1', { id, story, transition: 'confirmOrder', payload: period(), more });
    return id;
  },

  attiva: async (as) => {
    const story = 'active';
    const id = await untilOrder(as, 'citizen1', story, { ente: 'ente1' });
    await move(as, 'ente1', { id, story, transition: 'confirmOrder', payload: period() });
    await pay(as, 'citizen1', { id, story });
    return id;
  },

  ritirata: async (as) => {
    const story = 'withdrawn';
    const id = await request(
      as,
      'citizen2',
      story,
      needOf({ hours: 3, address: 'Via Padova 61', municipio: 2, about: 'mio zio' }),
    );
    await move(as, 'citizen2', {
      id,
      story,
      transition: 'withdraw',
      more: { reason: 'Ci ha pensato mia sorella.' },
    });
    return id;
  },

  annullata: async (as) => {
    const story = 'cancelled';
    const id = await request(
      as,
      'citizen2',
      story,
      needOf({ hours: 3, address: 'Via Padova 61', municipio: 2, about: 'mio zio' }),
    );
    await move(as, 'admin1', {
      id,
      story,
      transition: 'cancel',
      more: { reason: 'Richiesta doppia: ne resta aperta una sola.' },
    });
    return id;
  },

  ...SERVICE_STORIES,
  ...MANDATE_STORIES,
  // After what was paid: it is what enti are owed.
  ...MONEY_STORIES,
  ...AVVISO_STORIES,

  'a Sesto, in attesa di offerte': async (as) => {
    const need = needOf({ hours: 5, address: 'Via Marx 10', about: 'mia nonna' });
    return request(as, 'citizen3', 'sesto', need);
  },
};
