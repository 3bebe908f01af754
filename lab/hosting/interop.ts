/**
 * `node lab/hosting/interop.ts`: the site, built for a folder, behind real servers with the files that the
 * build wrote for them, read with a real browser. The variables NGINX, CADDY, APACHE, KUBECTL and CHROMIUM
 * name the programs; without one its cases are left out. The last line is the count.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../load-balancers/comparison.ts';
import { checkHeaders } from './header-check.ts';
import { checkManifests } from './manifests-check.ts';
import { checkPolicies } from './policy-check.ts';
import { startApache, startCaddy, startNginx } from './servers.ts';
import { buildSite } from './site.ts';
import { launch, readOffline, useSome, visitAll } from './walk.ts';

const { NGINX = '', CADDY = '', APACHE = '', KUBECTL = '', CHROMIUM = '' } = process.env;
const NAME_WIDTH = 66;

// nginx takes a variable of that name for sockets that it inherits.
delete process.env['NGINX'];

// Leaving by `exit` also ends the programs that were started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

const findings: Finding[] = [];

if (KUBECTL !== '') await report('kustomize', () => checkManifests(KUBECTL));
const site = buildSite(mkdtempSync(join(tmpdir(), 'quorum-lab-hosted-')));
if (CADDY !== '') {
  await report('Caddy', async () => checkHeaders(await startCaddy(CADDY, site), site));
}
if (APACHE !== '') {
  await report('Apache', async () => checkHeaders(await startApache(APACHE, site), site));
}
if (NGINX !== '') {
  await report('nginx', async () => {
    const nginx = await startNginx(NGINX, site);
    const said = [await checkHeaders(nginx, site), ...(await checkPolicies(nginx, site))];
    if (CHROMIUM === '') return said;
    const browser = await launch();
    const seen = [
      await visitAll(browser, nginx, site),
      await useSome(browser, nginx, site),
      await readOffline(browser, nginx, site),
    ];
    await browser.close();
    return [...said, ...seen];
  });
}

const failed = findings.filter(({ isMet }) => !isMet).length;
console.log(`${findings.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** A case that cannot be run has failed. */
async function report(
  name: string,
  run: () => Finding | readonly Finding[] | Promise<Finding | readonly Finding[]>,
): Promise<void> {
  let rows: readonly Finding[];
  try {
    rows = [await run()].flat();
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    rows = [{ name, result: 'could not be run', isMet: false, detail }];
  }
  for (const row of rows) {
    console.log(`${row.isMet ? '✓' : '✗'} ${row.name.padEnd(NAME_WIDTH)} ${row.result}`);
    if (row.detail !== undefined) console.log(row.detail.replace(/^/gm, '    '));
  }
  findings.push(...rows);
}
