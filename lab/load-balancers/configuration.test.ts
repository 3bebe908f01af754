import { expect, test } from 'vitest';
import { readBalancerScenario, type BalancerScenario } from '../../src/scenario/balancer/run.ts';
import { haproxyConfig } from './haproxy.ts';
import { nginxConfig } from './nginx.ts';

const BACKENDS = [
  { name: 'b1', weight: 5, address: '127.0.0.1:20001' },
  { name: 'b2', address: '127.0.0.1:20002' },
];

function scenario(config: Record<string, unknown>, script: unknown[] = []): BalancerScenario {
  return readBalancerScenario({
    format: 1,
    model: 'balancer',
    config: { backends: BACKENDS, health: 'off', ...config },
    script,
  });
}

test('nginx gets the weights, passive health, retries and drained servers of a scenario.', () => {
  const config = { strategy: 'smooth-weighted', passive: { maxFails: 2 }, retries: 1 };
  const text = nginxConfig(scenario(config, [{ at: '0s', drain: 'b2' }]), '/tmp/x');
  expect(text).toContain('server 127.0.0.1:20001 weight=5 max_fails=2 fail_timeout=10s;');
  expect(text).toContain('server 127.0.0.1:20002 weight=1 max_fails=2 fail_timeout=10s down;');
  expect(text).toContain('proxy_next_upstream_tries 2;');
});

test.each([
  ['least-connections', 'least_conn;'],
  ['source-hash', 'ip_hash;'],
  ['consistent-hash', 'hash $remote_addr consistent;'],
])('%s is for nginx "%s"', (strategy, directive) => {
  expect(nginxConfig(scenario({ strategy }), '/tmp/x')).toContain(directive);
});

test('HAProxy gets the weights and the health checks of a scenario.', () => {
  const health = { interval: '500ms', timeout: '600ms', rise: 2, fall: 3 };
  const { config } = scenario({ strategy: 'haproxy-weighted', health });
  const text = haproxyConfig(config, '/tmp/x');
  expect(text).toContain('balance roundrobin');
  expect(text).toContain('server b1 127.0.0.1:20001 weight 5 check inter 500000us');
  expect(text).toContain('rise 2 fall 3');
  expect(text).toContain('timeout check 600000us');
});

test('a strategy that draws, or that the balancer does not have, is refused.', () => {
  expect(() => nginxConfig(scenario({ strategy: 'random' }), '/tmp/x')).toThrow(
    'nginx has no strategy random that could be foretold.',
  );
  expect(() => haproxyConfig(scenario({ strategy: 'maglev' }).config, '/tmp/x')).toThrow(
    'HAProxy has no strategy maglev that could be foretold.',
  );
});
