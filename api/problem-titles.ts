import type { ProblemCode } from './problem-schema.ts';

interface Words {
  status: number;
  it: string;
  en: string;
}

/** What each code says to a person, and the HTTP status it travels with. */
export const PROBLEMS: Record<ProblemCode, Words> = {
  'unknown-transition': { status: 422, it: 'Questa azione non esiste.', en: 'There is no such action.' },
  'not-offered': { status: 422, it: 'Questa azione non è ancora disponibile.', en: 'This action is not available yet.' },
  'not-allowed-in-state': { status: 422, it: 'La pratica non è più nella fase in cui si può fare.', en: 'The pratica is not in a stage where this can be done.' },
  'role-not-allowed': { status: 403, it: 'Il tuo ruolo non può fare questa azione.', en: 'Your role cannot do this.' },
  'stale-version': { status: 409, it: 'Nel frattempo la pratica è cambiata: ricaricala e riprova.', en: 'The pratica has changed meanwhile: reload it and try again.' },
  'reason-required': { status: 422, it: 'Scrivi il motivo.', en: 'Please give a reason.' },
  'ente-not-asked': { status: 422, it: 'Questo ente non è fra quelli interpellati.', en: 'This ente was not asked.' },
  'already-declined': { status: 422, it: 'Questo ente ha già risposto di no.', en: 'This ente has declined already.' },
  'offer-already-live': { status: 422, it: 'C’è già un’offerta valida di questo ente.', en: 'This ente has a live offer already.' },
  'offer-not-live': { status: 422, it: 'L’offerta non è più valida.', en: 'The offer is no longer live.' },
  'offer-not-yours': { status: 422, it: 'L’offerta non è di questo ente.', en: 'The offer is not this ente’s.' },
  'offer-stale': { status: 409, it: 'L’offerta è stata aggiornata: guarda la nuova versione.', en: 'The offer was revised: look at the new version.' },
  'offer-expired': { status: 422, it: 'La validità dell’offerta è finita.', en: 'The offer has expired.' },
  'ente-not-chosen': { status: 422, it: 'L’ordine non è di questo ente.', en: 'The order is not this ente’s.' },
  'offers-closed': { status: 422, it: 'Il tempo per inviare offerte è finito.', en: 'The time for offers is over.' },
  'extension-used': { status: 422, it: 'La scadenza è già stata prorogata una volta.', en: 'The deadline was extended once already.' },
  'extension-too-late': { status: 422, it: 'La scadenza per le offerte è già passata.', en: 'The deadline for offers is already over.' },
  'extension-too-long': { status: 422, it: 'La proroga è più lunga di quanto è permesso.', en: 'The extension is longer than allowed.' },
  'not-possible-now': { status: 422, it: 'Questa azione ora non è possibile: scrivi all’ufficio WeMi.', en: 'This cannot be done now: please write to the WeMi office.' },
  'payment-not-due': { status: 422, it: 'Non c’è un pagamento da fare.', en: 'There is no payment due.' },
  'suspension-not-foreseen': { status: 422, it: 'Questo servizio non prevede sospensioni.', en: 'This service cannot be paused.' },
  'suspension-used': { status: 422, it: 'In questo periodo non ci sono più sospensioni disponibili.', en: 'No more pauses are left in this period.' },
  'suspension-too-soon': { status: 422, it: 'La sospensione comincia troppo presto: serve più preavviso.', en: 'The pause starts too soon: more notice is needed.' },
  'suspension-too-long': { status: 422, it: 'La sospensione è più lunga dei giorni che restano in questo periodo.', en: 'The pause is longer than the days left in this period.' },
  'suspension-outside-period': { status: 422, it: 'La sospensione comincia dopo la fine del servizio.', en: 'The pause starts after the service ends.' },
  'no-suspension-planned': { status: 422, it: 'Non c’è una sospensione prevista.', en: 'There is no planned pause.' },
  'interruption-not-foreseen': { status: 422, it: 'Questo servizio non si può interrompere da qui: scrivi all’ufficio WeMi.', en: 'This service cannot be ended here: please write to the WeMi office.' },
  'interruption-too-soon': { status: 422, it: 'La data è troppo vicina: serve più preavviso.', en: 'The date is too soon: more notice is needed.' },
  'interruption-too-late': { status: 422, it: 'In quella data il servizio è già finito.', en: 'The service is already over by that date.' },
  unauthenticated: { status: 401, it: 'Accedi per continuare.', en: 'Please log in.' },
  forbidden: { status: 403, it: 'Il tuo ruolo non può usare questa funzione.', en: 'Your role cannot use this.' },
  'not-found': { status: 404, it: 'Non trovato.', en: 'Not found.' },
  'method-not-allowed': { status: 405, it: 'A questo indirizzo non si può fare questa richiesta.', en: 'This cannot be asked at this address.' },
  invalid: { status: 422, it: 'Ci sono dati da correggere.', en: 'Some data need correcting.' },
  'too-large': { status: 413, it: 'I dati inviati sono troppi.', en: 'Too much data was sent.' },
  'unsupported-media-type': { status: 415, it: 'Il formato dei dati non è accettato: serve JSON.', en: 'The format is not accepted: send JSON.' },
  'idempotency-key-missing': { status: 422, it: 'Manca l’intestazione Idempotency-Key (da 8 a 100 caratteri).', en: 'The header Idempotency-Key (8 to 100 characters) is missing.' },
  'idempotency-key-reused': { status: 422, it: 'Questa Idempotency-Key è già servita per un’altra richiesta.', en: 'This Idempotency-Key was used for another request.' },
  'in-flight': { status: 409, it: 'La stessa richiesta è già in corso: attendi un momento.', en: 'The same request is under way: wait a moment.' },
  'task-taken': { status: 409, it: 'L’attività è già in carico a un’altra persona.', en: 'Someone else has taken this task.' },
  'nobody-to-remind': { status: 422, it: 'È un’attività dell’ufficio: prendila in carico o agisci sulla pratica.', en: 'This is the office’s own task: claim it or act on the pratica.' },
  'reminded-recently': { status: 409, it: 'Il sollecito è partito da meno di un’ora: aspetta la risposta.', en: 'A reminder went out less than an hour ago: wait for the answer.' },
  'too-many-requests': { status: 429, it: 'Troppe richieste: attendi un momento.', en: 'Too many requests: wait a moment.' },
  unavailable: { status: 503, it: 'Il servizio non è disponibile in questo momento: riprova fra poco.', en: 'The service is not available right now: try again shortly.' },
  internal: { status: 500, it: 'Qualcosa non ha funzionato. Ce ne occupiamo noi.', en: 'Something went wrong. We are on it.' },
}; // prettier-ignore
