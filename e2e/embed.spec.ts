import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const EMBED = '/en/embed/scenario/leader-crash/';

test('An embed is the widget alone, under a title of its own.', async ({ page }) => {
  await page.goto(EMBED);
  await expect(page).toHaveTitle('The leader dies · Quorum Lab');
  await expect(page.getByRole('region', { name: 'The leader dies' })).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toHaveCount(0);
  await page.goto('/zh-cn/embed/scenario/leader-crash/');
  await expect(page).toHaveTitle('领导者宕机 · Quorum Lab');
});

test('One link leads to the chapter, and every link opens a tab of its own.', async ({
  page,
  widget,
}) => {
  await page.goto(EMBED);
  const figure = await widget('The leader dies');
  await expect(page.getByRole('link', { name: 'Open the chapter' })).toHaveAttribute(
    'href',
    '/en/raft-election/',
  );
  await figure.seek(4300);
  const links = page.getByRole('link');
  expect(await links.count()).toBeGreaterThan(2);
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(link).toHaveAttribute('rel', /noopener/);
  }
});

test('The theme is a parameter, and a bad one changes nothing.', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const ink = () => page.locator('body').evaluate((body) => getComputedStyle(body).color);
  await page.goto(EMBED);
  const light = await ink();
  await page.goto(`${EMBED}?theme=dark`);
  expect(await ink()).not.toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${EMBED}?theme=light`);
  expect(await ink()).toBe(light);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${EMBED}?theme=sepia`);
  expect(await ink()).toBe(light);
});

test('The seed, the speed and the moment are parameters.', async ({ page, widget }) => {
  await page.goto(`${EMBED}?seed=11&speed=0.5&t=2500`);
  const figure = await widget('The leader dies');
  await figure.expectAt(2500);
  await expect(figure.root).toContainText('seed 11');
  await expect(figure.root.getByRole('radio', { name: '1/2', exact: true })).toBeChecked();
});

/** A wiki on another origin that frames the embed. */
async function openFramed(page: Page, own: Set<string>, sandbox: string): Promise<FrameLocator> {
  const { promise: listening, resolve } = Promise.withResolvers<undefined>();
  const host = createServer((request, response) => {
    const isPage = request.url === '/';
    response.writeHead(isPage ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' });
    const site = new URL(EMBED, test.info().project.use.baseURL).href;
    const frame = `<iframe title="Raft" src="${site}" sandbox="${sandbox}" width="700" height="900">`;
    response.end(
      isPage ? `<!doctype html><title>Wiki</title><h1>Wiki</h1>${frame}</iframe>` : undefined,
    );
  }).listen(0, '127.0.0.1', () => resolve(undefined));
  await listening;
  // It lives as long as the page.
  page.once('close', () => host.close());
  const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  own.add(origin);
  await page.goto(`${origin}/`);
  return page.getByTitle('Raft').contentFrame();
}

for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin']) {
  test(`Framed by another site with sandbox="${sandbox}", it runs and stores nothing.`, async ({
    page,
    ownOrigins,
  }) => {
    // Whoever touches the storage is heard.
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(globalThis, name, {
          get: () => console.error(`${name} was touched`),
        });
      }
    });
    const frame = await openFramed(page, ownOrigins, sandbox);
    const figure = frame.getByRole('region', { name: 'The leader dies' });
    await expect(figure).toBeVisible();
    await expect(frame.locator('astro-island')).not.toHaveAttribute('ssr');
    await figure.getByRole('button', { name: 'Step to the next event' }).click();
    await expect(figure).toContainText(/n4 heard no leader in its first [\d\s]+ms/);
    await figure.getByRole('button', { name: /^n1\b/ }).click();
    await figure.getByRole('menuitem', { name: 'Kill' }).click();
    await expect(figure.getByRole('button', { name: /^n1\b.*down/ })).toBeVisible();
    await expect(frame.locator('body')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    expect(await page.context().cookies()).toEqual([]);
  });
}
