import type { NewContentVersion } from '../content.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import { GLOSSARY } from './glossary.ts';

/** What a comune begins with: its declarations, and the questions that people ask most. */
export const CONTENTS: Pick<NewContentVersion, 'kind' | 'slug' | 'said'>[] = [
  {
    kind: 'declaration',
    slug: 'privacy',
    said: {
      titleIt: 'Privacy',
      titleEn: 'Privacy',
      summaryIt: 'Raccogliamo solo quello che serve a trovarti aiuto, e diciamo chi lo vede.',
      summaryEn: 'We collect only what is needed to find you help, and we say who sees it.',
      textIt:
        '## Chi tratta i tuoi dati\n\nIl titolare è il comune in cui chiedi il servizio. L’ente che scegli li tratta per svolgerlo.\n\n## Quali dati\n\nNome ed email dal tuo accesso; quello che scrivi nella richiesta; offerte, pagamenti e passaggi della pratica. I numeri della carta non passano mai da qui: li scrivi sulla pagina della banca.\n\n## Perché\n\nPer svolgere un compito di interesse pubblico: far incontrare chi ha bisogno di cura e chi la offre, con la garanzia del comune.\n\n## Chi vede che cosa\n\nGli enti interpellati leggono il bisogno, non il tuo nome né l’indirizzo: questi li vede solo l’ente che scegli. Ogni intervento di un ufficio resta scritto nella cronologia, con chi e perché.\n\n## Che cosa resta in questo browser\n\nLa lingua scelta, il tuo comune se hai fatto l’accesso, e le richieste iniziate prima di accedere, finché non le invii o le elimini. Quando esci non resta niente di quello che hai scritto. Se usi un computer condiviso senza accedere, elimina la bozza prima di andare via.\n\n## I tuoi diritti\n\nNella pagina [«I miei dati»](/miei-dati) vedi chi ha letto i tuoi dati, ne scarichi una copia e puoi chiedere che siano cancellati. Per tutto il resto scrivi al responsabile della protezione dei dati del comune. Puoi rivolgerti al Garante per la protezione dei dati personali.',
      textEn:
        '## Who processes your data\n\nThe controller is the city where you ask for the service. The organisation you choose processes them to provide it.\n\n## Which data\n\nName and email from your sign-in; what you write in the request; offers, payments and steps. Card numbers never pass through here: you type them on the bank’s page.\n\n## Why\n\nTo carry out a task in the public interest: bringing together those who need care and those who offer it, with the guarantee of the city.\n\n## Who sees what\n\nThe organisations asked read the need, not your name or address: only the one you choose sees those. Whatever an office does stays in the timeline, with who and why.\n\n## What stays in this browser\n\nThe language you chose, your city if you signed in, and the requests you began before signing in, until you send or delete them. When you sign out nothing you wrote stays. On a shared computer, if you do not sign in, delete the draft before you leave.\n\n## Your rights\n\nOn the page [«My data»](/miei-dati) you see who has read your data, download a copy and can ask for their erasure. For all else, write to the data protection officer of the city. You can also turn to the Italian data protection authority.',
      position: 10,
    },
  },
  {
    kind: 'declaration',
    slug: 'accessibilita',
    said: {
      titleIt: 'Dichiarazione di accessibilità',
      titleEn: 'Accessibility statement',
      summaryIt: 'WeMi è fatto per essere usato da tutte le persone, con qualunque strumento.',
      summaryEn: 'WeMi is made to be used by everyone, with any tool.',
      textIt:
        '## Stato di conformità\n\nIl sito è progettato secondo le WCAG 2.2, livello AA, e la norma UNI CEI EN 301549.\n\n## Come lo controlliamo\n\nOgni pagina viene verificata in modo automatico a ogni modifica e a mano con la sola tastiera, con ingrandimento al 400 % e su schermi larghi 320 punti.\n\n## Limiti conosciuti\n\nLa pagina dove si inserisce la carta è della banca: rispettiamo i suoi tempi di adeguamento. I testi dei servizi sono scritti dagli enti, per ora solo in italiano.\n\n## Se trovi un ostacolo\n\nScrivilo allo spazio WeMi più vicino o all’ufficio del comune, dalla pagina Contatti: rispondiamo entro 30 giorni. Se la risposta non ti basta, puoi rivolgerti al difensore civico per il digitale presso AgID.',
      textEn:
        '## Conformity\n\nThe site is designed to WCAG 2.2 level AA and the standard EN 301549.\n\n## How we check it\n\nEach page is checked automatically at every change, and by hand with the keyboard only, at 400% zoom and on screens 320 points wide.\n\n## Known limits\n\nThe page where you type your card belongs to the bank. Service texts are written by the organisations, for now in Italian only.\n\n## If you meet a barrier\n\nTell the nearest WeMi space or the city office, from the Contacts page: we answer within 30 days. If the answer is not enough you can turn to the digital ombudsman at AgID.',
      position: 20,
    },
  },
  {
    kind: 'declaration',
    slug: 'note-legali',
    said: {
      titleIt: 'Note legali',
      titleEn: 'Legal notes',
      summaryIt: 'Come puoi usare quello che trovi qui, e di che cosa rispondiamo.',
      summaryEn: 'How you may use what you find here, and what we answer for.',
      textIt:
        '## Licenza dei contenuti\n\nTesti, dati e documenti che il comune pubblica qui sono di tutti, con licenza Creative Commons Attribuzione 4.0 (CC BY 4.0): puoi copiarli, cambiarli e usarli anche per lavoro, se dici da dove vengono. Lo prevede l’articolo 52 del Codice dell’amministrazione digitale. Fa eccezione ciò che porta un’altra indicazione, come i marchi degli enti.\n\n## Testi degli enti\n\nLa scheda di un servizio è scritta dall’ente che lo offre, che ne risponde. Se trovi qualcosa di sbagliato, [segnalalo](/segnala).\n\n## Collegamenti ad altri siti\n\nDi quello che sta su altri siti risponde chi li cura.',
      textEn:
        '## Licence of the contents\n\nTexts, data and documents that the city publishes here belong to everybody, under Creative Commons Attribution 4.0 (CC BY 4.0): you may copy, change and use them, also for business, if you say where they come from. This follows from article 52 of the Italian code of digital administration. What says otherwise, such as the marks of organisations, is an exception.\n\n## Texts of organisations\n\nThe page of a service is written by the organisation that offers it, which answers for it. If you find something wrong, [tell us](/segnala).\n\n## Links to other sites\n\nWhoever keeps another site answers for what is on it.',
      position: 30,
    },
  },
  {
    kind: 'faq',
    slug: 'chiedere',
    said: {
      titleIt: 'Come chiedo un servizio?',
      titleEn: 'How do I ask for a service?',
      summaryIt: '',
      summaryEn: '',
      textIt:
        'Cercalo in «Servizi», apri la sua scheda e scegli «Chiedi». Rispondi a poche domande: quello che scrivi si salva da solo e puoi finire più tardi. Per inviare la richiesta devi accedere.',
      textEn:
        'Look for it under “Services”, open its page and choose to ask for it. You answer a few questions: what you write is saved by itself and you can finish later. To send the request you need to sign in.',
      position: 10,
    },
  },
  {
    kind: 'faq',
    slug: 'dopo-la-richiesta',
    said: {
      titleIt: 'Che cosa succede dopo la richiesta?',
      titleEn: 'What happens after my request?',
      summaryIt: '',
      summaryEn: '',
      textIt:
        'Gli enti che possono aiutarti leggono la richiesta e mandano le loro offerte. Nella pratica vedi chi ha risposto, entro quando rispondono gli altri e che cosa succede se nessuno fa niente. Chiedere non costa e non impegna.',
      textEn:
        'The organisations that can help you read it and send their offers. Your request shows who has answered, by when the others do, and what happens if nobody does anything. Asking costs nothing and binds you to nothing.',
      position: 20,
    },
  },
  {
    kind: 'faq',
    slug: 'scegliere',
    said: {
      titleIt: 'Come scelgo un’offerta?',
      titleEn: 'How do I choose an offer?',
      summaryIt: '',
      summaryEn: '',
      textIt:
        'Le offerte stanno una accanto all’altra, con prezzo, data di inizio e profilo di chi viene; dal nome dell’ente arrivi alle sue recensioni. Quando scegli, l’ente conferma l’ordine; se non può, le altre offerte ancora valide tornano disponibili.',
      textEn:
        'Offers stand side by side, with price, first day and the profile of who comes; the name of the organisation leads to its reviews. When you choose, the organisation confirms the order; if it cannot, the other offers that are still valid are there again.',
      position: 30,
    },
  },
  {
    kind: 'faq',
    slug: 'pagare',
    said: {
      titleIt: 'Quando e come pago?',
      titleEn: 'When and how do I pay?',
      summaryIt: '',
      summaryEn: '',
      textIt:
        'Paghi dopo la conferma dell’ordine, entro la data scritta nella pratica. I modi possibili li vedi lì. In «Pagamenti» trovi le ricevute. Se dopo un pagamento non vedi subito l’esito, aspetta qualche minuto prima di riprovare: quello che arriva due volte ti torna indietro.',
      textEn:
        'You pay once the order is confirmed, by the date in your request. The ways to pay are shown there. Receipts are under “Payments”. If you do not see the outcome at once, wait some minutes before you try again: what arrives twice comes back to you.',
      position: 40,
    },
  },
  {
    kind: 'faq',
    slug: 'pagare-meno',
    said: {
      titleIt: 'Posso pagare meno?',
      titleEn: 'Can I pay less?',
      summaryIt: '',
      summaryEn: '',
      textIt:
        'Alcuni servizi hanno una tariffa secondo l’ISEE e il comune può dare dei voucher. In «I miei voucher» vedi che cosa puoi chiedere, e che cosa è stato deciso e perché.',
      textEn:
        'Some services have a tariff by ISEE, and the city may give vouchers. Under “My vouchers” you see what you can ask for, and what was decided and why.',
      position: 50,
    },
  },
  {
    kind: 'faq',
    slug: 'sospendere',
    said: {
      titleIt: 'Posso sospendere o interrompere il servizio?',
      titleEn: 'Can I pause or end the service?',
      summaryIt: '',
      summaryEn: '',
      textIt:
        'Sì, se il servizio lo prevede: dalla pratica, con il preavviso scritto lì. Prima di confermare vedi che cosa cambia e quanto ti viene restituito.',
      textEn:
        'Yes, where the service allows it: from your request, with the notice written there. Before you confirm you see what changes and how much is given back.',
      position: 60,
    },
  },
  {
    kind: 'faq',
    slug: 'per-un-altra-persona',
    said: {
      titleIt: 'Posso fare tutto per un’altra persona?',
      titleEn: 'Can I do all this for somebody else?',
      summaryIt: '',
      summaryEn: '',
      textIt:
        'Sì, con la sua delega: la crea lei in «Deleghe», o la firma in uno spazio WeMi. Dice che cosa puoi fare e fino a quando, e si può revocare in ogni momento.',
      textEn:
        'Yes, with their mandate: they make it under “Mandates”, or sign it at a WeMi space. It says what you may do and until when, and can be taken back at any time.',
      position: 70,
    },
  },
  {
    kind: 'faq',
    slug: 'recensioni',
    said: {
      titleIt: 'Chi scrive le recensioni?',
      titleEn: 'Who writes the reviews?',
      summaryIt: '',
      summaryEn: '',
      textIt:
        'Solo chi ha avuto il servizio, quando è finito o è stato rinnovato. Si pubblicano senza il nome di chi scrive. L’ente può rispondere, e l’ufficio toglie solo quelle che violano le regole, dicendone il motivo a chi le ha scritte.',
      textEn:
        'Only those who had the service, once it has ended or was renewed. They are published without the writer’s name. The organisation can answer, and the office takes away only those that break the rules, and tells the writer why.',
      position: 80,
    },
  },
  {
    kind: 'faq',
    slug: 'passo-al-posto-mio',
    said: {
      titleIt: 'Qualcuno ha fatto un passo al posto mio: e se non sono d’accordo?',
      titleEn: 'Somebody took a step in my place: what if I do not agree?',
      summaryIt: '',
      summaryEn: '',
      textIt:
        'Nella cronologia della pratica leggi chi lo ha fatto e perché. Da lì puoi contestarlo: risponde un’altra persona dell’ufficio.',
      textEn:
        'The history of your request says who did it and why. From there you can contest it: somebody else of the office answers.',
      position: 90,
    },
  },
  {
    kind: 'faq',
    slug: 'parlare-con-una-persona',
    said: {
      titleIt: 'Vorrei parlare con una persona',
      titleEn: 'I would like to talk to a person',
      summaryIt: '',
      summaryEn: '',
      textIt:
        'Vai in uno spazio WeMi: dove sono e quando aprono lo trovi nella pagina «Contatti e spazi WeMi». Possono fare ogni passo insieme a te.',
      textEn:
        'Go to a WeMi space: where they are and when they open is on the page “Contacts and WeMi spaces”. They can take every step together with you.',
      position: 100,
    },
  },
  ...CONSENT_TEXTS,
  ...GLOSSARY,
];
