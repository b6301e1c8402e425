import type { Exchange } from './open-api.ts';

/**
 * Runs `work` and keeps every call that it makes to one address.
 * @returns the calls whose bodies are JSON, in order
 */
export async function overhear(address: string, work: () => Promise<void>): Promise<Exchange[]> {
  const heard: Exchange[] = [];
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await send(input, init);
    const url = new URL(String(input));
    if (url.origin === new URL(address).origin) {
      const text = await response.clone().text();
      const sent = typeof init?.body === 'string' && init.body.startsWith('{') ? init.body : null;
      heard.push({
        method: init?.method ?? 'GET',
        path: url.pathname + url.search,
        status: response.status,
        ...(sent ? { request: JSON.parse(sent) as unknown } : {}),
        ...(isJson(response) ? { response: JSON.parse(text) as unknown } : {}),
      });
    }
    return response;
  };
  try {
    await work();
  } finally {
    globalThis.fetch = send;
  }
  return heard;
}

/** Of a body in another language, contracts say only that it is text. */
function isJson({ headers }: Response): boolean {
  return /\bjson\b/.test(headers.get('content-type') ?? '');
}
