export const pages = {
  help: {
    title: 'Aiuto',
    lead: 'Le risposte alle domande più frequenti. Se non trovi la tua, parla con una persona.',
  },
  notFound: {
    title: 'Questa pagina non c’è',
    text: 'L’indirizzo potrebbe essere cambiato, o scritto male.',
    services: 'Guarda i servizi',
  },
  news: { title: 'Novità', lead: 'Che cosa cambia nei servizi e in WeMi.' },
  glossary: { title: 'Glossario', lead: 'Le parole che incontri qui, spiegate in breve.' },
  nothingYet: 'Qui non c’è ancora niente.',
  italianOnly: 'Questa pagina è scritta in italiano.',
  contacts: {
    title: 'Contatti e spazi WeMi',
    lead: 'Una persona può aiutarti, di persona o da lontano.',
    spaces: {
      title: 'Negli spazi WeMi',
      text: 'Gli operatori ti ascoltano e cercano con te il servizio giusto. Dove sono, e se adesso sono aperti, lo trovi nella pagina degli sportelli.',
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
