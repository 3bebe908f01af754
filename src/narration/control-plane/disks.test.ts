import { expect, test } from 'vitest';
import { storyOf } from '../../scenario/control-plane/told.ts';

const slowLeader = (to: string, end = '5ms') => ({
  seed: 7,
  script: [
    { at: '30s', slowDisk: { node: 'leader', to } },
    { at: '40s', slowDisk: { node: 'm1', to: end } },
  ],
  until: '45s',
});

const after30 = (lines: readonly string[]): string =>
  lines.filter((line) => Number.parseFloat(line) >= 30).join('\n');

test('A leader that waits for its disk is told of with what it cannot do, whom it costs, and who leads instead.', () => {
  const told = after30(storyOf(slowLeader('3s'), 'en', 7));
  expect(told).toMatch(/a write to m1’s disk takes 3 s\. m1 leads etcd\./);
  expect(told).toMatch(
    /m1, etcd’s leader, waits for its disk: .*no heartbeat and counts no tick\.\n/,
  );
  expect(told).toMatch(/m1, m2 and m3 lose their way to etcd: etcd’s leader waits for its disk/);
  expect(told).toMatch(/leads etcd in term 2/);
  expect(told).toMatch(
    /m1 has caught up with its disk, after .* It leads etcd no longer; m3 does\./,
  );
});

test('In Chinese too.', () => {
  const told = after30(storyOf(slowLeader('3s'), 'zh-cn', 7));
  expect(told).toMatch(/m1 的磁盘写一次要 3 秒。m1 是 etcd 的领导者。/);
  expect(told).toMatch(/etcd 领导者 m1 在等磁盘：写完之前，不发心跳/);
  expect(told).toMatch(/用不了 etcd：etcd 的领导者在等磁盘/);
  expect(told).toMatch(/才把积下的写完。etcd 的领导者早已换成 m3。/);
});

test('A leader that is late and leads on logs what etcd logs, and its waits are one line.', () => {
  const told = after30(storyOf(slowLeader('500ms'), 'en', 7));
  expect(told).toMatch(/logs “leader failed to send out heartbeat on time”/);
  expect(told.match(/waits for its disk/g)).toHaveLength(1);
  expect(told).not.toMatch(/in term 2/);
});

test('A follower that waits is no leader, and has none to lose.', () => {
  const script = [{ at: '30s', slowDisk: { node: 'm2', to: '3s' } }];
  const told = after30(storyOf({ script, until: '40s' }, 'en', 7));
  expect(told).toMatch(/m2’s member of etcd waits for its disk: .*it answers nobody/);
  expect(told).toMatch(/m2’s API server loses its way to etcd: the member beside it waits/);
  expect(told).not.toMatch(/heartbeat/);
});
