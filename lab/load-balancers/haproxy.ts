/** HAProxy with the settings of a scenario: one thread, TCP as in front of API servers. */
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { BackendSettings, BalancerSettings } from '../../src/models/balancer/settings.ts';
import type { BalancerConfig, HealthSettings } from '../../src/scenario/balancer/config.ts';
import type { BalancerScenario } from '../../src/scenario/balancer/run.ts';
import { notHad, type Balancer } from './balancer.ts';
import { Program } from './program.ts';

const CLIENTS = 'clients.sock';
const ADMIN = 'admin.sock';
/** Longer than any case. */
const IDLE_MS = 120_000;
const SETTLE_POLL_MS = 1;

/** How a server tells the checks that it is well: it takes connections, or it answers. */
export type CheckedBy = 'connecting' | 'answering';

/** The text of `haproxy.cfg`. */
export function haproxyConfig(
  { settings, health }: BalancerConfig,
  folder: string,
  checkedBy: CheckedBy = 'connecting',
): string {
  const checks = health ? ` ${checkOf(health)}` : '';
  const lines = [
    `balance ${balanceOf(settings)}`,
    ...(health ? [`timeout check ${health.timeoutUs}us`] : []),
    ...(checkedBy === 'answering' ? ['option httpchk GET /'] : []),
    ...settings.backends.map((one) => serverLine(one) + checks),
  ];
  return `
global
  nbthread 1
  log stdout format raw local0 notice
  stats socket ${folder}/${ADMIN} level admin
defaults
  mode tcp
  timeout connect 1s
  timeout client ${IDLE_MS}ms
  timeout server ${IDLE_MS}ms
  retries 0
frontend clients
  bind unix@${folder}/${CLIENTS}
  default_backend servers
backend servers
  log global
  ${lines.join('\n  ')}
`;
}

function balanceOf({ strategy: { name, ties }, passive, retries }: BalancerSettings): string {
  if (passive) throw notHad('HAProxy', 'passive health by counting requests that fail');
  if (retries > 0) throw notHad('HAProxy', 'retries in this laboratory');
  if (name === 'haproxy-weighted') return 'roundrobin';
  if (name === 'least-connections' && ties === 'haproxy') return 'leastconn';
  throw notHad('HAProxy', `strategy ${name} that could be foretold`);
}

function serverLine({ id, address, weight, capacity }: BackendSettings): string {
  return `server ${id} ${address} weight ${weight}${capacity === undefined ? '' : ` maxconn ${capacity}`}`;
}

function checkOf({
  intervalUs,
  fastIntervalUs,
  downIntervalUs,
  rise,
  fall,
}: HealthSettings): string {
  const paces = `inter ${intervalUs}us fastinter ${fastIntervalUs}us downinter ${downIntervalUs}us`;
  return `check ${paces} rise ${rise} fall ${fall}`;
}

/** One line of HAProxy's log about a server's health. */
export interface HealthChange {
  readonly server: string;
  readonly isUp: boolean;
}

export interface Haproxy extends Balancer {
  /** Takes each change that it logs. */
  onHealth: (change: HealthChange) => void;
}

export async function startHaproxy(
  binary: string,
  { config }: BalancerScenario,
  checkedBy?: CheckedBy,
): Promise<Haproxy> {
  const program = new Program('HAProxy');
  const admin = program.path(ADMIN);
  program.write('haproxy.cfg', haproxyConfig(config, program.folder, checkedBy));
  // A client's connection would be a pick; the admin socket is none.
  await program.start(binary, ['-db', '-f', program.path('haproxy.cfg')], () =>
    say(admin, 'show info'),
  );
  const haproxy: Haproxy = {
    socketPath: program.path(CLIENTS),
    onHealth: () => undefined,
    settle: async (underWay) => {
      while ((await connectionsOf(admin)) !== underWay) await pause(SETTLE_POLL_MS);
    },
    command: async (command) => {
      for (const line of linesOf(command)) {
        const answer = (await say(admin, line)).trim();
        if (answer !== '') throw new Error(`HAProxy refuses "${line}": ${answer}`);
      }
    },
    stop: () => program.stop(),
  };
  program.onLine = (line) => {
    const [, server, state] = /Server servers\/(\S+) is (UP|DOWN)/.exec(line) ?? [];
    if (server !== undefined) haproxy.onHealth({ server, isUp: state === 'UP' });
  };
  return haproxy;
}

/** A command of the format in the words of HAProxy's admin socket. */
function linesOf(command: Readonly<Record<string, unknown>>): readonly string[] {
  const { drain, ready, weight } = command as {
    readonly drain?: string | readonly string[];
    readonly ready?: string | readonly string[];
    readonly weight?: Readonly<Record<string, number>>;
  };
  const state = (servers: string | readonly string[], to: string): readonly string[] =>
    [servers].flat().map((server) => `set server servers/${server} state ${to}`);
  if (drain !== undefined) return state(drain, 'maint');
  if (ready !== undefined) return state(ready, 'ready');
  if (weight === undefined) throw notHad('HAProxy', `command ${JSON.stringify(command)}`);
  return Object.entries(weight).map(
    ([server, to]) => `set server servers/${server} weight ${String(to)}`,
  );
}

/** Connections to all servers. */
async function connectionsOf(admin: string): Promise<number> {
  const [head = '', ...lines] = (await say(admin, 'show stat -1 4 -1')).split('\n');
  const column = head.split(',').indexOf('scur');
  return lines.reduce((sum, line) => sum + Number(line.split(',')[column] ?? 0), 0);
}

function say(admin: string, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(admin, () => socket.end(`${line}\n`));
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (answer += text));
    socket.once('error', reject);
    socket.once('end', () => resolve(answer));
  });
}
