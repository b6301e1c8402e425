import type { TRANSITIONS } from '../catalogue/publishing.ts';
import type { TypeNoticeKind } from '../db/tables/ente-notices.ts';
import type { DirectTexts } from './direct-texts.ts';

type Rows = typeof TRANSITIONS;
/** Every move of a service and one of those it tells; and what became of its type. */
export type ServiceKey =
  | { [Kind in keyof Rows]: `service:${Kind}:${Rows[Kind]['tells'][number]}` }[keyof Rows]
  | `service:${TypeNoticeKind}:ente`;

/** What an ente or the office is told of a service that is to be published; reasons are on its page. */
export const SERVICE_TEXTS: DirectTexts<ServiceKey> = {
  it: {
    'service:submit:office': { subject: 'un servizio aspetta di essere pubblicato', text: 'Un ente ha mandato un servizio da pubblicare. Leggetelo e decidete: finché aspetta, le famiglie vedono la versione di prima, se c’è.', action: 'Leggi il servizio' },
    'service:publish:ente': { subject: 'il tuo servizio è pubblicato', text: 'L’ufficio ha pubblicato il servizio del tuo ente. Da ora le famiglie lo trovano nella ricerca.', action: 'Apri il servizio' },
    'service:sendBack:ente': { subject: 'il tuo servizio è da rivedere', text: 'L’ufficio ha letto il servizio del tuo ente e ti chiede di cambiare qualcosa. Che cosa, lo leggi nella pagina: poi mandalo di nuovo.', action: 'Apri il servizio' },
    'service:typeRetired:ente': { subject: 'il Comune non offre più un servizio che fai', text: 'Il Comune non offre più un servizio che il tuo ente ha scritto: da ora le famiglie non lo trovano e non possono chiederlo. Le pratiche già aperte vanno avanti come prima. Quale servizio è, lo leggi fra i tuoi.', action: 'Apri i tuoi servizi' },
    'service:typeRestored:ente': { subject: 'il Comune offre di nuovo un servizio che fai', text: 'Il Comune offre di nuovo un servizio che il tuo ente ha scritto. Se era pubblicato, le famiglie lo trovano come prima: non devi fare niente.', action: 'Apri i tuoi servizi' },
  },
  en: {},
}; // prettier-ignore
