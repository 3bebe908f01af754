import { expect, test } from 'vitest';
import { forAll, forKind } from '../../src/integrations/headers/kinds.ts';
import { gradeOf } from './observatory.ts';

const policy =
  "default-src 'none'; script-src 'self' 'sha256-x='; style-src 'self'; object-src 'none'";
const policies = {
  page: `${policy}; frame-ancestors 'none'`,
  embed: `${policy}; frame-ancestors *`,
  runner: `${policy.replace("'self'", 'blob:')}; frame-ancestors 'self'; sandbox allow-scripts`,
};
const of = (kind: 'page' | 'embed' | 'runner', changes: Record<string, string> = {}) =>
  gradeOf(new Headers({ ...forAll, ...forKind(kind, policies), ...changes }));

test('A page, an embed and the page that runs programs get A+ by their headers.', () => {
  expect(of('runner')).toMatchObject({ grade: 'A+', score: 130 });
  expect(of('page')).toMatchObject({ grade: 'A+', score: 130 });
  expect(of('embed')).toMatchObject({ grade: 'A+', score: 120 });
});

test('Nothing said is a D: no policy, no HSTS, no word on frames, types left open.', () => {
  expect(gradeOf(new Headers())).toMatchObject({ grade: 'D', score: 30 });
});

test('Extra credit does not make up for a script policy that allows inline code.', () => {
  const unsafe = policies.page.replace("'sha256-x='", "'unsafe-inline'");
  expect(of('page', { 'Content-Security-Policy': unsafe })).toMatchObject({
    grade: 'B+',
    score: 80,
  });
});

test('A short HSTS takes ten points, and the rest is still enough for extra credit.', () => {
  expect(of('embed', { 'Strict-Transport-Security': 'max-age=3600' }).score).toBe(110);
});
