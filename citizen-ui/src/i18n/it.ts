import { itFirst } from './it-first';
import { itInside } from './it-inside';

/** The Italian dictionary: the measure that every other language is held to. */
export const it = { ...itFirst, ...itInside };
