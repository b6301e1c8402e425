import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';

export interface Told {
  headers: IncomingHttpHeaders;
  raw: string;
}

/** A merchant that takes whatever is sent to it. */
export async function startMerchant() {
  const taken: Told[] = [];
  const server: Server = createServer((request, response) => {
    let raw = '';
    request.on('data', (chunk) => (raw += chunk));
    request.on('end', () => {
      taken.push({ headers: request.headers, raw });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`,
    /** Waits until events of these types have come. */
    async received(types: string[]): Promise<[Told, ...Told[]]> {
      const come = () => taken.map(({ raw }) => JSON.parse(raw).event_type as string);
      await until(async () => types.every((type) => come().filter((one) => one === type).length >= types.filter((one) => one === type).length)); // prettier-ignore
      return taken as [Told, ...Told[]];
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 300 && !(await holds()); i++)
    await new Promise((resolve) => setTimeout(resolve, 30));
  if (!(await holds())) throw new Error('waited in vain');
}

/** What a merchant asks for: 12,50 €, to be approved on the page. */
export function order(more: object = {}) {
  const amount = { currency_code: 'EUR', value: '12.50' };
  const unit = { amount, custom_id: 'MI123', invoice_id: randomUUID(), description: 'WeMi', ...more }; // prettier-ignore
  const urls = { return_url: 'https://wemi.example/esito', cancel_url: 'https://wemi.example/annullato' }; // prettier-ignore
  return {
    intent: 'CAPTURE',
    purchase_units: [unit],
    payment_source: { paypal: { experience_context: urls } },
  };
}
