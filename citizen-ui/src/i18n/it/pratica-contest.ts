/** A step taken in the reader's place that they do not agree with. */
export const contest = {
  open: 'Contesta',
  until: 'puoi farlo fino a',
  title: 'Contesta un passo fatto al posto tuo',
  intro:
    'Qualcuno ha fatto questo passo al posto tuo. Se non sei d’accordo, scrivi perché: ti risponde un’altra persona, mai quella che ha agito.',
  consequence:
    'La contestazione non annulla il passo e non ferma le scadenze. Ricevi una risposta entro pochi giorni lavorativi; se hai ragione, ti diciamo che cosa faremo.',
  reason: 'Perché non sei d’accordo?',
  reasonHint: 'Lo leggono l’ufficio WeMi e la persona che ha agito al posto tuo.',
  reasonMissing: 'Scrivi perché non sei d’accordo.',
  send: 'Invia la contestazione',
  confirmTitle: 'Invii la contestazione?',
  confirmText: 'Ogni passo si contesta una volta sola, e quello che scrivi resta nella cronologia.',
  sent: 'Contestazione inviata.',
  answerBy: 'Rispondiamo entro',
  upheld: 'Contestazione accolta:',
  notUpheld: 'Contestazione non accolta:',
  notNow:
    'Questo passo non si può contestare: non è stato fatto al posto tuo, lo hai già contestato, o il tempo è finito.',
  toPratica: 'Torna alla pratica',
};
