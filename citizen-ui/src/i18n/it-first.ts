import { home } from './it/home';
import { reviews } from './it/reviews';
import { services } from './it/services';
import { shell } from './it/shell';

/** What the pages say that people arrive on: it comes with the first script. */
export const itFirst = { ...shell, home, reviews, services };
