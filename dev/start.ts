import { once } from 'node:events';
import { announceSince, runAsCommand, stopSignal } from './console.ts';
import { describeStack } from './describe-stack.ts';
import { chosenSettings } from './environment.ts';
import { dataDir, loadDotEnv, readPorts } from './settings.ts';
import { startStack } from './stack.ts';

await runAsCommand(async () => {
  loadDotEnv();
  const signal = stopSignal();
  const announce = announceSince(Date.now());
  const stack = await startStack({
    ports: readPorts(process.env),
    dataDir: dataDir(),
    demo: true,
    autoRestart: true,
    durable: true,
    announce,
    databaseAdminUrl: process.env.WEMI_DATABASE_ADMIN_URL,
    env: chosenSettings(),
    signal,
  }).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
  if (stack && !signal.aborted) {
    console.log(describeStack(stack));
    await once(signal, 'abort');
    console.log('\nStopping…');
  }
  await stack?.stop();
  console.log('All parts are stopped; the data stay. npm start continues, npm run reset forgets.');
  return 0;
});
