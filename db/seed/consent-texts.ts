import type { NewContentVersion } from '../content.ts';

/** What a citizen may agree to, in the words that a comune begins with. */
export const CONSENT_TEXTS: Pick<NewContentVersion, 'kind' | 'slug' | 'said'>[] = [
  {
    kind: 'page',
    slug: 'consenso-telefono',
    said: {
      titleIt: 'Il mio cellulare all’ente che scelgo',
      titleEn: 'My mobile for the organisation I choose',
      summaryIt:
        'L’ente che scegli vede il tuo cellulare nella pratica finché è aperta, per chiamarti se serve.',
      summaryEn:
        'The organisation you choose sees your mobile in the request while it is open, to call you if needed.',
      textIt:
        '## Che cosa accetti\n\nDopo che hai scelto un’offerta, l’ente legge nella pratica il cellulare che hai confermato nei [tuoi recapiti](/recapiti), o quello che hai lasciato a uno spazio WeMi. Lo usa solo per il servizio di quella pratica: un ritardo, un citofono che non funziona, un cambio di orario.\n\n## Chi non lo vede\n\nNon lo vedono gli enti che non scegli, né quello scelto quando la pratica è chiusa.\n\n## Se dici di no\n\nNon cambia niente nel servizio: l’ente ti scrive dalla pratica, e tu rispondi da lì.\n\n## Se cambi idea\n\nRitiri il consenso in [«I miei dati»](/miei-dati) con un passo solo. Da quel momento il numero non si vede più nelle pratiche; un ente che l’ha già letto non deve più usarlo.',
      textEn:
        '## What you agree to\n\nOnce you have chosen an offer, the organisation reads in the request the mobile that you confirmed among [your contacts](/recapiti), or the one that you left at a WeMi space. It uses it only for the service of that request: a delay, an intercom that does not work, another hour.\n\n## Who does not see it\n\nOrganisations that you do not choose, and the chosen one once the request is closed.\n\n## If you say no\n\nNothing changes in the service: the organisation writes to you in the request, and you answer there.\n\n## If you change your mind\n\nTake the consent back in [«My data»](/miei-dati) in one step. From then on the number no longer shows in requests; an organisation that has read it must no longer use it.',
      position: 10,
    },
  },
];
