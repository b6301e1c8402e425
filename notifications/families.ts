import type { Language } from './words.ts';

/** What a notice is of: it frames the words, and says what can be filled in. */
export interface Family {
  /** In a word or two; `{number}` where it has one. */
  about: Record<Language, string>;
  /** Why one gets such mails, where it is not the same for all; by audience, else `all`. */
  why: Record<Language, Record<string, string>>;
  /** One that does not exist, to show or try words: as long as real ones. */
  sample: { number: string; path: Record<string, string> };
}

const UUID = '00000000-0000-4000-8000-000000000000';
const UNREAD = {
  it: { all: 'Questa casella non viene letta.' },
  en: { all: 'This mailbox is not read.' },
};

const FAMILIES = {
  pratica: {
    about: { it: 'pratica {number}', en: 'request {number}' },
    why: {
      it: { all: 'Ricevi questo messaggio perché partecipi alla pratica. Per rispondere usa la pratica: questa casella non viene letta.' },
      en: { all: 'You receive this message because you take part in the request. Please answer there: this mailbox is not read.' },
    },
    sample: { number: 'MI-2026-000042', path: { citizen: `/pratiche/${UUID}`, all: `/admin/pratiche/${UUID}` } },
  },
  voucher: {
    about: { it: 'voucher', en: 'voucher' },
    why: UNREAD,
    sample: { number: '', path: { all: '/voucher' } },
  },
  appointment: {
    about: { it: 'appuntamento', en: 'appointment' },
    why: UNREAD,
    sample: { number: '', path: { all: '/appuntamenti' } },
  },
  mandate: {
    about: { it: 'deleghe', en: 'mandates' },
    why: UNREAD,
    sample: { number: '', path: { citizen: '/deleghe', all: '/admin/sportello' } },
  },
  payout: {
    about: { it: 'pagamenti all’ente', en: 'payments to the organisation' },
    why: {
      it: { all: 'Ricevi questo messaggio perché il tuo ente lavora con WeMi. Questa casella non viene letta.' },
      en: { all: 'You receive this message because your organisation works with WeMi. This mailbox is not read.' },
    },
    sample: { number: '', path: { all: `/admin/pagamenti-enti/${UUID}` } },
  },
  qualification: {
    about: { it: 'qualificazione', en: 'qualification' },
    why: {
      it: {
        office: 'Ricevete questo messaggio perché lavorate nell’ufficio WeMi.',
        all: 'Ricevi questo messaggio perché il tuo ente ha risposto a un avviso di WeMi. Questa casella non viene letta.',
      },
      en: { all: 'You receive this message because your organisation answered a call of WeMi. This mailbox is not read.' },
    },
    sample: { number: '', path: { all: `/admin/qualificazioni/${UUID}` } },
  },
  service: {
    about: { it: 'servizi', en: 'services' },
    why: {
      it: {
        office: 'Ricevete questo messaggio perché lavorate nell’ufficio WeMi.',
        all: 'Ricevi questo messaggio perché il tuo ente pubblica servizi su WeMi. Questa casella non viene letta.',
      },
      en: { all: 'You receive this message because your organisation publishes services on WeMi. This mailbox is not read.' },
    },
    sample: { number: '', path: { all: `/admin/servizi/${UUID}` } },
  },
  operator: {
    about: { it: 'operatori', en: 'operators' },
    why: {
      it: { all: 'Ricevi questo messaggio perché il tuo ente tiene su WeMi l’elenco di chi ci lavora. Questa casella non viene letta.' },
      en: { all: 'You receive this message because your organisation keeps on WeMi who works for it. This mailbox is not read.' },
    },
    sample: { number: '', path: { all: `/admin/operatori/${UUID}` } },
  },
  ticket: {
    about: { it: 'segnalazione {number}', en: 'report {number}' },
    why: {
      it: {
        citizen: 'Ricevi questo messaggio perché hai scritto all’ufficio. Questa casella non viene letta: rispondi dalla pagina.',
        all: 'Ricevete questo messaggio perché lavorate nell’ufficio WeMi.',
      },
      en: { all: 'You receive this message because you wrote to the office. This mailbox is not read: answer from the page.' },
    },
    sample: { number: 'MI-S-2026-000042', path: { citizen: `/segnalazioni/${UUID}`, all: `/admin/segnalazioni/${UUID}` } },
  },
} satisfies Record<string, Family>; // prettier-ignore

/** By the first part of a kind; what names no family is of a pratica. */
export function familyOf(kind: string): Family {
  const [name = ''] = kind.split(':');
  return Object.hasOwn(FAMILIES, name) ? FAMILIES[name as keyof typeof FAMILIES] : FAMILIES.pratica;
}

/** Whether a notice belongs to a pratica. */
export function isOfPratica(kind: string): boolean {
  return familyOf(kind) === FAMILIES.pratica;
}

/** @returns what stands under the audience, else what stands for all */
export function forAudience(said: Record<string, string>, audience: string): string {
  return said[audience] ?? said['all'] ?? '';
}
