import { UserError } from '../user-error.ts';

/** What a machine checks without running anything: each counts as one test. */
export const checkKinds = ['types', 'lint', 'format', 'compose'] as const;
/** Tests of the backend package, told apart by folder. */
export const backendKinds = ['unit', 'db', 'api', 'workflow'] as const;
export const uiKinds = ['citizen-ui', 'admin-ui'] as const;

/** The kinds of `npm test`, in the order they run: quick refusals first. */
export const kinds = [...checkKinds, ...backendKinds, ...uiKinds, 'e2e'] as const;

export type Kind = (typeof kinds)[number];
export type CheckKind = (typeof checkKinds)[number];
export type BackendKind = (typeof backendKinds)[number];

const kindOfFolder: Record<string, BackendKind> = {
  db: 'db',
  api: 'api',
  workflows: 'workflow',
  temporal: 'workflow',
};

/** @param path of a test file, relative to the repository */
export function backendKindOf(path: string): BackendKind {
  return kindOfFolder[path.split('/')[0]!] ?? 'unit';
}

export function chooseKinds(args: string[]): Kind[] {
  const unknown = args.find((arg) => !kinds.includes(arg as Kind));
  if (unknown) {
    throw new UserError(`There are no "${unknown}" tests: choose among ${kinds.join(', ')}.`);
  }
  return kinds.filter((kind) => args.length === 0 || args.includes(kind));
}
