import { pagesOf } from '../html.ts';
import { styleOf } from '../style.ts';

export const page = pagesOf({ name: 'pagoPA di prova', motto: 'Checkout: paga un avviso' });
export const STYLE = styleOf({ light: '#0066cc', dark: '#8ab8ff' });
