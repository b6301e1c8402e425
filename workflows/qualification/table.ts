import { readerOf } from '../machine/table.ts';
import {
  type Audience,
  type Guard,
  OUTCOMES,
  type Role,
  type State,
  STATES,
  TIMERS,
  TRANSITIONS,
} from './transitions.ts';

/** The table as the machine reads it. */
export const QUALIFICATION_TABLE = readerOf<State, Role, Audience, Guard>({
  states: STATES,
  outcomes: OUTCOMES,
  rows: TRANSITIONS,
  timers: TIMERS,
});
