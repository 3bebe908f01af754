/** Whether a server says with every file what the one source asks for, with the right type and status. */
import type { BuiltSite } from '../../src/integrations/built-site.ts';
import { addressesIn } from '../../src/integrations/headers.ts';
import { policiesOf } from '../../src/integrations/headers/content-policy.ts';
import { forAll, forKind, kindOf } from '../../src/integrations/headers/kinds.ts';
import { contentType } from '../../src/integrations/headers/media-types.ts';
import type { Finding } from '../load-balancers/comparison.ts';
import type { WebServer } from './servers.ts';

/** What is asked for but is not there; its answer is that of the page that says so. */
const LOST = ['en/no-such-page/', 'en/embed/scenario/no-such-scenario/', '_astro/gone.js'];

export async function checkHeaders({ name, origin }: WebServer, site: BuiltSite): Promise<Finding> {
  const policies = policiesOf(site);
  const addresses = [...addressesIn(site.root), ...LOST];
  const wrong: string[] = [];
  for (const address of addresses) {
    const isLost = LOST.includes(address);
    const shown = isLost ? '404.html' : address;
    const response = await fetch(origin + site.base + address, { redirect: 'manual' });
    await response.arrayBuffer();
    const wanted = {
      ...forAll,
      ...forKind(kindOf(shown), policies),
      'Content-Type': contentType(shown.replace(/(^|\/)$/, '$1index.html')),
    };
    const status = isLost ? 404 : 200;
    if (response.status !== status) wrong.push(`${address}: ${response.status}, not ${status}`);
    for (const [header, value] of Object.entries(wanted)) {
      const said = response.headers.get(header);
      const isSame = header === 'Content-Type' ? said?.toLowerCase() === value : said === value;
      if (!isSame) wrong.push(`${address}: ${header} is ${said ?? 'absent'}, not ${value}`);
    }
    if (kindOf(shown) === 'embed' && response.headers.has('x-frame-options')) {
      wrong.push(`${address}: X-Frame-Options would stop it from being framed`);
    }
  }
  return {
    name: `${name} says what the source asks for`,
    result: `${addresses.length} addresses, ${wrong.length} deviations`,
    isMet: wrong.length === 0,
    ...(wrong.length > 0 && { detail: wrong.slice(0, 20).join('\n') }),
  };
}
