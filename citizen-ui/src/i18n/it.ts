import { home } from './it/home';
import { integration } from './it/integration';
import { mandates } from './it/mandates';
import { need } from './it/need';
import { pages } from './it/pages';
import { payment } from './it/payment';
import { pratica } from './it/pratica';
import { pratiche } from './it/pratiche';
import { services } from './it/services';
import { shell } from './it/shell';

/** The Italian dictionary: the measure that every other language is held to. */
export const it = {
  ...shell,
  home,
  services,
  need,
  integration,
  mandates,
  pratiche,
  pratica,
  payment,
  pages,
};
