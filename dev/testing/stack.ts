import { readFileSync } from 'node:fs';
import { whenInterrupted } from '../console.ts';
import { findFreePorts } from '../process/ports.ts';
import type { ProcessRecord } from '../process/identity.ts';
import { portNames, type Ports } from '../settings.ts';
import { startStack, type Stack, type StackOptions } from '../stack.ts';
import { makeTemporaryFolder, removeAbandonedFolders, removeTemporaryFolder } from './temporary.ts';

export interface TestStack extends Stack {
  dataDir: string;
}

/**
 * The whole stack on free ports and a folder that goes away when it stops, also when this
 * process is asked to end; what one killed with -9 has left is ended by the next.
 */
export async function startTestStack(options: Partial<StackOptions> = {}): Promise<TestStack> {
  await removeAbandonedFolders();
  const dataDir = options.dataDir ?? makeTemporaryFolder();
  const starting = startStack({
    ports: await findFreeStackPorts(),
    demo: false,
    autoRestart: true,
    durable: false,
    announce: (line) => console.log(line),
    signal: whenInterrupted(() => stop()),
    ...options,
    dataDir,
  });
  const stop = async () => {
    await starting.then(
      (stack) => stack.stop(),
      () => undefined,
    );
    await removeTemporaryFolder(dataDir);
  };
  try {
    return { ...(await starting), dataDir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export async function findFreeStackPorts(): Promise<Ports> {
  const ports = await findFreePorts(portNames.length);
  return Object.fromEntries(portNames.map((name, index) => [name, ports[index]])) as Ports;
}

/** What the end-to-end tests know of the one stack they share. */
export type SharedStack = Omit<TestStack, 'part' | 'stop'>;

/** The stack that the set-up of the end-to-end tests has started. */
export function sharedStack(): SharedStack {
  const text = process.env.WEMI_E2E_STACK;
  if (!text) throw new Error('WEMI_E2E_STACK is not set: run these tests with npm test -- e2e');
  return JSON.parse(text) as SharedStack;
}

/** Ends a part of the shared stack as an accident would (SIGKILL); the stack brings it back. */
export function killSharedPart(name: string): void {
  const runFile = readFileSync(`${sharedStack().dataDir}/run.json`, 'utf8');
  const { processes } = JSON.parse(runFile) as { processes: ProcessRecord[] };
  const record = processes.find((process) => process.name === name);
  if (!record) throw new Error(`no part is called ${name}`);
  process.kill(record.pid, 'SIGKILL');
}
