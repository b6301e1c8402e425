import { help } from './help';

export const pages = {
  help,
  notFound: {
    title: 'Questa pagina non c’è',
    text: 'L’indirizzo potrebbe essere cambiato, o scritto male.',
    services: 'Guarda i servizi',
  },
  accessibility: {
    title: 'Dichiarazione di accessibilità',
    lead: 'WeMi è fatto per essere usato da tutte le persone, con qualunque strumento.',
    conformity: {
      title: 'Stato di conformità',
      text: 'Il sito è progettato secondo le WCAG 2.2, livello AA, e la norma UNI CEI EN 301549.',
    },
    tested: {
      title: 'Come lo controlliamo',
      text: 'Ogni pagina viene verificata in modo automatico a ogni modifica e a mano con la sola tastiera, con ingrandimento al 400 % e su schermi larghi 320 punti.',
    },
    limits: {
      title: 'Limiti conosciuti',
      text: 'La pagina dove si inserisce la carta è della banca: rispettiamo i suoi tempi di adeguamento. I testi dei servizi sono scritti dagli enti, per ora solo in italiano.',
    },
    feedback: {
      title: 'Se trovi un ostacolo',
      text: 'Scrivilo allo spazio WeMi più vicino o all’ufficio del comune, dalla pagina Contatti: rispondiamo entro 30 giorni. Se la risposta non ti basta, puoi rivolgerti al difensore civico per il digitale presso AgID.',
    },
  },
  privacy: {
    title: 'Privacy',
    lead: 'Raccogliamo solo quello che serve a trovarti aiuto, e diciamo chi lo vede.',
    who: {
      title: 'Chi tratta i tuoi dati',
      text: 'Il titolare è il comune in cui chiedi il servizio. L’ente che scegli li tratta per svolgerlo.',
    },
    what: {
      title: 'Quali dati',
      text: 'Nome ed email dal tuo accesso; quello che scrivi nella richiesta; offerte, pagamenti e passaggi della pratica. I numeri della carta non passano mai da qui: li scrivi sulla pagina della banca.',
    },
    why: {
      title: 'Perché',
      text: 'Per svolgere un compito di interesse pubblico: far incontrare chi ha bisogno di cura e chi la offre, con la garanzia del comune.',
    },
    seen: {
      title: 'Chi vede che cosa',
      text: 'Gli enti interpellati leggono il bisogno, non il tuo nome né l’indirizzo: questi li vede solo l’ente che scegli. Ogni intervento di un ufficio resta scritto nella cronologia, con chi e perché.',
    },
    browser: {
      title: 'Che cosa resta in questo browser',
      text: 'La lingua scelta, il tuo comune se hai fatto l’accesso, e le richieste iniziate prima di accedere, finché non le invii o le elimini. Quando esci non resta niente di quello che hai scritto. Se usi un computer condiviso senza accedere, elimina la bozza prima di andare via.',
    },
    rights: {
      title: 'I tuoi diritti',
      text: 'Puoi chiedere di vedere, correggere o cancellare i tuoi dati scrivendo al responsabile della protezione dei dati del comune. Puoi rivolgerti al Garante per la protezione dei dati personali.',
    },
  },
  contacts: {
    title: 'Contatti e spazi WeMi',
    lead: 'Una persona può aiutarti, di persona o da lontano.',
    spaces: {
      title: 'Negli spazi WeMi',
      text: 'Gli operatori ti ascoltano e cercano con te il servizio giusto. Spazio WeMi Capuana, via Capuana 3, è aperto dal lunedì al venerdì.',
    },
    pratica: {
      title: 'Per una pratica già aperta',
      text: 'Apri «Le mie pratiche»: lì trovi a che punto è, che cosa succede dopo e quando. Tieni a portata di mano il numero della pratica se vieni allo sportello.',
    },
    ente: {
      title: 'Per parlare con un ente',
      text: 'Telefono, email e indirizzo sono nella scheda di ogni ente.',
    },
    urgent: {
      title: 'Se è urgente',
      text: 'Per un’emergenza sanitaria chiama il 112. WeMi non è un servizio di pronto intervento.',
    },
  },
};
