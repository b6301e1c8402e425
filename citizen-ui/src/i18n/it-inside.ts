import { avvisi } from './it/avvisi';
import { conversations } from './it/conversations';
import { guide } from './it/guide';
import { integration } from './it/integration';
import { mandates } from './it/mandates';
import { need } from './it/need';
import { pages } from './it/pages';
import { payment } from './it/payment';
import { pratica } from './it/pratica';
import { pratiche } from './it/pratiche';
import { tickets } from './it/tickets';
import { ratings } from './it/ratings';
import { reviewForm } from './it/review-form';

/** What every other page says. */
export const itInside = {
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
