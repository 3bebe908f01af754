/** Real web servers with the files that the build wrote for them, each on a port of its own. */
import { readFileSync } from 'node:fs';
import type { BuiltSite } from '../../src/integrations/built-site.ts';
import { freePort } from '../load-balancers/free-port.ts';
import { Program } from '../load-balancers/program.ts';

export interface WebServer {
  readonly name: string;
  readonly origin: string;
  readonly stop: () => void;
}

type Start = (binary: string, site: BuiltSite) => Promise<WebServer>;

async function started(
  name: string,
  port: number,
  site: BuiltSite,
  start: (isReady: () => Promise<unknown>) => Promise<void>,
  stop: () => void,
): Promise<WebServer> {
  const origin = `http://127.0.0.1:${port}`;
  await start(() => fetch(`${origin}${site.base}robots.txt`));
  return { name, origin, stop };
}

/** With the configuration of `deploy/kubernetes`; only where things are differs from a container. */
export const startNginx: Start = async (binary, site) => {
  const program = new Program('nginx');
  const port = await freePort();
  const config = readFileSync(
    new URL('../../deploy/kubernetes/nginx.conf', import.meta.url),
    'utf8',
  )
    .replaceAll('/tmp/', `${program.folder}/`)
    .replaceAll('/srv/quorum-lab', site.root)
    .replaceAll('/dev/stdout', 'off')
    .replaceAll('/dev/stderr', 'stderr')
    .replace('listen 8080;', `listen 127.0.0.1:${port};`);
  program.write('nginx.conf', `daemon off;\n${config}`);
  const args = ['-p', program.folder, '-e', 'stderr', '-c', program.path('nginx.conf')];
  const start = (isReady: () => Promise<unknown>): Promise<void> =>
    program.start(binary, args, isReady);
  return started('nginx', port, site, start, () => program.stop());
};

export const startCaddy: Start = async (binary, site) => {
  const program = new Program('caddy');
  const port = await freePort();
  program.write(
    'Caddyfile',
    `{\n  admin off\n  auto_https off\n  storage file_system ${program.folder}\n}\n` +
      `http://127.0.0.1:${port} {\n  import ${site.root}/_server/Caddyfile.quorum-lab\n}\n`,
  );
  const run = `QUORUM_LAB="$1" HOME="$2" exec "$0" run --adapter caddyfile --config "$2/Caddyfile"`;
  const args = ['-c', run, binary, site.root, program.folder];
  const start = (isReady: () => Promise<unknown>): Promise<void> =>
    program.start('/bin/sh', args, isReady);
  return started('Caddy', port, site, start, () => program.stop());
};

const APACHE_MODULES = ['mpm_event', 'authz_core', 'alias', 'dir', 'headers', 'mime'] as const;

export const startApache: Start = async (binary, site) => {
  const program = new Program('Apache');
  const port = await freePort();
  const modules = APACHE_MODULES.map(
    (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
  );
  program.write(
    'apache.conf',
    [
      ...modules,
      '<IfModule !unixd_module>',
      '  LoadModule unixd_module /usr/lib/apache2/modules/mod_unixd.so',
      '</IfModule>',
      `ServerName 127.0.0.1`,
      `ServerRoot ${program.folder}`,
      `PidFile ${program.folder}/apache.pid`,
      `Listen 127.0.0.1:${port}`,
      `ErrorLog ${program.folder}/error.log`,
      'TypesConfig /dev/null',
      'User www-data',
      'Group www-data',
      `DocumentRoot ${program.folder}`,
      `Alias ${site.base} ${site.root}/`,
      `<Directory ${site.root}>`,
      '  AllowOverride FileInfo Indexes Options=Indexes',
      '  Require all granted',
      '</Directory>',
      '',
    ].join('\n'),
  );
  const args = ['-X', '-f', program.path('apache.conf')];
  const start = (isReady: () => Promise<unknown>): Promise<void> =>
    program.start(binary, args, isReady);
  return started('Apache', port, site, start, () => program.stop());
};
