/**
 * `node bench/lighthouse.ts`: Lighthouse's scores for the built site in `dist`, on a phone as it simulates one.
 * Prints them beside the goal, with what keeps a page from it; judges nothing. A busy machine lowers the
 * first number.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { freePort } from '../lab/load-balancers/free-port.ts';
import { executablePath } from '../tools/browser.mjs';

const PAGES = [
  'en/',
  'en/raft-election/',
  'zh-cn/lease-election/',
  'en/lab/raft/',
  'en/lab/quorum/',
  'en/embed/scenario/leader-crash/',
];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const GOAL = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };
const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'];

const server = spawn(process.execPath, [
  fileURLToPath(new URL('../tools/serve.mjs', import.meta.url)),
  '--port',
  '4600',
]);
const home = await addressOf(server);
const port = await freePort();
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
});
try {
  console.log(`${''.padEnd(32)} ${CATEGORIES.join(' / ')}, goal ${Object.values(GOAL).join('/')}`);
  for (const page of PAGES) await measure(page);
} finally {
  await browser.close();
  server.kill();
}

async function addressOf({ stdout }: typeof server): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    const address = /http:\/\/localhost:\d+\/\S*/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('The site could not be served. Run "npm run build" first.');
}

async function measure(page: string): Promise<void> {
  const flags = { port, onlyCategories: [...CATEGORIES], logLevel: 'error' as const };
  const lhr = (await lighthouse(home + page, flags))?.lhr;
  if (lhr === undefined) throw new Error(`Lighthouse gave no result for ${page}.`);
  const scores = CATEGORIES.map((name) => Math.round((lhr.categories[name]?.score ?? 0) * 100));
  const times = METRICS.map((id) => lhr.audits[id]?.displayValue ?? '').join(' · ');
  console.log(`/${page.padEnd(31)} ${scores.join('/').padEnd(16)} FCP · LCP · TBT: ${times}`);
  for (const name of CATEGORIES) {
    const lost = (lhr.categories[name]?.auditRefs ?? [])
      .filter(({ weight }) => weight > 0)
      .map(({ id }) => lhr.audits[id])
      .filter((audit) => audit !== undefined && audit.score !== null && audit.score < 0.9);
    for (const audit of lost) console.log(`    ${name}: ${audit?.title ?? ''}`);
  }
}
