export const contacts = {
  reach: {
    title: 'Un recapito non riceve',
    text: 'Un messaggio su questa pratica non è arrivato alla persona o all’ente, e quel recapito non si usa più. Avvisate in un altro modo, per esempio per telefono o per posta.',
    label: 'Come avete avvisato, e quando',
    hint: 'Lo legge solo l’ufficio, e chi verifica le pratiche.',
    done: 'Segna come avvisati',
    sure: 'Sono stati avvisati?',
    final: 'L’attività si chiude e la nota resta nella storia della pratica.',
    said: 'Attività chiusa: sono stati avvisati in un altro modo.',
  },
};
