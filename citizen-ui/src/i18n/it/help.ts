export const help = {
  title: 'Aiuto',
  lead: 'Le risposte alle domande più frequenti. Se non trovi la tua, parla con una persona.',
  begin: {
    title: 'Come chiedo un servizio?',
    text: 'Cercalo in «Servizi», apri la sua scheda e scegli «Chiedi». Rispondi a poche domande: quello che scrivi si salva da solo e puoi finire più tardi. Per inviare la richiesta devi accedere.',
  },
  offers: {
    title: 'Che cosa succede dopo la richiesta?',
    text: 'Gli enti che possono aiutarti leggono la richiesta e mandano le loro offerte. Nella pratica vedi chi ha risposto, entro quando rispondono gli altri e che cosa succede se nessuno fa niente. Chiedere non costa e non impegna.',
  },
  choose: {
    title: 'Come scelgo un’offerta?',
    text: 'Le offerte stanno una accanto all’altra, con prezzo, data di inizio e profilo di chi viene; dal nome dell’ente arrivi alle sue recensioni. Quando scegli, l’ente conferma l’ordine; se non può, le altre offerte ancora valide tornano disponibili.',
  },
  pay: {
    title: 'Quando e come pago?',
    text: 'Paghi dopo la conferma dell’ordine, entro la data scritta nella pratica. I modi possibili li vedi lì. In «Pagamenti» trovi le ricevute. Se dopo un pagamento non vedi subito l’esito, aspetta qualche minuto prima di riprovare: quello che arriva due volte ti torna indietro.',
  },
  less: {
    title: 'Posso pagare meno?',
    text: 'Alcuni servizi hanno una tariffa secondo l’ISEE e il comune può dare dei voucher. In «I miei voucher» vedi che cosa puoi chiedere, e che cosa è stato deciso e perché.',
  },
  pause: {
    title: 'Posso sospendere o interrompere il servizio?',
    text: 'Sì, se il servizio lo prevede: dalla pratica, con il preavviso scritto lì. Prima di confermare vedi che cosa cambia e quanto ti viene restituito.',
  },
  forAnother: {
    title: 'Posso fare tutto per un’altra persona?',
    text: 'Sì, con la sua delega: la crea lei in «Deleghe», o la firma in uno spazio WeMi. Dice che cosa puoi fare e fino a quando, e si può revocare in ogni momento.',
  },
  reviews: {
    title: 'Chi scrive le recensioni?',
    text: 'Solo chi ha avuto il servizio, quando è finito o è stato rinnovato. Si pubblicano senza il nome di chi scrive. L’ente può rispondere, e l’ufficio toglie solo quelle che violano le regole, dicendone il motivo a chi le ha scritte.',
  },
  wrong: {
    title: 'Qualcuno ha fatto un passo al posto mio: e se non sono d’accordo?',
    text: 'Nella cronologia della pratica leggi chi lo ha fatto e perché. Da lì puoi contestarlo: risponde un’altra persona dell’ufficio.',
  },
  person: {
    title: 'Vorrei parlare con una persona',
    text: 'Vai in uno spazio WeMi: dove sono e quando aprono lo trovi nella pagina «Contatti e spazi WeMi». Possono fare ogni passo insieme a te.',
  },
};
