import { defineConfig } from '@playwright/test';
import { executablePath } from './tools/browser.mjs';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: true,
  // A second try counts as passed and is reported as flaky: a crowded machine can load a style late.
  retries: 1,
  workers: 2,
  // For a busy machine: on an idle one, nothing takes a tenth of it.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  projects: [{ name: 'chromium' }],
  use: {
    // The server reports its port; workers read this file again and find it in the environment.
    baseURL: `http://localhost:${process.env['SITE_PORT'] ?? '4400'}`,
    // What it fetches is hidden from a test; offline.spec.ts allows it.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      // Chromium has no sandbox for root, and is not to call home during a test.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node tools/serve.mjs --port 4400',
    wait: { stdout: /Quorum Lab is at http:\/\/localhost:(?<SITE_PORT>\d+)/ },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
