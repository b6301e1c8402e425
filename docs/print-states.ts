import { format } from 'prettier';
import {
  destination,
  type State,
  STATES,
  type Timer,
  TIMER_NAMES,
  TIMERS,
  type Transition,
  TRANSITION_NAMES,
  TRANSITIONS,
} from '../workflows/pratica/transitions.ts';

const OPTIONS = { parser: 'markdown', printWidth: 100 };

/** The diagram and the rows of the transition table, as a page: printed, never written by hand. */
export function printStates(): Promise<string> {
  const page = [
    '# The states of a pratica',
    'Printed from `workflows/pratica/transitions.ts` by `npm run generate`.',
    'Solid moves are made by people or by payments, those marked ⏱ by time.',
    ['```mermaid', 'stateDiagram-v2', ...arrows().map((arrow) => `  ${arrow}`), '```'].join('\n'),
    [
      '| transition | from | to | who | in place | open to use |',
      '|---|---|---|---|---|---|',
      ...rows(),
    ].join('\n'),
  ];
  return format(page.join('\n\n'), OPTIONS);
}

function arrows(): string[] {
  const moves = TRANSITION_NAMES.flatMap((name) => {
    const { from, to, toAhead } = TRANSITIONS[name] as Transition;
    if (from === 'nothing') return [`[*] --> offer: ${name}`];
    if (from === 'outcome' || to === 'same') return [];
    const ends = (state: State) =>
      toAhead ? [destination(name, state), toAhead] : [destination(name, state)];
    return from.flatMap((state) => ends(state).map((end) => `${state} --> ${end}: ${name}`));
  });
  const rings = TIMER_NAMES.flatMap((name) => {
    const timer = TIMERS[name] as Timer;
    return timer.to ? timer.in.map((state) => `${state} --> ${timer.to}: ⏱ ${name}`) : [];
  });
  return [...moves, ...rings];
}

function rows(): string[] {
  return TRANSITION_NAMES.map((name) => {
    const { from, to, who, inPlace, offered } = TRANSITIONS[name] as Transition;
    const start =
      typeof from === 'string' ? from : from.length === STATES.length ? 'any' : list(from);
    return `| \`${name}\` | ${start} | ${to} | ${who.join(', ')} | ${inPlace ? 'admin' : '—'} | ${offered ? 'yes' : 'later'} |`;
  });
}

function list(states: readonly State[]): string {
  return states.join(', ');
}
