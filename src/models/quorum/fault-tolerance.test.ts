/** etcd's fault-tolerance table, and the chances beside it, as they are published. */
import { expect, test } from 'vitest';
import { availability } from './availability.ts';
import { quorumOf, survivableFailures } from './majority.ts';

// Columns 1–3: etcd FAQ, "What is failure tolerance?" @ 82459793. The chances: binomial sums, as the project's
// facts (Q-05) give them, at 99 % and 95 % up for each member.
const TABLE = [
  [1, 1, 0, '99.0000', '95.000'],
  [2, 2, 0, '98.0100', '90.250'],
  [3, 2, 1, '99.9702', '99.275'],
  [4, 3, 1, '99.9408', '98.598'],
  [5, 3, 2, '99.9990', '99.884'],
  [6, 4, 2, '99.9980', '99.777'],
  [7, 4, 3, '99.99997', '99.981'],
  [8, 5, 3, '99.99993', '99.963'],
  [9, 5, 4, '99.999999', '99.997'],
] as const;

test('The formulas give etcd’s fault-tolerance table, and the chances to every published digit.', () => {
  const percent = (members: number, fails: number, like: string): string =>
    (availability(members, fails).up * 100).toFixed(like.split('.')[1]?.length ?? 0);
  const rows = TABLE.map(([members, , , at99, at95]) => [
    members,
    quorumOf(members),
    survivableFailures(members),
    percent(members, 0.01, at99),
    percent(members, 0.05, at95),
  ]);
  console.log('members  majority  failure tolerance      99 % up     95 % up');
  for (const [members, quorum, tolerance, at99, at95] of rows)
    console.log(
      `${String(members).padStart(7)}  ${String(quorum).padStart(8)}  ${String(tolerance).padStart(17)}  ${`${String(at99)} %`.padStart(11)}  ${`${String(at95)} %`.padStart(10)}`,
    );
  expect(rows).toEqual(TABLE);
});

test('An even size is worse than the odd one below it, whatever the chance below one half.', () => {
  for (const fails of [0.001, 0.01, 0.05, 0.2, 0.49]) {
    for (const odd of [1, 3, 5, 7]) {
      expect(availability(odd + 1, fails).up).toBeLessThan(availability(odd, fails).up);
      expect(availability(odd + 2, fails).up).toBeGreaterThan(availability(odd, fails).up);
    }
  }
});
