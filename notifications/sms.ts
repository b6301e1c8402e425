import twilio from 'twilio';
import type { SmsSettings } from './sms-settings.ts';

export interface Sms {
  /** E.164. */
  to: string;
  body: string;
  /** Where the provider tells what became of it. */
  statusCallback: string;
}

/** The provider took it: its name for it. */
export interface TakenSms {
  ref: string;
}

/** It surely left nothing behind. `isFinal`: it will never be taken; else try again after so many seconds. */
export class SmsRefused extends Error {
  readonly isFinal: boolean;
  readonly code: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  constructor(how: { isFinal: boolean; code?: number; retryAfterSeconds?: number }) {
    super(`sms not taken: ${how.code ?? 'unknown'}`);
    this.isFinal = how.isFinal;
    this.code = how.code;
    this.retryAfterSeconds = how.retryAfterSeconds;
  }
}

/** Nobody knows whether it left: ask the provider before it is sent again. */
export class SmsUnknown extends Error {}

export interface SmsProvider {
  /** @throws SmsRefused, SmsUnknown */
  send(sms: Sms): Promise<TakenSms>;
  /**
   * What the provider took to that number, with those words, not before `since`; the newest first. Two
   * notices of one pratica may say the same.
   * @param asked.since ISO instant
   * @throws SmsUnknown
   */
  find(asked: { to: string; body: string; since: string }): Promise<TakenSms[]>;
}

const ANSWER_WITHIN_MS = 10_000;
const LOOK_BACK_AT_MOST = 200;
const BUSY_SECONDS = 5;
/** Its clock and ours may differ. */
const CLOCKS_MS = 120_000;
/** The number is none, is no mobile, or its owner wants nothing from us. */
const NEVER = [21211, 21214, 21217, 21219, 21408, 21610, 21614];

/** Twilio's REST by its own client, at the address of the settings. */
export function connectSms(settings: SmsSettings): SmsProvider {
  const { accountSid, authToken, from, url } = settings;
  const httpClient = new ElsewhereClient(url);
  const client = twilio(accountSid, authToken, { httpClient, autoRetry: false });
  return {
    async send({ to, body, statusCallback }) {
      const message = await client.messages
        .create({ to, from, body, statusCallback })
        .catch((error: unknown) => Promise.reject(errorOf(error)));
      if (!message.sid) throw new SmsUnknown('an answer without a name for the message');
      return { ref: message.sid };
    },
    async find({ to, body, since }) {
      const messages = await client.messages
        .list({ to, limit: LOOK_BACK_AT_MOST })
        .catch(() => Promise.reject(new SmsUnknown('the provider does not say what it sent')));
      const earliest = Date.parse(since) - CLOCKS_MS;
      return messages
        .filter((each) => each.body === body && each.dateCreated.getTime() >= earliest)
        .map(({ sid: ref }) => ({ ref }));
    },
  };
}

/** Twilio's client knows one address; ours goes where the settings say. */
class ElsewhereClient extends twilio.RequestClient {
  readonly #url: string;
  constructor(url: string) {
    super({ timeout: ANSWER_WITHIN_MS });
    this.#url = url;
  }
  override async request<T>(options: Parameters<twilio.RequestClient['request']>[0]) {
    const uri = options.uri.replace(/^https:\/\/api\.twilio\.com/, this.#url);
    const response = await super.request<T>({ ...options, uri } as never);
    // How long to wait is in a header, which the client's own error does not tell.
    const retryAfter = Number((response.headers as Record<string, string>)?.['retry-after']);
    if (response.statusCode === 429)
      throw new SmsRefused({ isFinal: false, retryAfterSeconds: retryAfter || BUSY_SECONDS });
    return response;
  }
}

/** What the provider quotes in its answers, such as the number, stays out of the error. */
function errorOf(error: unknown): Error {
  if (error instanceof SmsRefused) return error;
  const { status, code } = error as { status?: number; code?: number | string };
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return new SmsRefused({ isFinal: false });
  const number = typeof code === 'number' ? { code } : {};
  if (status && status >= 400 && status < 500)
    return new SmsRefused({ isFinal: NEVER.includes(code as number), ...number });
  return new SmsUnknown(`sms: ${status ?? 'no answer'}`);
}
