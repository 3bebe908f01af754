/** What a claim can be found to be, the best first. */
export const verdicts = ['true', 'partly', 'misleading', 'false'] as const;

export type Verdict = (typeof verdicts)[number];

/** What a verdict can rest on: a run that the tests repeat, a command for a cluster, or a source. */
export const proofs = ['run', 'command', 'source'] as const;

export type Proof = (typeof proofs)[number];

/** How many claims of a chapter's text rest on each; one that names none is in none of the counts. */
export function countProofs(body: string): Record<Proof, number> {
  const count = (attribute: RegExp): number =>
    [...body.matchAll(/<Claim\s[^>]*>/g)].filter(([tag]) => attribute.test(tag)).length;
  return {
    run: count(/\sscenario="/),
    command: count(/\srests="command"/),
    source: count(/\srests="source"/),
  };
}

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
