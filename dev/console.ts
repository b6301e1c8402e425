import { explainFileError } from './bootstrap/file-error.mjs';
import { UserError } from './user-error.ts';

/** Prints a line with the time since the command began. */
export function announceSince(start: number): (line: string) => void {
  return (line) => {
    const elapsed = ((Date.now() - start) / 1000).toFixed(0).padStart(4);
    console.log(`${elapsed} s  ${line}`);
  };
}

/** Runs a command of `npm`; what the person can put right is told in a sentence, all else in full. */
export async function runAsCommand(command: () => Promise<number>): Promise<void> {
  ignoreBrokenPipe();
  try {
    process.exitCode = await command();
  } catch (error) {
    const sentence = error instanceof UserError ? error.message : explainFileError(error as Error);
    console.error(sentence ? `\n${sentence}` : error);
    process.exitCode = 1;
  }
  process.exit();
}

/**
 * Fires on Ctrl-C, on a request to end, on a closed terminal, and when the process that started
 * this one is gone without a word.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new UserError('Stopped.'));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  process.once('disconnect', stop);
  process.channel?.unref();
  return controller.signal;
}

/** For a stack without a command of its own, in a test run or a measure: stopped, it ends all. */
export function whenInterrupted(stop: () => Promise<void>): AbortSignal {
  const signal = stopSignal();
  signal.addEventListener('abort', () => void stop().finally(() => process.exit(1)));
  return signal;
}

function ignoreBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
