import { pagesOf } from '../html.ts';
import { styleOf } from '../style.ts';

export const page = pagesOf({ name: 'Messaggeria di Prova', motto: 'SMS che nessuno riceve' });
export const STYLE = styleOf({ light: '#8a1538', dark: '#ffb1c4' });
