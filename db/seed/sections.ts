/** The thirteen public sections, in the order of the home page. */
export const SECTIONS = [
  { id: 'socio-assistenziali', it: 'Servizi socio-assistenziali', en: 'Personal care' },
  { id: 'sanitari', it: 'Assistenza sanitaria', en: 'Nursing and therapy' },
  { id: 'educativi', it: 'Servizi educativi', en: 'Childcare and education' },
  { id: 'psicologici', it: 'Servizi psicologici', en: 'Psychological support' },
  { id: 'accompagnamento', it: 'Accompagnamento e trasporto', en: 'Escort and transport' },
  { id: 'estetici', it: 'Cura estetica in ambito socio-sanitario', en: 'Hair and foot care' },
  { id: 'commissioni', it: 'Piccole commissioni', en: 'Errands' },
  { id: 'pasti', it: 'Pasti a domicilio', en: 'Meals at home' },
  { id: 'manutenzione', it: 'Piccola manutenzione della casa', en: 'Small repairs' },
  { id: 'animali', it: 'Cura degli animali domestici', en: 'Pet care' },
  { id: 'disbrigo', it: 'Disbrigo pratiche', en: 'Help with paperwork' },
  {
    id: 'lavoro-domestico',
    it: 'Gestione del rapporto di lavoro domestico',
    en: 'Employing someone at home',
  },
  { id: 'italiano', it: 'Corsi di lingua italiana', en: 'Italian courses' },
] as const;
export type SectionId = (typeof SECTIONS)[number]['id'];
