import type { OwnPart } from '../../db/own-data.ts';

interface OwnWords {
  title: string;
  page: string;
  intro: string;
  nothing: string;
  yes: string;
  no: string;
  part: Record<OwnPart, string>;
  /** Of the values' names; each stands in some part. */
  field: Record<string, string>;
}

const it: OwnWords = {
  title: 'I miei dati in WeMi',
  page: 'pagina',
  intro: 'Tutto quello che WeMi conserva di te, al {at}. Gli stessi dati, completi, si scaricano anche in JSON, per i programmi. I documenti sono elencati per nome: si aprono dalle loro pratiche. Quello che enti e uffici annotano per sé non c’è.',
  nothing: 'Niente.',
  yes: 'sì', no: 'no',
  part: {
    person: 'Chi sei', contacts: 'Recapiti', settings: 'Come ricevi gli avvisi', preferences: 'Quali avvisi ricevi', consents: 'Che cosa hai letto e accettato', caredPersons: 'Le persone di cui ti occupi', favourites: 'I servizi che vuoi ritrovare', needs: 'Le tue richieste',
    pratiche: 'Le tue pratiche', acts: 'Che cosa è successo nelle pratiche', offers: 'Le offerte ricevute', orders: 'Gli ordini', payments: 'I pagamenti', refunds: 'I rimborsi',
    integrations: 'Che cosa ti è stato chiesto di aggiungere', documents: 'I documenti', messages: 'I messaggi', contests: 'Le contestazioni',
    reviews: 'Le recensioni', operatorReviews: 'Che cosa hai detto di chi è venuto a casa', tickets: 'Le segnalazioni', appointments: 'Gli appuntamenti allo sportello', mandates: 'Le deleghe', mandateActs: 'Che cosa è successo alle deleghe', isee: 'L’ISEE',
    voucherApplications: 'Le domande di voucher', voucherAppeals: 'I ricorsi sui voucher', vouchers: 'I voucher', notifications: 'Gli avvisi', devices: 'I dispositivi da cui sei entrato',
  },
  field: {
    name: 'Nome', email: 'Email', language: 'Lingua', channel: 'Canale', address: 'Indirizzo', createdAt: 'Scritto il', verifiedAt: 'Confermato il',
    bouncedAt: 'Non riceve dal', replacedAt: 'Tolto il', quietFrom: 'Silenzio dalle', quietUntil: 'Silenzio fino alle', digestAt: 'Riepilogo alle', topic: 'Argomento',
    isOn: 'Attivo', number: 'Numero', service: 'Servizio', municipio: 'Municipio', params: 'Risposte', beneficiary: 'Persona assistita', place: 'Luogo',
    times: 'Tempi', updatedAt: 'Aggiornata il', state: 'Stato', openedAt: 'Aperta il', stateSince: 'In questo stato dal', ente: 'Ente', at: 'Quando',
    kind: 'Che cosa', fromState: 'Da', toState: 'A', actorRole: 'Chi', reason: 'Motivo', status: 'Stato', revision: 'Versione', totalCents: 'Totale',
    firstDate: 'Primo giorno', profile: 'Profilo', note: 'Nota', validUntil: 'Vale fino al', period: 'Periodo', startDate: 'Dal', endDate: 'Al', lines: 'Voci',
    confirmedAt: 'Confermato il', instalment: 'Rata', amountCents: 'Importo', dueAt: 'Entro il', settledAt: 'Pagato il', cause: 'Perché', doneAt: 'Fatto il',
    askedAt: 'Chiesto il', closedAt: 'Chiuso il', label: 'Richiesta', itemNote: 'Spiegazione', answer: 'Risposta', type: 'Tipo', bytes: 'Byte', sha256: 'Impronta',
    uploadedAt: 'Mandato il', authorName: 'Da', authorRole: 'Ruolo', text: 'Testo', upheld: 'Accolto', answeredAt: 'Risposto il', authorSide: 'Scritta da',
    stars: 'Stelle', writtenAt: 'Scritta il', publishedAt: 'Pubblicata il', path: 'Pagina', closeReason: 'Chiusa perché', principalName: 'Di', delegateName: 'A',
    delegateEmail: 'Email del delegato', scope: 'Per che cosa', startsOn: 'Dal', expiresOn: 'Fino al', decidedAt: 'Deciso il', accepted: 'Accettata', revokedAt: 'Revocata il',
    signedOn: 'Firmata il', valueCents: 'Valore', source: 'Da dove', fund: 'Fondo', receivedAt: 'Ricevuta il', facts: 'Che cosa hai dichiarato', outcome: 'Esito',
    monthlyCents: 'Al mese', readAt: 'Letto il', isGiven: 'Accettato', title: 'Titolo', addedAt: 'Aggiunto il', version: 'Versione', relation: 'Che cosa siete l’uno per l’altra', born: 'Data o anno di nascita', fiscalCode: 'Codice fiscale', phone: 'Telefono', registeredAt: 'Registrato allo sportello il', actorName: 'Chi', device: 'Dispositivo', seenAt: 'Ultimo uso', sportello: 'Sportello', startsAt: 'Comincia', endsAt: 'Finisce', about: 'Per che cosa', bookedAt: 'Prenotato il',
  },
}; // prettier-ignore

