import { type As, choose, move, offer, request } from './steps.ts';

/** A request with one offer, and that one chosen; `inDays` as in `offer`. */
export async function untilOrder(
  as: As,
  citizen: string,
  story: string,
  { ente, inDays }: { ente: string; inDays?: number },
): Promise<string> {
  const id = await request(
    as,
    citizen,
    story,
    needOf({ hours: 8, address: 'Corso Lodi 12', municipio: 4, about: 'mia madre' }),
  );
  const payload = offer({
    ente,
    hours: 32,
    unitCents: 2050,
    profile: 'OSS',
    ...(inDays === undefined ? {} : { inDays }),
    note: 'Mattina o pomeriggio, come preferite.',
  });
  await move(as, ente, { id, story, transition: 'submitOffer', payload });
  await choose(as, citizen, { id, story, ente });
  return id;
}

export function needOf(told: {
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
