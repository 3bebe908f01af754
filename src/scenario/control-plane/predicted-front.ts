/** Predictions of how clients get away from a master that is gone. */
import { leaseConfigOf, type Clocks, type LeaseClocks } from './clocks.ts';
import { answersLate, noticedMs, takeoverMs, VRRP_MOVE_MS } from './predicted-spans.ts';
import { written as s, type Obstacle, type Row } from './prediction.ts';

/** How clients get away from a master that is gone. */
export function frontRows(
  clocks: Clocks,
  around: {
    readonly nobodyElse: Obstacle | undefined;
    readonly withoutHost: Obstacle | undefined;
    readonly elsewhere: string;
  },
): readonly Row[] {
  const { front } = clocks;
  const { nobodyElse, withoutHost, elsewhere } = around;
  const virtualIp = {
    id: 'virtualIp',
    name: 'virtual IP answers elsewhere',
    metric: 'virtualIpMs',
    fault: { crash: 'm1' },
  } as const;
  switch (front.kind) {
    case 'balancer': {
      const { intervalMs, timeoutMs, fall } = front;
      const settings = `inter ${s(intervalMs)}, fall ${String(fall)}`;
      const crashed = noticedMs(front, 'crash', clocks);
      const late = answersLate(front, clocks) ? 'lateAnswers' : undefined;
      return [
        {
          id: 'balancerCrash',
          name: 'balancer notices, process crashed',
          source: 'HAProxy doc/configuration.txt (inter, fall)',
          defaults: settings,
          formula: '(fall − 1) × inter … fall × inter',
          rangeMs: crashed,
          metric: 'balancerMs',
          fault: { crash: 'kube-apiserver@m1' },
          // It must stay away for long enough.
          setting: { config: { startTime: `${String(Math.max(60_000, 2 * crashed.max))}ms` } },
          obstacle: late,
        },
        {
          id: 'balancerHost',
          name: 'balancer notices, host dead',
          source: 'HAProxy doc/configuration.txt (inter, fall, timeout check)',
          defaults: `${settings}, time-out ${s(timeoutMs)}`,
          formula: 'fall × time-out + (fall − 1) × inter … and one inter more',
          rangeMs: noticedMs(front, 'hang', clocks),
          metric: 'balancerMs',
          fault: { crash: 'm1' },
          // While etcd elects, the others fail their checks too.
          setting: { leader: elsewhere },
          obstacle: withoutHost ?? late,
        },
      ];
    }
    case 'vrrp':
      return [
        {
          ...virtualIp,
          source: 'RFC 9568, 6.1: Active_Down_Interval',
          defaults: 'advertisement 1 s, priorities 101 and 100',
          formula: '2 × advertisement + skew … 3 × advertisement + skew',
          rangeMs: VRRP_MOVE_MS,
          setting: { leader: elsewhere },
          obstacle: nobodyElse,
        },
      ];
    case 'kube-vip':
      return [
        {
          ...virtualIp,
          source: 'client-go leaderelection.go; kube-vip docs, vip_leaseduration',
          defaults: `lease ${s(front.leaseMs)}, retry ${s(front.retryMs)}, jitter 1.2`,
          formula: 'lease − retry … poll + lease + poll, poll = 2.2 × retry',
          rangeMs: takeoverMs(front, clocks),
          // In the model all elected components have the durations of one.
          setting: { config: kubeVipConfig(front), leader: elsewhere },
          obstacle: withoutHost,
        },
      ];
    case 'none':
      return [
        {
          ...virtualIp,
          source: '',
          defaults: '',
          formula: '',
          rangeMs: { min: 0, max: 0 },
          setting: {},
          obstacle: 'oneAddress',
        },
      ];
  }
}

function kubeVipConfig(front: LeaseClocks): object {
  const usual = { leaderElectLeaseDuration: '15s', leaderElectRenewDeadline: '10s' };
  return { ...usual, leaderElectRetryPeriod: '2s', ...leaseConfigOf(front) };
}
