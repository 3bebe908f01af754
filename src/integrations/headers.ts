/**
 * Writes what servers are to say with the files: `_headers` and `.htaccess`, which hosts look for among
 * them, and in `_server` what an administrator includes. All come from `headers/kinds.ts`.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSite } from './built-site.ts';
import { apacheAccess } from './headers/apache.ts';
import { caddySite } from './headers/caddy.ts';
import { policiesOf } from './headers/content-policy.ts';
import { rules, writeRules } from './headers/netlify.ts';
import { nginxMaps, nginxServer } from './headers/nginx.ts';

/** Every address of the site, below the base. */
export function addressesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .map((file) =>
      file
        .split(sep)
        .join('/')
        .replace(/(^|\/)index\.html$/, '$1'),
    )
    .filter((address) => !/^(?:_server\/|_headers$|\.htaccess$)/.test(address))
    .sort();
}

export function headers(): AstroIntegration {
  let base = '/';
  return {
    name: 'headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const site = readSite(fileURLToPath(dir), base);
        const policies = policiesOf(site);
        const files = {
          _headers: writeRules(rules(site.base, addressesIn(site.root), policies)),
          '.htaccess': apacheAccess(site.base, policies),
          '_server/nginx-http.conf': nginxMaps(site.base, policies),
          '_server/nginx-server.conf': nginxServer(site.base, policies),
          '_server/Caddyfile.quorum-lab': caddySite(site.base, policies),
        };
        mkdirSync(join(site.root, '_server'), { recursive: true });
        for (const [file, text] of Object.entries(files)) {
          writeFileSync(join(site.root, file), text);
        }
        logger.info(`what servers say: ${Object.keys(files).join(', ')}`);
      },
    },
  };
}
