import { format } from 'prettier';
import * as publishing from '../catalogue/publishing.ts';
import type { Row, TimerRow } from '../workflows/machine/table.ts';
import * as pratica from '../workflows/pratica/transitions.ts';
import * as qualification from '../workflows/qualification/transitions.ts';

const OPTIONS = { parser: 'markdown', printWidth: 100 };

interface Printed {
  title: string;
  /** The file that it is printed from. */
  source: string;
  /** Where a row from nothing leads. */
  first: string;
  states: readonly string[];
  rows: Readonly<Record<string, Row<string, string, string, string> & { inPlace?: true }>>;
  timers: Readonly<Record<string, TimerRow<string, string>>>;
  /** Where a move leads from a state, where the row alone does not say it. */
  lead?: (name: string, state: string) => string | undefined;
}

/** The diagram and the rows of the pratica's table, as a page: printed, never written by hand. */
export function printStates(): Promise<string> {
  return print({
    title: 'The states of a pratica',
    source: 'workflows/pratica/transitions.ts',
    first: 'offer',
    states: pratica.STATES,
    rows: pratica.TRANSITIONS,
    timers: pratica.TIMERS,
  });
}

/** The same of a qualification's. */
export function printQualificationStates(): Promise<string> {
  return print({
    title: 'The states of a qualification',
    source: 'workflows/qualification/transitions.ts',
    first: 'submitted',
    states: qualification.STATES,
    rows: qualification.TRANSITIONS,
    timers: qualification.TIMERS,
  });
}

/** The same of a service's that an ente publishes; nothing in it waits for a day. */
export function printServiceStates(): Promise<string> {
  const { STATES: states, TRANSITIONS, destination } = publishing;
  const rows = Object.entries(TRANSITIONS).map(([name, row]) => [name, { ...row, offered: true }]);
  return print({
    title: 'The states of a service',
    source: 'catalogue/publishing.ts',
    first: 'draft',
    states,
    rows: Object.fromEntries(rows),
    timers: {},
    lead: (name, state) =>
      destination(name as publishing.TransitionName, state as publishing.State),
  });
}

function print(table: Printed): Promise<string> {
  const page = [
    `# ${table.title}`,
    `Printed from \`${table.source}\` by \`npm run generate\`.`,
    'Solid moves are made by people or by payments, those marked ⏱ by time.',
    ['```mermaid', 'stateDiagram-v2', ...arrows(table).map((arrow) => `  ${arrow}`), '```'].join('\n'), // prettier-ignore
    [
      '| transition | from | to | who | in place | open to use |',
      '|---|---|---|---|---|---|',
      ...rows(table),
    ].join('\n'),
  ];
  return format(page.join('\n\n'), OPTIONS);
}

function arrows({ first, states, rows: moves, timers, lead }: Printed): string[] {
  const isState = (name: string) => states.includes(name);
  const made = Object.entries(moves).flatMap(([name, { from, to, toAhead }]) => {
    if (from === 'nothing') return [`[*] --> ${first}: ${name}`];
    if (from === 'outcome' || !isState(to)) return [];
    const ends = toAhead ? [to, toAhead] : [to];
    return from.flatMap((state) =>
      (lead ? [lead(name, state)] : ends).map((end) => `${state} --> ${end}: ${name}`),
    );
  });
  const rings = Object.entries(timers).flatMap(([name, { in: stands, to }]) =>
    to ? stands.map((state) => `${state} --> ${to}: ⏱ ${name}`) : [],
  );
  return [...made, ...rings];
}

function rows({ states, rows: moves, lead }: Printed): string[] {
  return Object.entries(moves).map(([name, { from, to, who, inPlace, offered }]) => {
    const start =
      typeof from === 'string' ? from : from.length === states.length ? 'any' : from.join(', ');
    const ends = lead && typeof from !== 'string' ? from.map((state) => lead(name, state)) : [to];
    return `| \`${name}\` | ${start} | ${[...new Set(ends)].join(', ')} | ${who.join(', ')} | ${inPlace ? 'admin' : '—'} | ${offered ? 'yes' : 'later'} |`;
  });
}
