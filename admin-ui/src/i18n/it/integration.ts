/** Documents asked of the citizen. */
export const integration = {
  integration: {
    title: 'Documenti chiesti',
    office: 'Ufficio WeMi',
    items: 'Che cosa serve',
    item: 'Documento {{ n }}',
    itemNote: 'Indicazioni (facoltative)',
    addItem: 'Aggiungi un documento',
    dropItem: 'Togli il documento {{ n }}',
    which: 'Quale richiesta',
    file: 'File da allegare (PDF, JPEG o PNG, al massimo 10 MB)',
    text: 'Risposta scritta',
    none: 'Non ha questo documento',
    askedAt: 'Chiesti il {{ at }}.',
    dueAt: 'Risposta entro il {{ at }}: intanto i termini sono fermi.',
    new: 'nuovo',
    download: 'Scarica',
    downloadNamed: 'Scarica {{ name }}',
    written: 'Ogni apertura di un documento viene registrata.',
    paused: 'fermo: questa è la data se nessuno risponde',
    status: {
      open: 'in attesa',
      answered: 'risposta arrivata',
      withdrawn: 'ritirata',
      lapsed: 'scaduta senza risposta',
      moot: 'non serve più',
    },
  },
  /** One file that answers something, wherever it is asked for. */
  files: {
    hint: 'PDF, JPEG o PNG, fino a 10 MB.',
    remove: 'Togli',
    removeNamed: 'Togli {{ name }}',
  },
};
