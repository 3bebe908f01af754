/**
 * `sandbox/runner.html`: the page in which readers' programs run, of one file. Its script holds the harness
 * as a text; each program becomes a worker made of both. The policy allows this one script and workers made
 * here, and nothing else: no request, no code made of strings.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { RUNNER } from './built-site.ts';

const folder = new URL('../../components/fence/sandbox/', import.meta.url);

/** A module and all it imports, as one expression: what the module exports by default. */
async function bundle(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      lib: {
        entry: fileURLToPath(new URL(file, folder)),
        formats: ['iife'],
        name: 'exported',
        fileName: 'bundle',
      },
    },
  });
  for (const one of Array.isArray(built) ? built : [built]) {
    if ('output' in one) return one.output[0].code.trim();
  }
  throw new Error(`${file} could not be bundled.`);
}

/** No tag of the page may end inside a text. */
const quoted = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c');

export function runnerPolicy(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64');
  return (
    `default-src 'none'; script-src 'sha256-${hash}' blob:; worker-src blob:; connect-src 'none'; ` +
    "base-uri 'none'; form-action 'none'"
  );
}

export async function runnerPage(): Promise<string> {
  const harness = await bundle('harness.ts');
  const runner = await bundle('runner.ts');
  const marker = /\bHARNESS\b/g;
  const places = runner.match(marker)?.length ?? 0;
  if (places !== 1) throw new Error(`runner.ts has ${places} places for the harness, not one.`);
  const expression = `(()=>{${harness}\nreturn exported})()`;
  const script = runner.replace(marker, () => quoted(expression));
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    `<meta http-equiv="content-security-policy" content="${runnerPolicy(script)}">` +
    '<meta name="robots" content="noindex"><title>Runner</title></head>' +
    `<body><script>${script}</script></body></html>\n`
  );
}

export function sandbox(): AstroIntegration {
  return {
    name: 'sandbox',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          if (!request.url?.endsWith(`/${RUNNER}`)) {
            next();
            return;
          }
          runnerPage().then((page) => {
            response.setHeader('content-type', 'text/html; charset=utf-8');
            response.end(page);
          }, next);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const page = await runnerPage();
        const file = join(fileURLToPath(dir), RUNNER);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, page);
        logger.info(`readers' programs run in ${RUNNER}, ${(page.length / 1000).toFixed(0)} KB`);
      },
    },
  };
}
