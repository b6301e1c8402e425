import lighthouse, { type Result } from 'lighthouse';
import { chromium } from 'playwright-core';
import { findFreePorts } from '../dev/process/ports.ts';
import { startTestStack } from '../dev/testing/stack.ts';
import { median } from './measure.ts';

/**
 * Lighthouse, as on a phone, on the public pages, and what the home page makes a browser load.
 * Medians of several runs; nothing here fails a test.
 */
const RUNS = Number(process.env['WEMI_BENCH_ROUNDS'] ?? 3);
const OTHERS = [
  ...[
    'servizi',
    'servizi/confronta',
    'enti',
    'avvisi',
    'sportelli',
    'aiuto',
    'glossario',
    'novita',
  ],
  ...['privacy', 'accessibilita', 'note-legali', 'guida', 'segnala', 'valuta', 'contatti'],
];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const stack = await startTestStack();
const [port] = await findFreePorts(1);
const browser = await chromium.launch({
  executablePath: process.env['WEMI_CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    `--remote-debugging-port=${port}`,
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
  ],
});
try {
  const first = async (of: string) => {
    const found = await fetch(`${stack.publicUrl}/api/${of}`);
    return ((await found.json()) as { items: { id: string }[] }).items[0]!.id;
  };
  const pages = {
    home: '/',
    results: '/servizi?q=badante+anziani',
    service: `/servizi/${await first('services')}`,
    ente: `/enti/${await first('enti')}`,
  };
  for (const [name, path] of Object.entries(pages)) await look(name, stack.publicUrl + path);
  for (const name of OTHERS) await look(name, `${stack.publicUrl}/${name}`);
} finally {
  await browser.close();
  await stack.stop();
}

async function look(name: string, url: string): Promise<void> {
  const runs: Result[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const result = await lighthouse(url, { port: port!, onlyCategories: CATEGORIES });
    runs.push(result!.lhr);
  }
  const scores = CATEGORIES.map((category) => {
    const score = median(runs.map(({ categories }) => categories[category]!.score ?? 0));
    return `${category} ${Math.round(score * 100)}`;
  });
  const of = (audit: string) => median(runs.map(({ audits }) => audits[audit]!.numericValue ?? 0));
  const scripts = requests(runs[0]!).filter(({ resourceType }) => resourceType === 'Script');
  const bytes = scripts.reduce((sum, { transferSize }) => sum + transferSize, 0);
  console.log(
    `${name.padEnd(18)} ${scores.join('  ')}  LCP ${Math.round(of('largest-contentful-paint'))} ms  ` +
      `TBT ${Math.round(of('total-blocking-time'))} ms  CLS ${of('cumulative-layout-shift').toFixed(3)}  ` +
      `scripts ${(bytes / 1000).toFixed(1)} kB`,
  );
}

function requests({ audits }: Result) {
  const details = audits['network-requests']!.details as unknown as {
    items: { resourceType: string; transferSize: number }[];
  };
  return details.items;
}
