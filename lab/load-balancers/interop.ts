/**
 * `node lab/load-balancers/interop.ts`: the balancer model beside a real nginx and a real HAProxy, which the
 * variables NGINX and HAPROXY name; without one its cases are left out. Prints a row for each comparison; the
 * last line is the count.
 */
import type { BalancerKind } from './balancer.ts';
import { checkCases } from './check-cases.ts';
import type { Finding } from './comparison.ts';
import { haproxyCases } from './haproxy-cases.ts';
import { startHaproxy } from './haproxy.ts';
import { movedCase } from './moved-case.ts';
import { nginxCases } from './nginx-cases.ts';
import { startNginx } from './nginx.ts';
import { passiveCases } from './passive-cases.ts';
import type { Case } from './trial.ts';

const { NGINX = '', HAPROXY = '' } = process.env;
const LIMIT_MS = 180_000;
const NAME_WIDTH = 66;

// Leaving by `exit` also ends the programs that were started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}
setTimeout(() => {
  console.log(`Not done after ${LIMIT_MS / 1000} s.`);
  process.exit(1);
}, LIMIT_MS).unref();

const nginx: BalancerKind = { start: (scenario) => startNginx(NGINX, scenario) };
const haproxy: BalancerKind = { start: (scenario) => startHaproxy(HAPROXY, scenario) };
const hasNginx = NGINX !== '';
const hasHaproxy = HAPROXY !== '';

const findings: Finding[] = [];
if (hasNginx) await inTurn([...nginxCases(nginx), movedCase(nginx)]);
if (hasHaproxy) await inTurn(haproxyCases(haproxy));
await atOnce([
  ...(hasNginx ? passiveCases(nginx) : []),
  ...(hasHaproxy ? checkCases(HAPROXY) : []),
]);

const failed = findings.filter(({ isMet }) => !isMet).length;
console.log(`${findings.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function inTurn(cases: readonly Case[]): Promise<void> {
  for (const one of cases) report(await settled(one));
}

/** For cases that wait more than they work. */
async function atOnce(cases: readonly Case[]): Promise<void> {
  for (const rows of await Promise.all(cases.map(settled))) report(rows);
}

/** A case that cannot be run has failed. */
async function settled({ name, run }: Case): Promise<readonly Finding[]> {
  try {
    return await run();
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return [{ name, result: 'could not be run', isMet: false, detail }];
  }
}

function report(rows: readonly Finding[]): void {
  for (const { name, result, isMet, detail } of rows) {
    console.log(`${isMet ? '✓' : '✗'} ${name.padEnd(NAME_WIDTH)} ${result}`);
    if (detail !== undefined) console.log(detail.replace(/^/gm, '    '));
  }
  findings.push(...rows);
}
