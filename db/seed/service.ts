import type { Price } from './price.ts';

export interface ServiceSeed {
  ente: number;
  type: string;
  title: string;
  summary: string;
  description: string;
  included: string[];
  /** Missing: those of the service type. */
  profiles?: string[];
  competences?: string[];
  languages?: string[];
  /** What it says of the questions of its type, as `timeBands:night`. */
  covers?: string[];
  zones: number[];
  price: Price;
  availableFrom?: string;
}

export const ALL_MILANO = [1, 2, 3, 4, 5, 6, 7, 8, 9];
export const ALL_SESTO = [1, 2, 3, 4, 5];
