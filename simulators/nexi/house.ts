import { pagesOf } from '../html.ts';
import { styleOf } from '../style.ts';

export const page = pagesOf({ name: 'Banca di Prova', motto: 'Pagamenti sicuri' });
export const STYLE = styleOf({ light: '#5b1a6e', dark: '#dfb3ee' });
