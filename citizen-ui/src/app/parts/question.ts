export interface Question {
  title: string;
  /** What will happen, said before and not after. */
  text: string[];
  confirm: string;
  danger?: boolean;
  /** Asks for a whole number from 1 to this many. */
  days?: { label: string; max: number };
}
