import type { RunFile } from './run-file.ts';

export interface SupervisorOptions {
  dataDir: string;
  autoRestart: boolean;
  /** Told what the person should see: a part that died, a part that is back. */
  announce: (line: string) => void;
}

/** What a part or a command needs to know about the run it belongs to. */
export interface RunContext extends SupervisorOptions {
  logsDir: string;
  runFile: RunFile;
}
