/** The example of the format, and what it prints. A test holds the two together. */
export const EXAMPLE = `const run = raft({ nodes: 5, preset: 'etcd', seed: 7 })
run.advance('2s')
run.crash('leader')
run.advanceUntil(() => run.leader !== undefined)
print(\`\${run.leader} leads term \${run.term} after \${run.metrics.leaderlessMs} ms\`)`;

export const EXAMPLE_PRINTS = 'n1 leads term 2 after 1194.821 ms';
