/** What every mail says around the words of its notice. */
export const ITALIAN = {
  hello: 'Buongiorno,',
  receipt: 'Scarica la ricevuta',
  inPlace:
    'L’ufficio WeMi ha agito al posto della persona o dell’ente: chi e perché è scritto nella pratica.',
  signature: 'WeMi, i servizi di cura qualificati dal Comune',
};
export const ENGLISH: typeof ITALIAN = {
  hello: 'Hello,',
  receipt: 'Download the receipt',
  inPlace:
    'The WeMi office acted in the place of the person or the organisation: who and why is written in the request.',
  signature: 'WeMi, care services qualified by the city',
};