const en: OwnWords = {
  title: 'My data in WeMi',
  page: 'page',
  intro: 'All that WeMi keeps of you, at {at}. The same data, complete, can be had as JSON, for programs. Documents are listed by name: open them from their pratiche. What providers and offices note for themselves is not in it.',
  nothing: 'Nothing.',
  yes: 'yes', no: 'no',
  part: {
    person: 'Who you are', contacts: 'Contacts', settings: 'How you get notices', preferences: 'Which notices you get', consents: 'What you read and agreed to', caredPersons: 'The people you look after', favourites: 'The services you want to find again', needs: 'Your requests',
    pratiche: 'Your pratiche', acts: 'What happened in your pratiche', offers: 'Offers received', orders: 'Orders', payments: 'Payments', refunds: 'Refunds',
    integrations: 'What you were asked to add', documents: 'Documents', messages: 'Messages', contests: 'Contests',
    reviews: 'Reviews', operatorReviews: 'What you said of who came home', tickets: 'Reports', appointments: 'Appointments at a WeMi space', mandates: 'Mandates', mandateActs: 'What happened to the mandates', isee: 'ISEE',
    voucherApplications: 'Applications for vouchers', voucherAppeals: 'Appeals about vouchers', vouchers: 'Vouchers', notifications: 'Notices', devices: 'The devices you logged in on',
  },
  field: {
    name: 'Name', email: 'Email', language: 'Language', channel: 'Channel', address: 'Address', createdAt: 'Written on', verifiedAt: 'Confirmed on',
    bouncedAt: 'Not receiving since', replacedAt: 'Removed on', quietFrom: 'Quiet from', quietUntil: 'Quiet until', digestAt: 'Summary at', topic: 'Topic',
    isOn: 'On', number: 'Number', service: 'Service', municipio: 'Municipio', params: 'Answers', beneficiary: 'Person cared for', place: 'Place',
    times: 'Times', updatedAt: 'Updated on', state: 'State', openedAt: 'Opened on', stateSince: 'In this state since', ente: 'Provider', at: 'When',
    kind: 'What', fromState: 'From', toState: 'To', actorRole: 'Who', reason: 'Reason', status: 'State', revision: 'Version', totalCents: 'Total',
    firstDate: 'First day', profile: 'Profile', note: 'Note', validUntil: 'Valid until', period: 'Period', startDate: 'From', endDate: 'Until', lines: 'Lines',
    confirmedAt: 'Confirmed on', instalment: 'Instalment', amountCents: 'Amount', dueAt: 'Due by', settledAt: 'Paid on', cause: 'Why', doneAt: 'Done on',
    askedAt: 'Asked on', closedAt: 'Closed on', label: 'Request', itemNote: 'Explanation', answer: 'Answer', type: 'Type', bytes: 'Bytes', sha256: 'Hash',
    uploadedAt: 'Sent on', authorName: 'By', authorRole: 'Role', text: 'Text', upheld: 'Upheld', answeredAt: 'Answered on', authorSide: 'Written by',
    stars: 'Stars', writtenAt: 'Written on', publishedAt: 'Published on', path: 'Page', closeReason: 'Closed because', principalName: 'Of', delegateName: 'To',
    delegateEmail: 'Delegate’s email', scope: 'For what', startsOn: 'From', expiresOn: 'Until', decidedAt: 'Decided on', accepted: 'Accepted', revokedAt: 'Revoked on',
    signedOn: 'Signed on', valueCents: 'Value', source: 'Source', fund: 'Fund', receivedAt: 'Received on', facts: 'What you declared', outcome: 'Outcome',
    monthlyCents: 'A month', readAt: 'Read on', isGiven: 'Agreed', title: 'Title', addedAt: 'Added on', version: 'Version', relation: 'How you are related', born: 'Date or year of birth', fiscalCode: 'Fiscal code', phone: 'Phone', registeredAt: 'Registered at the counter on', actorName: 'Who', device: 'Device', seenAt: 'Last used', sportello: 'WeMi space', startsAt: 'Begins', endsAt: 'Ends', about: 'What for', bookedAt: 'Booked on',
  },
}; // prettier-ignore

export const OWN_WORDS = { it, en };
