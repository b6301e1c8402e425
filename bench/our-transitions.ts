import { Temporal } from 'temporal-polyfill';
import { peopleOf } from '../dev/testing/people.ts';

/** What the bench says to the API, as people's browsers do: over HTTP, with real tokens. */
export interface OurPratica {
  id: string;
  offerId: string;
  version: number;
}

const TERMS = {
  priceModel: 'hourly',
  lines: [{ label: 'Ore di assistenza', unit: 'hour', unitCents: 2200, quantity: 40 }],
  firstDate: inDays(10),
  profile: 'OSS',
  validUntil: inDays(60),
};
const NEED = {
  serviceTypeId: 'assistenza-persona',
  params: { autonomy: 'partly-dependent', hoursPerWeek: 10, timeBands: ['morning'] },
  beneficiary: { self: true },
  place: { address: 'via Capuana 3', municipio: 8 },
  times: { from: inDays(10), months: 3 },
};

export function talkTo(publicUrl: string, apiUrl: string) {
  const { as } = peopleOf(publicUrl, apiUrl);
  const [citizen, ente] = [as('citizen1'), as('ente1')];

  async function move(pratica: OurPratica, transition: string, payload: object): Promise<number> {
    const body = { transition, expectedVersion: pratica.version, payload };
    const heard = await ente.call<{ version: number }>(
      'POST',
      `/pratiche/${pratica.id}/transitions`,
      { body },
    );
    if (heard.status !== 200)
      throw new Error(`${transition}: ${heard.status} ${JSON.stringify(heard.body)}`);
    return heard.body.version;
  }

  return {
    /** A pratica with one live offer of ente1, made through the API. */
    async openPratica(): Promise<OurPratica> {
      const { id, version } = await citizen.insist<OurPratica>('POST', '/pratiche', { body: NEED });
      const pratica = { id, version, offerId: '' };
      pratica.version = await move(pratica, 'submitOffer', TERMS);
      const offers = await ente.insist<{ items: { id: string }[] }>(
        'GET',
        `/pratiche/${id}/offers`,
      );
      return { ...pratica, offerId: offers.items[0]!.id };
    },
    /** One transition of ours: the ente revises its offer. */
    async reviseOffer(pratica: OurPratica): Promise<void> {
      pratica.version = await move(pratica, 'reviseOffer', { ...TERMS, offerId: pratica.offerId });
    },
  };
}

function inDays(days: number): string {
  return Temporal.Now.plainDateISO('Europe/Rome').add({ days }).toString();
}
