/** What a claim can be found to be, the best first. */
export const verdicts = ['true', 'partly', 'misleading', 'false'] as const;

export type Verdict = (typeof verdicts)[number];

/** How many claims of a chapter's text come to each. */
export function countVerdicts(body: string): Record<Verdict, number> {
  const count = (verdict: Verdict): number =>
    [...body.matchAll(/<Claim\s[^>]*?\sverdict="(\w+)"/g)].filter(([, one]) => one === verdict)
      .length;
  return {
    true: count('true'),
    partly: count('partly'),
    misleading: count('misleading'),
    false: count('false'),
  };
}
