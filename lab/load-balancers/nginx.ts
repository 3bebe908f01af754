/** nginx with the settings of a scenario: one worker, no rights needed, nothing outside its folder. */
import { connect } from 'node:net';
import type { BackendSettings, BalancerSettings } from '../../src/models/balancer/settings.ts';
import type { BalancerScenario } from '../../src/scenario/balancer/run.ts';
import { drainedAtStart, notHad, type Balancer } from './balancer.ts';
import { Program } from './program.ts';

/** What nginx answers with: the addresses it tried for a request, in order. */
export const ATTEMPTS_HEADER = 'x-attempts';

const SOCKET = 'clients.sock';
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** The text of `nginx.conf`; `folder` takes everything that nginx writes. */
export function nginxConfig(scenario: BalancerScenario, folder: string): string {
  const { settings, health } = scenario.config;
  if (health) throw notHad('nginx', 'active health checks');
  const down = drainedAtStart(scenario);
  const upstream = [
    ...strategyOf(settings),
    ...settings.backends.map((one) => serverLine(one, settings, down)),
  ];
  return `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off;
  ${TEMPORARY.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  set_real_ip_from unix:;
  real_ip_header X-Forwarded-For;
  upstream servers {
    ${upstream.join('\n    ')}
  }
  server {
    listen unix:${folder}/${SOCKET};
    location / {
      proxy_pass http://servers;
      proxy_buffering off;
      ${retriesOf(settings)}
      add_header ${ATTEMPTS_HEADER} $upstream_addr always;
    }
  }
}
`;
}

function strategyOf({ strategy: { name, ties } }: BalancerSettings): readonly string[] {
  if (name === 'smooth-weighted') return [];
  if (name === 'source-hash') return ['ip_hash;'];
  if (name === 'consistent-hash') return ['hash $remote_addr consistent;'];
  if (name === 'least-connections' && ties === 'nginx') return ['least_conn;'];
  throw notHad('nginx', `strategy ${name} that could be foretold`);
}

function serverLine(
  { id, address, weight, capacity }: BackendSettings,
  { passive }: BalancerSettings,
  down: readonly string[],
): string {
  const health = passive
    ? `max_fails=${passive.maxFails} fail_timeout=${wholeSeconds(passive.failTimeoutUs)}s`
    : 'max_fails=0';
  const most = capacity === undefined ? '' : ` max_conns=${capacity}`;
  return `server ${address} weight=${weight} ${health}${most}${down.includes(id) ? ' down' : ''};`;
}

function wholeSeconds(us: number): number {
  if (us % 1_000_000 === 0) return us / 1_000_000;
  throw notHad('nginx', `fail_timeout of ${us / 1000} ms, only whole seconds`);
}

function retriesOf({ retries }: BalancerSettings): string {
  return retries === 0
    ? 'proxy_next_upstream off;'
    : `proxy_next_upstream error timeout;\n      proxy_next_upstream_tries ${retries + 1};`;
}

export async function startNginx(binary: string, scenario: BalancerScenario): Promise<Balancer> {
  const program = new Program('nginx');
  const { folder } = program;
  const socketPath = program.path(SOCKET);
  program.write('nginx.conf', nginxConfig(scenario, folder));
  await program.start(
    binary,
    ['-p', folder, '-e', 'stderr', '-c', program.path('nginx.conf')],
    () => reach(socketPath),
  );
  const drained = drainedAtStart(scenario);
  return {
    socketPath,
    // It closes a client's connection after it has taken note that the server is free again.
    settle: () => Promise.resolve(),
    command: ({ drain, ...others }) => {
      const isDone = typeof drain === 'string' && drained.includes(drain);
      if (isDone && Object.keys(others).length === 0) return Promise.resolve();
      throw notHad('nginx', 'commands while it runs');
    },
    stop: () => program.stop(),
  };
}

function reach(socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath, () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}
