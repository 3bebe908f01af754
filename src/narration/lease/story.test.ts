import { describe, expect, test } from 'vitest';
import type { LeaseMessage } from '../../models/lease/messages.ts';
import type { Language } from '../language.ts';
import {
  storyAt,
  tellLeaseStory,
  type LeaseNarrationConfig,
  type LeaseTraceEvent,
} from '../lease.ts';

const CONFIG: LeaseNarrationConfig = {
  candidates: ['c1', 'c2', 'c3'],
  leaseDurationUs: 15_000_000,
  renewDeadlineUs: 10_000_000,
  retryPeriodUs: 2_000_000,
  jitterFactor: 1.2,
  requestTimeoutUs: 5_000_000,
  restartAfterUs: 5_000_000,
  releaseOnCancel: false,
  fencing: false,
};

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'atUs'> : never;
type Happening = WithoutTime<LeaseTraceEvent>;

/** Events with their instants in seconds. */
function traceOf(...events: [at: number, ...happenings: Happening[]][]): LeaseTraceEvent[] {
  return events.flatMap(([at, ...happenings]) =>
    happenings.map((event) => ({ ...event, atUs: Math.round(at * 1e6) })),
  );
}

let lastId = 0;

/** The API server's answer to a write that it took, and its arrival. */
function written(holder: string, version: number, transitions: number): Happening[] {
  lastId += 1;
  const record = {
    holderIdentity: holder,
    leaseDurationSeconds: 15,
    acquireTimeUs: 0,
    renewTimeUs: 0,
    leaseTransitions: transitions,
  };
  const [to = ''] = holder.split('#');
  const lease = { resourceVersion: version, record };
  const message: LeaseMessage = {
    type: 'response',
    verb: 'update',
    request: 1,
    code: 200,
    lease,
  };
  return [
    { type: 'send', id: lastId, from: 'api', to, message },
    { type: 'deliver', id: lastId },
  ];
}

const role = (identity: string, from: string, to: string): Happening =>
  ({ type: 'role', node: nodeOf(identity), identity, from, to }) as Happening;
const asks = (node: string, verb: string, purpose: string): Happening =>
  ({ type: 'request', node, request: 1, verb, purpose }) as Happening;
const answered = (node: string, verb: string, code: number | string): Happening =>
  ({ type: 'response', node, request: 1, verb, code }) as Happening;
const observes = (node: string, holder: string): Happening => ({
  type: 'observe',
  node,
  holder,
  resourceVersion: 1,
  transitions: 0,
});
const renewed = (identity: string): Happening => ({
  type: 'renew',
  node: nodeOf(identity),
  identity,
  resourceVersion: 1,
  optimistic: true,
});
const works = (identity: string, holder: string, accepted: boolean): Happening => ({
  type: 'work',
  node: nodeOf(identity),
  identity,
  accepted,
  holder,
});
const takes = (
  identity: string,
  { because, before, transitions }: { because: string; before: string; transitions: number },
): Happening[] => [
  ...written(identity, 1001 + transitions, transitions),
  role(identity, 'candidate', 'leader'),
  {
    type: 'acquire',
    node: nodeOf(identity),
    identity,
    because,
    before,
    transitions,
    resourceVersion: 1001 + transitions,
  } as Happening,
];
const nodeOf = (identity: string): string => identity.split('#')[0] ?? '';
const CREATED = { because: 'created', before: '', transitions: 0 };
const EXPIRED = { because: 'expired', before: 'c1#1', transitions: 1 };

function linesOf(
  events: readonly LeaseTraceEvent[],
  language: Language,
  config: Partial<LeaseNarrationConfig> = {},
): string[] {
  const lines = tellLeaseStory(events, { language, config: { ...CONFIG, ...config } });
  return lines.map(({ atUs, text }) => `${atUs / 1e6} ${text}`.replace(/[\u202f\u00a0]/g, ' '));
}

