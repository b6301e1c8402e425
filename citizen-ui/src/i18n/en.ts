import { avvisi } from './en/avvisi';
import { conversations } from './en/conversations';
import { guide } from './en/guide';
import { home } from './en/home';
import { integration } from './en/integration';
import { mandates } from './en/mandates';
import { need } from './en/need';
import { pages } from './en/pages';
import { payment } from './en/payment';
import { pratica } from './en/pratica';
import { pratiche } from './en/pratiche';
import { tickets } from './en/tickets';
import { ratings } from './en/ratings';
import { reviewForm } from './en/review-form';
import { reviews } from './en/reviews';
import { services } from './en/services';
import { shell } from './en/shell';
import type { it } from './it';
import type { Words } from './words';

export const en: Words<typeof it> = {
  ...shell,
  home,
  reviews,
  services,
  avvisi,
  need,
  conversations,
  guide,
  integration,
  mandates,
  pratiche,
  pratica,
  payment,
  pages,
  ratings,
  tickets,
  reviewForm,
};
