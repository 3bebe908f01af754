import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { isEmbed, addresses, site } from './pages.ts';

test.use({ serviceWorkers: 'allow' });

const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

/** Once the worker has filled its cache and answers for the page. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

test('After one visit every page is there without a network, and its widgets run.', async ({
  page,
  context,
  widget,
}) => {
  test.slow();
  await page.goto('/en/');
  await isKept(page);
  await context.setOffline(true);
  const pages = addresses.filter((address) => !isEmbed(address) && address !== '/404.html');
  expect(pages.length).toBeGreaterThan(15);
  for (const address of pages.filter((each) => each !== '/')) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible();
  }
  await page.goto('/en/lab/raft/?s=split-vote');
  const lab = await widget('A split vote');
  await lab.button('Step to the next event').click();
  await lab.button('Partition').click();
  expect(await lab.digest()).toMatch(/^sha256:/);
  await page.goto('/en/lab/lease-calculator/');
  await expect(page.locator('astro-island')).not.toHaveAttribute('ssr');
  await page.getByRole('button', { name: 'Run 10 000 failovers' }).click();
  await expect(page.getByText('10 000 runs, ')).toBeVisible({ timeout: 80_000 });
  await page.goto('/en/no-such-page/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('404');
});

test('An embed neither registers the worker nor is kept by it.', async ({ page, context }) => {
  const embed = '/en/embed/scenario/leader-crash/';
  await page.goto(embed);
  await expect(page.locator('astro-island')).not.toHaveAttribute('ssr');
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
  await page.goto('/en/');
  await isKept(page);
  const kept = await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    return (await (await caches.open(name)).keys()).map(({ url }) => url);
  });
  expect(kept.length).toBeGreaterThan(100);
  expect(kept.filter((url) => url.includes('/embed/'))).toEqual([]);
  await context.setOffline(true);
  await expect(page.goto(embed)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});

/** The built site on a port of its own, from a folder that a test may change. */
async function serve(dist: string): Promise<{ origin: string; stop: () => void }> {
  const server = spawn('node', ['tools/serve.mjs', '--port', '4500', '--dist', dist]);
  const lines = createInterface({ input: server.stdout });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  lines.on('line', (line) => {
    const origin = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (origin !== undefined) resolve(origin);
  });
  server.once('exit', () => reject(new Error('The server ended.')));
  return { origin: await promise, stop: () => server.kill() };
}

test('A new build takes over at the next page, and the old cache goes.', async ({
  page,
  ownOrigins,
}) => {
  const dist = mkdtempSync(join(tmpdir(), 'quorum-lab-site-'));
  cpSync(site.root, dist, { recursive: true });
  const { origin, stop } = await serve(dist);
  try {
    ownOrigins.add(origin);
    await page.goto(`${origin}/en/`);
    await isKept(page);
    const [before] = await cacheNames(page);
    const file = join(dist, 'sw.js');
    const renewed = readFileSync(file, 'utf8').replace(/(VERSION = ")\w{16}/, '$1new0new0new0new0');
    writeFileSync(file, renewed);

    await page.goto(`${origin}/en/quorum/`);
    await expect.poll(() => cacheNames(page)).toHaveLength(2);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      while (registration.waiting === null) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await page.goto(`${origin}/en/raft-election/`);
    await expect.poll(() => cacheNames(page)).toEqual(['quorum-lab:new0new0new0new0@/']);
    expect(before).not.toBe('quorum-lab:new0new0new0new0@/');
  } finally {
    stop();
    rmSync(dist, { recursive: true });
  }
});