/** c1 leads, c2 and c3 stand by; c1 dies; c3 had not seen the last renewal. */
const CRASH = traceOf(
  [0, asks('c1', 'get', 'acquire'), asks('c2', 'get', 'acquire')],
  [0.03, answered('c1', 'create', 201), ...takes('c1#1', CREATED), asks('c1', 'update', 'renew')],
  [0.05, asks('c2', 'create', 'acquire')],
  [0.06, answered('c2', 'create', 409)],
  [0.07, renewed('c1#1')],
  [2.1, renewed('c1#1')],
  [2.5, asks('c2', 'get', 'acquire'), answered('c2', 'get', 200), observes('c2', 'c1#1')],
  [2.6, asks('c3', 'get', 'acquire'), answered('c3', 'get', 200), observes('c3', 'c1#1')],
  [4.1, renewed('c1#1')],
  [5, asks('c2', 'get', 'acquire'), answered('c2', 'get', 200), observes('c2', 'c1#1')],
  [5.5, { type: 'command', command: { crash: 'c1' } }, { type: 'crash', node: 'c1' }],
  [6.4, asks('c3', 'get', 'acquire'), answered('c3', 'get', 200), observes('c3', 'c1#1')],
  [20.4, asks('c2', 'get', 'acquire')],
  [20.42, asks('c2', 'update', 'acquire')],
  [20.44, answered('c2', 'update', 200), ...takes('c2#1', EXPIRED)],
  [20.46, renewed('c2#1')],
  [22.5, asks('c3', 'get', 'acquire'), answered('c3', 'get', 200), observes('c3', 'c2#1')],
  [22.5, { type: 'expect', expect: { holder: 'c2' }, met: true, seen: 'c2' }],
  [22.6, { type: 'expect', expect: { holder: 'c3' }, met: false, seen: 'c2' }],
);

const CRASH_EN = [
  '0.03 c1 finds no Lease, creates it and leads.',
  '0.06 c2 wants to create the Lease, but it exists by now (409 Conflict): c1 was first.',
  '0.07 c1 has renewed its lease three times, every 2.0 s, most recently at 4.1 s.',
  '2.5 c2 and c3 read that c1 holds the lease, and stand by, reading it again every 2–4.4 s.',
  '5.5 c1 is killed. It led; its last renewal was 1.4 s ago.',
  '6.4 c3 sees c1’s last renewal only 900 ms after c1 fell silent. The 15 s count from then.',
  '20.44 c2 has seen no change of c1’s lease for 15.4 s, longer than the 15 s that it says. It writes itself in and leads: transition 1. Nobody led for 14.9 s.',
  '20.46 c2 renews its lease at once, then 2 s after each success.',
  '22.5 c3 reads that c2 holds the lease now, and goes on standing by.',
  '22.6 Not as expected. Expected: the Lease names c3. Seen: the Lease names c2.',
];
const CRASH_ZH = [
  '0.03 c1 发现还没有 Lease，于是创建一个，成为领导者。',
  '0.06 c2 想创建 Lease，可是 Lease 已经存在（409 冲突），c1 抢先了。',
  '0.07 c1 已续约 3 次，每 2.0 秒一次，最近一次在第 4.1 秒。',
  '2.5 c2 和 c3 读到租约由 c1 持有，于是待命，每隔 2～4.4 秒再读一次。',
  '5.5 c1 崩溃，当时它是领导者，1.4 秒前续过约。',
  '6.4 c1 沉默了 900 毫秒之后，c3 才看到它的最后一次续约。15 秒从这时算起。',
  '20.44 c2 已有 15.4 秒没看到 c1 续约，超过了 Lease 写明的 15 秒。它把自己写进 Lease（leaseTransitions 为 1），成为领导者。此前有 14.9 秒没有领导者。',
  '20.46 c2 马上续约一次，此后每次成功后隔 2 秒再续。',
  '22.5 c3 读到租约改由 c2 持有，继续待命。',
  '22.6 不符合预期。预期：租约的持有者是 c3；实际：租约的持有者是 c2。',
];

