/** The Raft widget as a reader finds it: by role and name. */
import { readFile } from 'node:fs/promises';
import { expect, type Download, type Locator, type Page } from '@playwright/test';

export class Widget {
  readonly page: Page;
  readonly root: Locator;
  readonly slider: Locator;
  /** The ring of members. */
  readonly ring: Locator;
  readonly leader: Locator;
  readonly menu: Locator;
  readonly dialog: Locator;

  constructor(page: Page, title: string) {
    this.page = page;
    this.root = page.getByRole('region', { name: title, exact: true });
    this.slider = this.root.getByRole('slider', { name: 'Time' });
    this.ring = this.root.getByRole('group', { name: / members? at / });
    this.leader = this.ring.getByRole('button', { name: saying(/n\d/, 'leader') });
    this.menu = this.root.getByRole('menu');
    this.dialog = this.root.getByRole('dialog', { name: 'Share this moment' });
  }

  /** A click before hydration would meet only what the server drew. */
  async ready(): Promise<void> {
    await this.root.scrollIntoViewIfNeeded();
    const island = this.page.locator('astro-island').filter({ has: this.root });
    await expect(island).not.toHaveAttribute('ssr');
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', {
      name,
      ...(typeof name === 'string' && { exact: true }),
    });
  }

  member(id: string): Locator {
    return this.ring.getByRole('button', { name: saying(id) });
  }

  /** The moment shown, in whole milliseconds. */
  async atMs(): Promise<number> {
    const text = await this.slider.getAttribute('aria-valuetext');
    return Number(text?.replace(/ms.*$/, '').replace(/\D/g, ''));
  }

  async expectAt(ms: number): Promise<void> {
    await expect.poll(() => this.atMs()).toBe(ms);
  }

  /** The picture as it is drawn, without what only frameworks read. */
  async picture(): Promise<string> {
    return (await this.ring.innerHTML()).replace(/<!--.*?-->/g, '');
  }

  /** Drags the time bar to a moment. */
  async seek(ms: number): Promise<void> {
    await this.slider.fill(String(ms));
    await this.expectAt(ms);
  }

  /** Selects a member and does to it what the menu calls so. */
  async act(member: Locator, deed: string): Promise<void> {
    await member.click();
    await this.menu.getByRole('menuitem', { name: deed, exact: true }).click();
  }

  async openShare(): Promise<void> {
    await this.button('Share').click();
    await expect(this.dialog).toBeVisible();
  }

  async link(): Promise<string> {
    await this.openShare();
    const link = await this.dialog
      .getByRole('textbox', { name: 'Link to this moment' })
      .inputValue();
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    return link;
  }

  /** The whole trace, as the reader downloads it. */
  async trace(): Promise<string> {
    await this.openShare();
    const download = this.page.waitForEvent('download');
    await this.dialog.getByRole('button', { name: 'Trace (JSON Lines)' }).click();
    const text = await textOf(await download);
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    return text;
  }

  async digest(): Promise<string> {
    return digestOf(await this.trace());
  }
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

/** The name of a member that says all of this of itself. */
export function saying(id: string | RegExp, ...words: readonly string[]): RegExp {
  const one = typeof id === 'string' ? id : id.source;
  return new RegExp(`^${one}\\b${words.map((word) => `(?=.*\\b${word}\\b)`).join('')}`);
}

/** The digest that ends a trace. */
export function digestOf(trace: string): string {
  const digest = /"digest":"(sha256:[0-9a-f]{64})"\}\n$/.exec(trace)?.[1];
  expect(digest, 'the trace ends with its digest').toBeDefined();
  return digest ?? '';
}
