/** Chromium visits every page behind a real server, below a folder, and uses one widget of each sort. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { type BuiltSite, pageAddress } from '../../src/integrations/built-site.ts';
import { kindOf } from '../../src/integrations/headers/kinds.ts';
import type { Finding } from '../load-balancers/comparison.ts';
import type { WebServer } from './servers.ts';

const LIMIT_MS = 60_000;
const PAGES_AT_ONCE = 2;

export function launch(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return chromium.launch({ ...(executablePath && { executablePath }), args });
}

/** Notes whatever goes wrong in a context: complaints, failed answers, requests elsewhere. */
async function listen(context: BrowserContext, origin: string): Promise<string[]> {
  const complaints: string[] = [];
  context.on('console', (message) => {
    const isPolicy = /policy|Unrecognized feature/i.test(message.text());
    if (message.type() === 'error' || isPolicy) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('response', (answer) => {
    if (answer.status() >= 400) complaints.push(`${answer.status()} for ${answer.url()}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    // What the page has made itself is asked of nobody: pictures, and the workers that programs run in.
    const isOwn = ['data:', 'blob:'].includes(url.protocol);
    if (url.origin !== origin && !isOwn) complaints.push(`asked ${url.href}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`content policy: ${violatedDirective} blocks ${blockedURI}`);
    });
  });
  context.setDefaultTimeout(LIMIT_MS);
  return complaints;
}

/** Shows each widget, so that it starts, and waits until it has. */
async function wake(page: Page): Promise<void> {
  const islands = page.locator('astro-island');
  for (let index = 0; index < (await islands.count()); index += 1) {
    await islands.nth(index).evaluate(async (island) => {
      // An island has no box of its own.
      island.firstElementChild?.scrollIntoView();
      while (island.hasAttribute('ssr')) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
  }
}

function finding(name: string, result: string, complaints: readonly string[]): Finding {
  return {
    name,
    result,
    isMet: complaints.length === 0,
    ...(complaints.length > 0 && { detail: [...new Set(complaints)].slice(0, 20).join('\n') }),
  };
}

/** Every page, with every widget on it. */
export async function visitAll(
  browser: Browser,
  { origin }: WebServer,
  site: BuiltSite,
): Promise<Finding> {
  const open = site.pages.map(pageAddress).filter((address) => address !== '404.html');
  const count = open.length;
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const complaints = await listen(context, origin);
  const visit = async (): Promise<void> => {
    const page = await context.newPage();
    for (let address = open.pop(); address !== undefined; address = open.pop()) {
      const before = complaints.length;
      await page.goto(origin + site.base + address);
      await wake(page);
      if (complaints.length > before) complaints.push(`(while visiting ${address})`);
    }
  };
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, visit));
  await context.close();
  return finding(
    'Chromium visits every page without a complaint',
    `${count} pages, ${complaints.length} complaints`,
    complaints,
  );
}

/** A widget, a worker, a program, a scenario, an embed in a frame of another origin, a link, the language. */
export async function useSome(
  browser: Browser,
  { origin }: WebServer,
  site: BuiltSite,
): Promise<Finding> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const complaints = await listen(context, origin);
  const page = await context.newPage();
  const home = origin + site.base;

  await page.goto(`${home}en/lab/raft/?s=split-vote`);
  await wake(page);
  await page.getByRole('button', { name: 'Step to the next event' }).click();
  await page.getByRole('link', { name: '中文' }).click();
  await page.waitForURL(`${home}zh-cn/lab/raft/**`);

  await page.goto(`${home}en/lab/lease-calculator/`);
  await wake(page);
  await page.getByRole('button', { name: 'Run 10 000 failovers' }).click();
  await page.getByText('10 000 runs, ').waitFor();

  await page.goto(`${home}en/raft-election/`);
  for (const kind of ['program', 'scenario']) {
    const code = page.locator(`figure[data-runs="${kind}"]`);
    await code.getByRole('button', { name: 'Run', exact: true }).click();
  }
  await page.locator('figure[data-runs="program"] .lines').waitFor();
  await page.getByRole('region', { name: 'Three leaders killed in turn' }).waitFor();
  const next = page.locator('a[rel=next]');
  const target = new URL((await next.getAttribute('href')) ?? '', origin).href;
  await next.click();
  await page.waitForURL(target);

  await page.goto(`${home}en/embed/scenario/leader-crash/`);
  await page.getByRole('link', { name: 'Open the chapter' }).waitFor();
  await context.close();
  return finding(
    `widgets, workers, fences and links work below ${site.base}`,
    `${complaints.length} complaints`,
    complaints,
  );
}

/** After one visit the network goes, and every page is still there. */
export async function readOffline(
  browser: Browser,
  { origin }: WebServer,
  site: BuiltSite,
): Promise<Finding> {
  const context = await browser.newContext();
  const complaints = await listen(context, origin);
  const page = await context.newPage();
  const home = origin + site.base;
  await page.goto(`${home}en/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await context.setOffline(true);
  const addresses = site.pages
    .map(pageAddress)
    .filter((address) => kindOf(address) === 'page' && address !== '404.html' && address !== '');
  for (const address of addresses) {
    await page.goto(home + address);
    await wake(page);
  }
  await context.close();
  return finding(
    'after one visit every page is there without a network',
    `${addresses.length} pages, ${complaints.length} complaints`,
    complaints,
  );
}
