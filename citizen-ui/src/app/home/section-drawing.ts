const drawings: Record<string, string> = {
  'socio-assistenziali': 'care',
  sanitari: 'nurse',
  educativi: 'nanny',
  psicologici: 'listening',
  accompagnamento: 'escort',
  estetici: 'hairdresser',
  commissioni: 'groceries',
  pasti: 'meals',
  manutenzione: 'repairs',
  animali: 'pets',
  disbrigo: 'paperwork',
  'lavoro-domestico': 'contract',
  italiano: 'language',
};

/** The drawing of a section of the catalogue; the house, where a comune adds one of its own. */
export function sectionDrawing(sectionId: string): string {
  const name = drawings[sectionId];
  return name ? `/drawings/${name}.svg` : '/favicon.svg';
}
