export const reviews = {
  title: 'Recensioni',
  mean: '{{average}} su 5',
  count: '({{count}} recensioni)',
  few: 'La media compare da cinque recensioni in su.',
  stars: '{{stars}} stelle su 5',
  words: { 1: 'Per niente bene', 2: 'Non bene', 3: 'Così così', 4: 'Bene', 5: 'Molto bene' },
  optional: '(facoltativo)',
  starsMissing: 'Scegli da una a cinque stelle.',
  answer: 'Risposta dell’ente',
  hidden:
    'Recensioni tolte dall’ufficio WeMi perché non rispettavano le regole: {{count}}. Non contano nella media.',
  more: 'Altre recensioni',
};
