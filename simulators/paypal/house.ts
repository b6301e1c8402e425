import { pagesOf } from '../html.ts';
import { styleOf } from '../style.ts';

export const page = pagesOf({ name: 'PayPal di prova', motto: 'Paga senza carta in mano' });
export const STYLE = styleOf({ light: '#003087', dark: '#9cc3ff' });
