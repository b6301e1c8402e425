import { pay } from './pay.ts';
import { type As, choose, inPlaceOf, move, offer, period, request } from './steps.ts';

/** Each story leads one pratica to the state it is named for. */
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
        hours: 24,
        unitCents: 1980,
        profile: 'ASA',
        note: 'Possiamo iniziare anche prima, se serve.',
      }),
    });
    return id;
  },

  'ordine da confermare': (as) => untilOrder(as, 'citizen2', 'order', 'ente1'),

  'da pagare': async (as) => {
    const story = 'payment';
    const id = await untilOrder(as, 'citizen2', story, 'ente2');
    await move(as, 'ente2', { id, story, transition: 'confirmOrder', payload: period() });
    return id;
  },

  'confermata dall’ufficio al posto dell’ente': async (as) => {
    const story = 'in-place';
    const id = await untilOrder(as, 'citizen1', story, 'ente3');
    const more = inPlaceOf(
      'ente3',
      'L’ente ha confermato per telefono: il suo accesso non funziona.',
    );
    await move(as, 'admin1', { id, story, transition: 'confirmOrder', payload: period(), more });
    return id;
  },

  attiva: async (as) => {
    const story = 'active';
    const id = await untilOrder(as, 'citizen1', story, 'ente1');
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

  'a Sesto, in attesa di offerte': async (as) => {
    const need = needOf({ hours: 5, address: 'Via Marx 10', about: 'mia nonna' });
    return request(as, 'citizen3', 'sesto', need);
  },
};

async function untilOrder(as: As, citizen: string, story: string, ente: string): Promise<string> {
  const id = await request(
    as,
    citizen,
    story,
    needOf({ hours: 8, address: 'Corso Lodi 12', municipio: 4, about: 'mia madre' }),
  );
  const payload = offer({
    hours: 32,
    unitCents: 2050,
    profile: 'OSS',
    note: 'Mattina o pomeriggio, come preferite.',
  });
  await move(as, ente, { id, story, transition: 'submitOffer', payload });
  await choose(as, citizen, { id, story, ente });
  return id;
}

function needOf(told: {
  hours: number;
  address: string;
  municipio?: number;
  about: string;
}): object {
  const { hours, address, municipio, about } = told;
  return {
    serviceTypeId: 'assistenza-persona',
    params: {
      autonomy: 'partly-dependent',
      hoursPerWeek: hours,
      timeBands: ['morning'],
      operatorGender: 'any',
    },
    beneficiary: { self: false, relation: about },
    place: { address, ...(municipio ? { municipio } : {}) },
    times: { months: 3 },
  };
}
