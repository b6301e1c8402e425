import { randomUUID } from 'node:crypto';
import type { Stack } from '../dev/stack.ts';

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

export function talkTo(stack: Pick<Stack, 'publicUrl'>, apiUrl: string) {
  const tokens = new Map<string, { value: string; until: number }>();

  async function tokenOf(username: string): Promise<string> {
    const known = tokens.get(username);
    if (known && known.until > Date.now()) return known.value;
    const response = await fetch(
      `${stack.publicUrl}/auth/realms/wemi/protocol/openid-connect/token`,
      {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'password',
          client_id: 'wemi-dev',
          username,
          password: 'demo',
        }),
      },
    );
    const { access_token: value } = (await response.json()) as { access_token: string };
    tokens.set(username, { value, until: Date.now() + 120_000 });
    return value;
  }

  async function post<T>(username: string, path: string, body: object): Promise<T> {
    const response = await fetch(`${apiUrl}/api${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf(username)}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async function get<T>(username: string, path: string): Promise<T> {
    const headers = { authorization: `Bearer ${await tokenOf(username)}` };
    return (await (await fetch(`${apiUrl}/api${path}`, { headers })).json()) as T;
  }

  const transition = (pratica: OurPratica, name: string, payload: object) =>
    post<{ version: number }>('ente1', `/pratiche/${pratica.id}/transitions`, {
      transition: name,
      expectedVersion: pratica.version,
      payload,
    });

  return {
    /** A pratica with one live offer of ente1, made through the API. */
    async openPratica(): Promise<OurPratica> {
      const need = {
        serviceTypeId: 'assistenza-persona',
        params: { autonomy: 'partly-dependent', hoursPerWeek: 10, timeBands: ['morning'] },
        beneficiary: { self: true },
        place: { address: 'via Capuana 3', municipio: 8 },
        times: { from: inDays(10), months: 3 },
      };
      const { id, version } = await post<OurPratica>('citizen1', '/pratiche', need);
      const pratica = { id, version, offerId: '' };
      pratica.version = (await transition(pratica, 'submitOffer', TERMS)).version;
      const offers = await get<{ items: { id: string }[] }>('ente1', `/pratiche/${id}/offers`);
      return { ...pratica, offerId: offers.items[0]!.id };
    },
    /** One transition of ours: the ente revises its offer. */
    async reviseOffer(pratica: OurPratica): Promise<void> {
      const answer = await transition(pratica, 'reviseOffer', {
        ...TERMS,
        offerId: pratica.offerId,
      });
      pratica.version = answer.version;
    },
  };
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
