import type { NewContentVersion } from '../content.ts';

const TERMS: [slug: string, it: string, en: string, textIt: string, textEn: string][] = [
  ['ente', 'Ente', 'Organisation', 'Cooperativa, associazione o impresa sociale che il comune ha qualificato: offre i servizi e manda le persone a casa tua.', 'A cooperative, association or social enterprise that the city has qualified: it offers the services and sends people to your home.'],
  ['isee', 'ISEE', 'ISEE', 'Indicatore che dice quanto può spendere una famiglia, secondo redditi e patrimonio. Serve per le tariffe ridotte e per i voucher.', 'An indicator of what a family can afford, from income and assets. It is needed for reduced fees and vouchers.'],
  ['pratica', 'Pratica', 'Request', 'Tutto quello che riguarda una tua richiesta, dal bisogno alla fine del servizio: offerte, ordine, pagamenti, documenti e messaggi.', 'All that belongs to one thing you asked for, from the need to the end of the service: offers, order, payments, documents and messages.'],
  ['delega', 'Delega', 'Mandate', 'Il permesso di agire per un’altra persona. Dice che cosa si può fare e fino a quando, e si può revocare in ogni momento.', 'The permission to act for somebody else. It says what one may do and until when, and can be revoked at any time.'],
  ['spazio-wemi', 'Spazio WeMi', 'WeMi space', 'Uno sportello del comune dove una persona ti ascolta e fa ogni passo insieme a te.', 'A counter of the city where somebody listens and takes every step with you.'],
  ['voucher', 'Voucher', 'Voucher', 'Una somma che il comune mette a disposizione per pagare un servizio, tutto o in parte. Ha una scadenza.', 'A sum that the city provides to pay for a service, all or part of it. It has a last day.'],
]; // prettier-ignore

/** The words that people meet here and may not know. */
export const GLOSSARY: Pick<NewContentVersion, 'kind' | 'slug' | 'said'>[] = TERMS.map(
  ([slug, titleIt, titleEn, textIt, textEn]) => ({
    kind: 'glossary',
    slug,
    said: { titleIt, titleEn, summaryIt: '', summaryEn: '', textIt, textEn, position: 0 },
  }),
);
