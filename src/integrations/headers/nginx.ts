/**
 * For nginx, two files: maps from an address to the value of each header, for `http`, and a location that
 * sends them, for `server`. A map's value is looked up when the answer is written, so that a page not
 * found gets what 404.html gets. An empty value sends nothing. https://nginx.org/en/docs/
 */
import { forAll, forKind, kindPatterns, literally, type Policies } from './kinds.ts';
import { mediaTypes, textTypes } from './media-types.ts';

const variableOf = (header: string): string =>
  `$quorum_lab_${header.toLowerCase().replaceAll('-', '_')}`;

function namesOf(policies: Policies): string[] {
  return [
    ...new Set(kindPatterns.flatMap(([kind]) => Object.keys(forKind(kind, policies)))),
  ].sort();
}

export function nginxMaps(base: string, policies: Policies): string {
  const maps = namesOf(policies).map((name) => {
    const lines = kindPatterns.map(
      ([kind, pattern]) =>
        `  "~^${literally(base)}${pattern}" "${forKind(kind, policies)[name] ?? ''}";`,
    );
    return [`map $uri ${variableOf(name)} {`, ...lines, '  default "";', '}'].join('\n');
  });
  return [
    '# Include this in the http block, and nginx-server.conf in a server block.',
    ...maps,
    '',
  ].join('\n');
}

export function nginxServer(base: string, policies: Policies): string {
  const types = Object.entries(mediaTypes).map(([ending, type]) => `    ${type} ${ending};`);
  const compressed = textTypes.filter((type) => type !== 'text/html').join(' ');
  const headers = [
    ...Object.entries(forAll).map(([name, value]) => [name, `"${value}"`]),
    ...namesOf(policies).map((name) => [name, variableOf(name)]),
  ].map(([name = '', value = '']) => `  add_header ${name} ${value} always;`);
  return `# Include this in a server block, after a line that names the site's folder:
#   set $quorum_lab /srv/quorum-lab;
location ^~ ${base} {
  alias $quorum_lab/;
  index index.html;
  error_page 403 404 ${base}404.html;
  # The server may be reached by another name or port than it knows of.
  absolute_redirect off;
  server_tokens off;
  types {
${types.join('\n')}
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types ${compressed};
  gzip on;
  gzip_vary on;
  gzip_comp_level 6;
  gzip_types ${compressed};
${headers.join('\n')}
}
`;
}
