/** A program for each model, by the function that makes its run, and what it prints. A test holds the two together. */
export const EXAMPLES: Readonly<
  Record<string, { readonly code: string; readonly prints: string }>
> = {
  raft: {
    code: `const run = raft({ nodes: 5, preset: 'etcd', seed: 7 })
run.advance('2s')
run.crash('leader')
run.advanceUntil(() => run.leader !== undefined)
const ms = run.metrics.leaderlessMs
print(\`\${run.leader} leads term \${run.term} after \${ms} ms\`)`,
    prints: 'n1 leads term 2 after 1194.821 ms',
  },
  lease: {
    code: `const run = lease({ leaseDuration: '15s', seed: 7 })
run.advanceUntil(() => run.leader)
run.crash('leader').advanceUntil(() => run.leader)
run.expect({ overlapMs: 0, leaderlessMs: { max: 24000 } })
print(run.holder, 'leads after', run.metrics.leaderlessMs, 'ms')`,
    prints: 'c1#1 leads after 19031.241 ms',
  },
  balancer: {
    code: `const run = balancer({ strategy: 'least-connections', retries: 1, seed: 7 })
run.advance('5s').crash('b3').advance('10s')
run.expect({ state: { b3: 'unhealthy' }, errors: { max: 100 } })
const { errors, detectMs } = run.metrics
print(errors, 'errors, seen after', detectMs, 'ms')`,
    prints: '0 errors, seen after 5887.994 ms',
  },
  probe: {
    code: `const run = probe({ interval: '2s', failureThreshold: 3, seed: 7 })
run.advance('10s').crash()
run.advanceUntil(() => run.state === 'unhealthy')
run.expect({ target: 'dead', detectMs: { max: 7000 } })
print(run.state, 'after', run.metrics.detectMs, 'ms')`,
    prints: 'unhealthy after 5802.147 ms',
  },
  controlPlane: {
    code: `const run = controlPlane({ masters: 3, seed: 7 })
run.advance('10s').crash('leader')
run.advanceUntil(() => run.writes === 'available')
run.expect({ reads: 'available', writeUnavailableMs: { max: 2000 } })
const ms = run.metrics.writeUnavailableMs
print(run.leader, 'leads; no writes for', ms, 'ms')`,
    prints: 'm3 leads; no writes for 1181.083 ms',
  },
};
