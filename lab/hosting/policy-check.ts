/** Headers and pages agree: each header allows what its page allows, and no page needs more. */
import { type BuiltSite, pageAddress } from '../../src/integrations/built-site.ts';
import {
  HEADER_ONLY,
  ownPolicy,
  readPolicy,
} from '../../src/integrations/headers/content-policy.ts';
import type { Finding } from '../load-balancers/comparison.ts';
import { gradeOf } from './observatory.ts';
import type { WebServer } from './servers.ts';

export async function checkPolicies(
  { origin }: WebServer,
  site: BuiltSite,
): Promise<readonly Finding[]> {
  const apart: string[] = [];
  const grades = new Map<string, string[]>();
  const pages = [...site.pages, ...(site.runner ? [site.runner] : [])];
  for (const page of pages) {
    const address = pageAddress(page);
    const { headers } = await fetch(origin + site.base + address);
    const said = readPolicy(headers.get('content-security-policy') ?? '');
    const own = ownPolicy(page);
    const names = [...new Set([...said.keys(), ...own.keys()])];
    for (const name of names.filter((each) => !HEADER_ONLY.includes(each))) {
      const missing = (own.get(name) ?? ['(not named)']).filter(
        (value) => !said.get(name)?.includes(value),
      );
      const isHash = (value: string): boolean => value.startsWith("'sha256-");
      const extra = (said.get(name) ?? []).filter(
        (value) => !isHash(value) && !own.get(name)?.includes(value),
      );
      if (missing.length + extra.length > 0) {
        apart.push(`${address}: ${name} differs by ${[...missing, ...extra].join(' ')}`);
      }
    }
    const { grade, score } = gradeOf(headers);
    const key = `${grade} (${score})`;
    grades.set(key, [...(grades.get(key) ?? []), address]);
  }
  return [
    {
      name: 'headers and pages have the same policy',
      result: `${pages.length} pages, ${apart.length} deviations`,
      isMet: apart.length === 0,
      ...(apart.length > 0 && { detail: apart.slice(0, 20).join('\n') }),
    },
    {
      name: "Mozilla Observatory's table gives A+ to all pages and embeds",
      result: [...grades].map(([grade, pages]) => `${pages.length} × ${grade}`).join(', '),
      isMet: [...grades.keys()].every((grade) => grade.startsWith('A+')),
    },
  ];
}
