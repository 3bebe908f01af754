/**
 * The grade that Mozilla's HTTP Observatory gives to a response, from the headers alone. Its own program asks
 * a public host and keeps a database; these are the rules of it that headers decide, with its numbers.
 * Source: github.com/mdn/mdn-http-observatory at 94042bb: src/grader/charts.js (SCORE_TABLE, GRADE_CHART),
 * src/scanner/index.js (extra credit) and src/analyzer/tests/*.js. Taken for granted, each worth 0: https
 * with a valid certificate and a redirect to it; no script of another origin.
 */
import { readPolicy, type Directives } from '../../src/integrations/headers/content-policy.ts';

export interface Grade {
  readonly grade: string;
  readonly score: number;
  /** What each rule gave or took. */
  readonly parts: Readonly<Record<string, number>>;
}

const GRADES = ['F', 'F', 'F', 'F', 'F', 'D-', 'D', 'D', 'D+', 'C-', 'C', 'C', 'C+', 'B-'];
const BETTER_GRADES = ['B', 'B', 'B+', 'A-', 'A', 'A', 'A+'];
const CHART = [...GRADES, ...BETTER_GRADES];
const STEP = 5;
const MINIMUM_FOR_EXTRA_CREDIT = 90;
const SIX_MONTHS_S = 15_552_000;

const BROAD = [
  'ftp:',
  'http:',
  'https:',
  '*',
  'http://*',
  'http://*.*',
  'https://*',
  'https://*.*',
];
const INLINE = ["'unsafe-inline'", 'data:'];

export function gradeOf(headers: Headers): Grade {
  const policy = readPolicy(headers.get('content-security-policy') ?? '');
  const parts = {
    'content-security-policy': ofPolicy(policy),
    cookies: headers.has('set-cookie') ? -40 : 0,
    'cross-origin-resource-policy': ofResourcePolicy(headers.get('cross-origin-resource-policy')),
    'cross-origin-resource-sharing': ofSharing(headers),
    'referrer-policy': ofReferrer(headers.get('referrer-policy')),
    'strict-transport-security': ofTransport(headers.get('strict-transport-security')),
    'x-content-type-options': headers.get('x-content-type-options') === 'nosniff' ? 0 : -5,
    'x-frame-options': ofFrames(headers.get('x-frame-options'), policy),
  };
  const all = Object.values(parts);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 100);
  const withoutCredit = sum(all.filter((value) => value < 0));
  const score = Math.max(withoutCredit >= MINIMUM_FOR_EXTRA_CREDIT ? sum(all) : withoutCredit, 0);
  const grade = CHART[Math.min(Math.floor(score / STEP), CHART.length - 1)] ?? '';
  return { grade, score, parts };
}

function ofPolicy(policy: Directives): number {
  if (policy.size === 0) return -25;
  const sources = (name: string): readonly string[] =>
    policy.get(name) ?? policy.get('default-src') ?? ['*'];
  const [scripts, styles, objects] = [
    sources('script-src'),
    sources('style-src'),
    sources('object-src'),
  ];
  const has = (values: readonly string[], bad: readonly string[]): boolean =>
    values.some((value) => bad.includes(value));
  if (has(scripts, [...BROAD, ...INLINE]) || has(objects, BROAD)) return -20;
  if ([...policy.values()].flat().some((value) => /^(?:http|ftp):/.test(value))) return -20;
  if (has([...scripts, ...styles], ["'unsafe-eval'"])) return -10;
  if (has(styles, [...BROAD, ...INLINE])) return 0;
  return policy.get('default-src')?.join() === "'none'" ? 10 : 5;
}

function ofResourcePolicy(value: string | null): number {
  if (value === null || value === 'cross-origin') return 0;
  return ['same-origin', 'same-site'].includes(value) ? 10 : -5;
}

function ofSharing(headers: Headers): number {
  const isOpen = headers.get('access-control-allow-credentials') === 'true';
  return isOpen && headers.has('access-control-allow-origin') ? -50 : 0;
}

function ofReferrer(value: string | null): number {
  const good = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
  if (value === null) return 0;
  return good.includes(value) ? 5 : -5;
}

function ofTransport(value: string | null): number {
  if (value === null) return -20;
  const seconds = Number(/^max-age=(\d+)(?:;|$)/.exec(value)?.[1] ?? Number.NaN);
  if (Number.isNaN(seconds)) return -20;
  return seconds >= SIX_MONTHS_S ? 0 : -10;
}

/** Who may frame the page has been decided, be it that everybody may. */
function ofFrames(value: string | null, policy: Directives): number {
  if (policy.has('frame-ancestors')) return 5;
  if (value === null) return -20;
  return /^(?:deny|sameorigin)$/i.test(value) ? 5 : -20;
}
