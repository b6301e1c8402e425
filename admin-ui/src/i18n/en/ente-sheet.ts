import type { enteSheet as italian } from '../it/ente-sheet';
import type { SameTexts } from '../same-texts';

export const enteSheet: SameTexts<typeof italian> = {
  enteSheet: {
    title: 'Our organisation',
    intro: 'What people read of you: on your page and beside your services.',
    see: 'See the page as people see it',
    notYet: 'The comune has not qualified you yet: until then the page is not public.',
    register: 'Register an ente',
    registerIntro: 'A registered ente can answer avvisi. People see it once an avviso qualifies it.',
    notQualified: 'Not qualified yet',
    name: 'Name of the ente',
    kind: 'What kind of ente it is',
    aboutIt: 'About us, in Italian',
    aboutEn: 'About us, in English (if missing, Italian is read)',
    address: 'Address of the seat',
    municipio: 'Municipio of the seat',
    noMunicipio: 'Outside the comune',
    phone: 'Telephone',
    email: 'Email',
    founded: 'Year of founding (if you want to say it)',
    drawing: 'Drawing',
    drawings: { 'house-blue': 'Blue house', 'house-green': 'Green house', 'house-warm': 'Orange house' },
    certificates: 'Certificates, one on each line',
    languages: 'Languages that we speak, one on each line',
    save: 'Save',
    saved: 'Saved: people see it already.',
    wrong: {
      missing: 'Fill in this field.',
      phone: 'Write a telephone number, digits and spaces only.',
      email: 'Write a complete email address.',
      year: 'Write a year, with four digits.',
    },
  },
}; // prettier-ignore