/** c1 is paused, c2 takes over, c1 wakes up and goes on until its deadline. */
const PAUSE = traceOf(
  [0.03, ...takes('c1#1', CREATED), asks('c1', 'update', 'renew')],
  [0.05, ...written('c1#1', 1002, 0), renewed('c1#1')],
  [1, asks('c2', 'get', 'acquire'), observes('c2', 'c1#1')],
  [1.5, { type: 'command', command: { pause: 'c1' } }, { type: 'pause', node: 'c1' }],
  [16.1, asks('c2', 'get', 'acquire')],
  [16.14, ...takes('c2#1', { ...EXPIRED, transitions: 2 })],
  [20, { type: 'command', command: { resume: 'c1' } }, { type: 'resume', node: 'c1' }],
  [20, asks('c1', 'get', 'renew'), works('c1#1', 'c2#1', true)],
  [
    20.02,
    observes('c1', 'c2#1'),
    { type: 'renewFailed', node: 'c1', identity: 'c1#1', reason: 'held', holder: 'c2#1' },
  ],
  [21, works('c1#1', 'c2#1', true)],
  [22.02, { type: 'renewFailed', node: 'c1', identity: 'c1#1', reason: 'held', holder: 'c2#1' }],
  [
    30,
    role('c1#1', 'leader', 'stopped'),
    { type: 'lost', node: 'c1', identity: 'c1#1', reason: 'renewDeadline', holder: 'c2#1' },
    { type: 'exit', node: 'c1', identity: 'c1#1', reason: 'lost' },
  ],
  [35, { type: 'restart', node: 'c1' }],
  [35.02, observes('c1', 'c2#1')],
);
const PAUSE_EN = [
  '0.03 c1 finds no Lease, creates it and leads.',
  '0.05 c1 renews its lease at once, then 2 s after each success.',
  '1 c2 reads that c1 holds the lease, and stands by, reading it again every 2–4.4 s.',
  '1.5 c1 is paused: it runs no code, the clock goes on. It leads; its last renewal was 1.5 s ago.',
  '16.14 c2 has seen no change of c1’s lease for 15.1 s, longer than the 15 s that it says. It writes itself in and leads: transition 2. c1, which is paused, still believes that it leads.',
  '20 c1 runs again after 18.5 s and believes as before that it leads, though c2 has held the lease for 3.9 s.',
  '20 c1 has written twice as the leader, though c2 has held the lease for 4.9 s. Nothing stops these writes.',
  '20.02 c1 has read twice that c2 holds the lease, and yet goes on leading: client-go’s loop ends only 10 s after the first attempt that failed.',
  '30 c1 has led on for 10.0 s though it knew that c2 holds the lease. Its renewDeadline (10 s) ends that: “leaderelection lost”. The process exits and is started again in 5 s as c1#2. That ends the overlap: for 13.9 s both c1 and c2 believed that they led.',
  '35 c1 starts again, as c1#2: a new identity, hence a new candidate.',
  '35.02 c1 reads that c2 holds the lease, and stands by.',
];
const PAUSE_ZH = [
  '0.03 c1 发现还没有 Lease，于是创建一个，成为领导者。',
  '0.05 c1 马上续约一次，此后每次成功后隔 2 秒再续。',
  '1 c2 读到租约由 c1 持有，于是待命，每隔 2～4.4 秒再读一次。',
  '1.5 c1 暂停：代码不再运行，时钟照走。此时它是领导者，1.5 秒前续过约。',
  '16.14 c2 已有 15.1 秒没看到 c1 续约，超过了 Lease 写明的 15 秒。它把自己写进 Lease（leaseTransitions 为 2），成为领导者。c1 还在暂停，仍以为自己是领导者。',
  '20 c1 停了 18.5 秒，现在恢复运行，仍以为自己是领导者，可是 c2 已经持有租约 3.9 秒。',
  '20 c1 以领导者的身份写入了 2 次，可是到最近一次，c2 已经持有租约 4.9 秒。这些写入没有谁拦。',
  '20.02 c1 已 2 次读到租约由 c2 持有，却继续当领导者：client-go 的循环从第一次失败的尝试算起，满 10 秒才结束。',
  '30 c1 明知租约由 c2 持有，仍当了 10.0 秒领导者，到续约时限（10 秒）才停下：“leaderelection lost”。进程退出，5 秒后以 c1#2 的身份重新启动。c1 和 c2 都以为自己是领导者的局面到此结束，持续了 13.9 秒。',
  '35 c1 重新启动，身份是 c1#2：换了身份，就是新的候选者。',
  '35.02 c1 读到租约由 c2 持有，于是待命。',
];

describe('a story', () => {
  test('of a crash is told in English', () => expect(linesOf(CRASH, 'en')).toEqual(CRASH_EN));
  test('of a crash is told in Chinese', () => expect(linesOf(CRASH, 'zh-cn')).toEqual(CRASH_ZH));
  test('of a pause is told in English', () => expect(linesOf(PAUSE, 'en')).toEqual(PAUSE_EN));
  test('of a pause is told in Chinese', () => expect(linesOf(PAUSE, 'zh-cn')).toEqual(PAUSE_ZH));

  test('shows at an instant what had happened by then', () => {
    const lines = tellLeaseStory(CRASH, { language: 'en', config: CONFIG });
    const last = (at: number) =>
      storyAt(lines, at * 1e6)
        .at(2)
        ?.text.replace(/\u00a0/g, ' ');
    expect(last(1)).toBe('c1 renews its lease at once, then 2 s after each success.');
    expect(last(3)).toBe('c1 has renewed its lease twice, every 2.0 s, most recently at 2.1 s.');
    expect(storyAt(lines, -1)).toEqual([]);
  });
});

