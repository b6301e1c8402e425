import { parseArgs } from 'node:util';
import { UserError } from '../user-error.ts';

export const USAGE = `Use one of
  npm run verify -- --all [--comune milano]        every pratica and all anchors
  npm run verify -- --pratica MI-2026-000123       one pratica, by its number or id
  npm run verify -- --pratica … --engine           against the engine's history; needs Temporal
  npm run verify -- --pratica … --export FILE      writes its sealed bundle
  npm run verify -- --bundle FILE                  a sealed bundle; needs no database
and, where they are not in the environment, --anchors FILE and --key PUBLIC_KEY.`;

export type VerifyOptions =
  | { what: 'all'; comune?: string | undefined }
  | { what: 'pratica'; pratica: string; comune?: string | undefined }
  | { what: 'engine'; pratica: string; comune?: string | undefined }
  | { what: 'export'; pratica: string; file: string; comune?: string | undefined }
  | { what: 'bundle'; file: string };

/** @throws UserError when the arguments do not say exactly one thing to do */
export function readOptions(args: string[]): VerifyOptions & { anchors?: string; key?: string } {
  const { anchors, key, ...values } = parse(args);
  const { all, comune, pratica, bundle, engine, export: file } = values;
  const asked = [all, pratica, bundle].filter((value) => value !== undefined);
  const common = { ...(anchors ? { anchors } : {}), ...(key ? { key } : {}) };
  if (asked.length !== 1 || ((file || engine) && !pratica) || (file && engine))
    throw new UserError(USAGE);
  if (bundle) return { what: 'bundle', file: bundle, ...common };
  if (!pratica) return { what: 'all', comune, ...common };
  if (engine) return { what: 'engine', pratica, comune, ...common };
  if (file) return { what: 'export', pratica, file, comune, ...common };
  return { what: 'pratica', pratica, comune, ...common };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        all: { type: 'boolean' },
        engine: { type: 'boolean' },
        ...{ comune: text, pratica: text, bundle: text, export: text, anchors: text, key: text },
      },
    }).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${USAGE}`);
  }
}
