/**
 * `test` fails on whatever the browser complains about (console errors, uncaught errors, the content
 * policy) and on any request to another origin, which is stopped.
 */
import { expect, test as base } from '@playwright/test';
import { Widget } from './widget.ts';

interface Fixtures {
  /** What the browser complained about. A test that provokes it takes it out again. */
  complaints: string[];
  /** Other origins that a test serves itself. */
  ownOrigins: Set<string>;
  /** The widget with that title on the page, and ready for clicks. */
  widget: (title: string) => Promise<Widget>;
}

export { expect };

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ context, baseURL, ownOrigins }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`));
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          console.error(`content policy: ${violatedDirective} blocks ${blockedURI}`);
        });
      });
      await context.route(
        ({ origin }) => origin !== baseURL && !ownOrigins.has(origin),
        async (route) => {
          complaints.push(`request to another origin: ${route.request().url()}`);
          await route.abort();
        },
      );
      await use(complaints);
      expect(complaints, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
  ownOrigins: async ({}, use) => use(new Set()),
  widget: async ({ page }, use) => {
    await use(async (title) => {
      const widget = new Widget(page, title);
      await widget.ready();
      return widget;
    });
  },
});