describe('what a sentence says', () => {
  const LEADS = traceOf([0, ...takes('c1#1', CREATED)], [0.02, renewed('c1#1')]);
  const lastOf = (
    events: readonly LeaseTraceEvent[],
    config: Partial<LeaseNarrationConfig> = {},
  ): string =>
    linesOf([...LEADS, ...events], 'en', config)
      .at(-1)
      ?.replace(/^\S+ /, '') ?? '';

  test('of a refused write names the tokens that were compared', () => {
    const token = (id: number): Happening[] => [
      { type: 'send', id, from: 'c1', to: 'api', message: WORK },
      { type: 'deliver', id },
      works('c1#1', 'c2#1', false),
    ];
    const WORK: LeaseMessage = { type: 'work', identity: 'c1#1', token: 1001 };
    const events = traceOf(
      [16, ...takes('c2#1', { ...EXPIRED, transitions: 9 })],
      [20, ...token(900)],
    );
    expect(lastOf(events, { fencing: true })).toBe(
      'c1 writes as the leader, though c2 has held the lease for 4.0 s. The write is refused: the token 1001 is older than 1010, with which the lease changed hands.',
    );
  });

  test('of a take-over with a fast clock tells both lengths', () => {
    const events = traceOf(
      [1, asks('c2', 'get', 'acquire'), observes('c2', 'c1#1')],
      [11.1, asks('c2', 'get', 'acquire')],
      [11.14, ...takes('c2#1', EXPIRED)],
    );
    expect(lastOf(events, { clockRates: { c2: 1.5 } })).toMatch(
      /^c2 has seen no change of c1’s lease for 15\.2 s by its own clock \(10\.1 s in truth\), longer/,
    );
  });

  test('of a clock that changes its rate counts each stretch at its own', () => {
    const events = traceOf(
      [1, asks('c2', 'get', 'acquire'), observes('c2', 'c1#1')],
      [6, { type: 'command', command: { clock: { c2: { rate: 2 } } } }],
      [11.1, asks('c2', 'get', 'acquire')],
      [11.14, ...takes('c2#1', EXPIRED)],
    );
    expect(lastOf(events)).toContain('for 15.2 s by its own clock (10.1 s in truth)');
  });

  test('of a release that wipes another’s lease says whose', () => {
    const events = traceOf(
      [16, ...takes('c2#1', EXPIRED)],
      [
        17,
        { type: 'release', node: 'c1', identity: 'c1#1', resourceVersion: 9, before: 'c2#1' },
        role('c1#1', 'releasing', 'stopped'),
        { type: 'exit', node: 'c1', identity: 'c1#1', reason: 'cancelled' },
      ],
    );
    expect(lastOf(events, { releaseOnCancel: true })).toContain(
      'c1 empties the holder in the Lease, though that is c2 by now',
    );
  });

  test('of a loss names the request that has had no answer', () => {
    const events = traceOf(
      [2, asks('c1', 'update', 'renew')],
      [7, answered('c1', 'update', 'timeout'), asks('c1', 'get', 'renew')],
      [
        12,
        answered('c1', 'get', 'cancelled'),
        { type: 'lost', node: 'c1', identity: 'c1#1', reason: 'renewDeadline', holder: 'c1#1' },
      ],
    );
    expect(lastOf(events)).toBe(
      'c1 has not renewed its lease for 12.0 s, and has tried in vain for 10.0 s, its renewDeadline: its read of 5.0 s ago has no answer yet. It gives up: “leaderelection lost”.',
    );
  });

  test('of a new process says that it has to wait for the whole duration', () => {
    const events = traceOf(
      [1, { type: 'crash', node: 'c1' }],
      [2, { type: 'restart', node: 'c1' }],
      [2.02, observes('c1', 'c1#1')],
    );
    expect(lastOf(events)).toBe(
      'c1#2 reads the Lease for the first time: it names c1#1. Before it may take it, it must see no change for 15 s.',
    );
  });

  test('of renewals after failed ones says how long there were none', () => {
    const fails: Happening = {
      type: 'renewFailed',
      node: 'c1',
      identity: 'c1#1',
      reason: 'refused',
      holder: 'c1#1',
    };
    const events = traceOf(
      [2, asks('c1', 'update', 'renew'), fails],
      [4, asks('c1', 'update', 'renew'), fails],
      [6, asks('c1', 'update', 'renew'), renewed('c1#1')],
    );
    const lines = linesOf([...LEADS, ...events], 'en').map((line) => line.replace(/^\S+ /, ''));
    expect(lines.slice(-2)).toEqual([
      'c1 has failed twice in 2.0 s to renew its lease: the API server refuses the connection. It gives up after 10 s.',
      'c1 renews its lease again, 6.0 s after the last time.',
    ]);
  });
});
