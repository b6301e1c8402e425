export const guide = {
  title: 'Non so di cosa ho bisogno',
  lead: 'Poche domande, e ti diciamo quali servizi possono aiutarti e perché.',
  private: 'Le risposte restano su questa pagina: non le conserva nessuno.',
  answered: 'Le tue risposte',
  change: 'Cambia',
  outcome: 'Potrebbe aiutarti',
  why: 'Perché',
  nothing: 'Con queste risposte non abbiamo trovato un servizio. Prova a cambiarne una.',
  person: 'Parla con una persona',
  again: 'Ricomincia',
  empty: 'Qui il percorso non c’è ancora. Puoi guardare tutti i servizi.',
  all: 'Tutti i servizi',
};
