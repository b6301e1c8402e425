export const home = {
  title: 'La cura giusta, a casa tua',
  lead: 'Assistenza, bambini, salute, piccole faccende: racconta di cosa hai bisogno, ricevi le offerte di enti qualificati e scegli con calma.',
  searchLabel: 'Di cosa hai bisogno?',
  searchExample: 'per esempio: badante, infermiere…',
  search: 'Cerca',
  often: 'Spesso si cerca:',
  suggestions: {
    badante: 'badante',
    nurse: 'infermiere',
    babysitter: 'baby-sitter',
    meals: 'pasti a domicilio',
    escort: 'accompagnamento',
  },
  sections: 'Scegli per argomento',
  guide: {
    title: 'Non sai da dove cominciare?',
    text: 'Poche domande ti portano al servizio giusto. Oppure ti ascolta una persona.',
  },
  how: 'Come funziona',
  steps: {
    find: {
      title: 'Trovi il servizio',
      text: 'Cerchi con parole tue o scorri gli argomenti. I prezzi si vedono subito.',
    },
    ask: {
      title: 'Racconti il bisogno',
      text: 'Poche domande, solo quelle che servono. Puoi fermarti e riprendere quando vuoi.',
    },
    choose: {
      title: 'Confronti le offerte',
      text: 'Gli enti rispondono in pochi giorni. Le vedi una accanto all’altra e scegli tu.',
    },
    start: {
      title: 'Paghi e si comincia',
      text: 'Paghi online in sicurezza. Ogni passo resta scritto nella tua pratica.',
    },
  },
  why: 'Perché puoi fidarti',
  reasons: {
    qualified: {
      title: 'Enti qualificati dal comune',
      text: 'Cooperative, fondazioni e associazioni controllate prima e durante il servizio.',
    },
    clear: {
      title: 'Prezzi chiari, nessuna sorpresa',
      text: 'Sai quanto costa prima di scegliere. Richiedere è gratis e non ti impegna.',
    },
    followed: {
      title: 'Non ti lasciamo da solo',
      text: 'Se qualcosa si ferma, il comune se ne accorge e interviene. Anche allo sportello.',
    },
  },
  call: {
    title: 'Comincia da quello che ti serve oggi',
    text: 'Puoi guardare tutto senza accedere. L’accesso serve solo alla fine, per inviare la richiesta.',
    services: 'Guarda i servizi',
    contacts: 'Parla con uno spazio WeMi',
  },
};
