import { describe, expect, test } from 'vitest';
import type { Language } from '../language.ts';
import {
  RaftNarrator,
  storyAt,
  tellStory,
  type NarratedEvent,
  type RaftNarrationConfig,
} from '../raft.ts';
import type { RaftMessage, VoteResponse } from '../../models/raft/messages.ts';

const CONFIG: RaftNarrationConfig = {
  nodes: ['n1', 'n2', 'n3', 'n4', 'n5'],
  quorum: 3,
  preset: 'etcd',
  electionTimeoutUs: 1_000_000,
  heartbeatUs: 100_000,
};

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'atUs'> : never;

/** Events with their instants in milliseconds. */
function traceOf(...events: [at: number, event: WithoutTime<NarratedEvent>][]): NarratedEvent[] {
  return events.map(([at, event]) => ({ ...event, atUs: at * 1_000 }));
}

const heartbeat = (term: number): RaftMessage => ({
  type: 'heartbeat',
  term,
  prevLogIndex: 0,
  prevLogTerm: 0,
});
const yes = (type: VoteResponse['type'], term: number): RaftMessage => ({
  type,
  term,
  granted: true,
});
const send = (
  id: number,
  from: string,
  to: string,
  message: RaftMessage,
): WithoutTime<NarratedEvent> => ({
  type: 'send',
  id,
  from,
  to,
  message,
});
const arrive = (id: number): WithoutTime<NarratedEvent> => ({ type: 'deliver', id });
const vote = (node: string, candidate: string, term: number): WithoutTime<NarratedEvent> => ({
  type: 'vote',
  node,
  candidate,
  term,
  granted: true,
});
const role = (
  node: string,
  roles: `${string}>${string}`,
  more: { term: number; reason: string; cause?: string; votes?: string[] },
): WithoutTime<NarratedEvent> => {
  const [from, to] = roles.split('>');
  return { type: 'role', node, from, to, ...more } as WithoutTime<NarratedEvent>;
};

/** n1 leads and dies; n4 asks too early, n2 wins, n3's vote comes late. */
const FAILOVER = traceOf(
  [
    0,
    role('n1', 'candidate>leader', {
      term: 1,
      reason: 'majority',
      votes: ['n1', 'n2', 'n3'],
      cause: 'n3',
    }),
  ],
  [1, send(1, 'n1', 'n2', heartbeat(1))],
  [1, send(2, 'n1', 'n3', heartbeat(1))],
  [1, send(3, 'n1', 'n4', heartbeat(1))],
  [9, arrive(2)],
  [10, arrive(1)],
  [1_000, send(4, 'n1', 'n2', heartbeat(1))],
  [1_000, send(5, 'n1', 'n3', heartbeat(1))],
  [1_010, arrive(4)],
  [1_012, arrive(5)],
  [1_200, { type: 'command', command: { crash: 'n1' } }],
  [1_200, { type: 'crash', node: 'n1' }],
  [1_210, role('n4', 'follower>preCandidate', { term: 1, reason: 'electionTimeout' })],
  [
    1_210,
    {
      type: 'vote',
      node: 'n3',
      candidate: 'n4',
      term: 2,
      granted: false,
      reason: 'leaseHeld',
      pre: true,
    },
  ],
  [
    1_215,
    {
      type: 'vote',
      node: 'n2',
      candidate: 'n4',
      term: 2,
      granted: false,
      reason: 'leaseHeld',
      pre: true,
    },
  ],
  [1_216, { type: 'vote', node: 'n5', candidate: 'n4', term: 2, granted: true, pre: true }],
  [2_241, role('n2', 'follower>preCandidate', { term: 1, reason: 'electionTimeout' })],
  [2_241, send(6, 'n2', 'n1', { type: 'preVote', term: 2, lastLogIndex: 0, lastLogTerm: 0 })],
  [2_249, { type: 'vote', node: 'n3', candidate: 'n2', term: 2, granted: true, pre: true }],
  [2_249, send(7, 'n3', 'n2', yes('preVoteResponse', 2))],
  [2_250, { type: 'drop', id: 6, reason: 'down' }],
  [2_251, { type: 'vote', node: 'n5', candidate: 'n2', term: 2, granted: true, pre: true }],
  [2_251, send(8, 'n5', 'n2', yes('preVoteResponse', 2))],
  [2_258, arrive(7)],
  [2_260, arrive(8)],
  [2_260, role('n2', 'preCandidate>candidate', { term: 2, reason: 'majority', cause: 'n5' })],
  [2_268, vote('n5', 'n2', 2)],
  [2_270, vote('n4', 'n2', 2)],
  [
    2_280,
    role('n2', 'candidate>leader', {
      term: 2,
      reason: 'majority',
      votes: ['n2', 'n4', 'n5'],
      cause: 'n4',
    }),
  ],
  [2_285, vote('n3', 'n2', 2)],
  [2_285, { type: 'timer', node: 'n2', timer: 'heartbeat' }],
  [2_300, { type: 'expect', expect: { leaders: 1 }, met: true, seen: 1 }],
  [2_400, { type: 'expect', expect: { leader: 'n1' }, met: false, seen: 'n2' }],
  [2_500, { type: 'violation', property: 'election-safety', nodes: ['n3', 'n2'], term: 2 }],
);

const EN = [
  '0 n1 has the votes of n2 and n3: three of five with its own. It leads term 1 and says so to everyone. [Raft §5.2]',
  '9 n2 and n3 hear n1, the leader of term 1, and follow it. [Raft §5.2]',
  '1200 n1 is killed. It led term 1.',
  '1210 n4 heard no leader in its first 1 210 ms, so it asks: could I win term 2? n5 says yes. [Raft thesis §9.6]',
  '1210 n2 and n3 ignore n4: they heard their leader, n1, 205 and 198 ms ago, less than an election timeout (1 000 ms). [etcd-io/raft, Step]',
  '2241 n2 heard no leader for 1 231 ms, so it asks: could I win term 2? n3 and n5 say yes. [Raft thesis §9.6]',
  '2250 Messages to n1 are lost from now on: it is down.',
  '2260 n2 has the yes of n3 and n5: three of five with its own. It stands for election in term 2: it votes for itself and asks for votes. [Raft §5.2]',
  '2268 n4 and n5 vote for n2 in term 2. [Raft §5.2]',
  '2280 n2 has the votes of n4 and n5: three of five with its own. It leads term 2 and says so to everyone. Nobody led for 1 080 ms. [Raft §5.2]',
  '2400 Not as expected. Expected: n1 leads. Seen: n2 leads.',
  '2500 Election safety is broken: n2 and n3 both lead term 2. [Raft Figure 3]',
];
const ZH = [
  '0 n1 得到 n2 和 n3 的选票，加上自己的一票，在 5 票中得 3 票，成为任期 1 的领导者，并通知所有成员。 [Raft 论文 §5.2]',
  '9 n2 和 n3 收到任期 1 的领导者 n1 的心跳，开始跟随它。 [Raft 论文 §5.2]',
  '1200 n1 宕机，当时它是任期 1 的领导者。',
  '1210 n4 启动后 1210 毫秒内没收到领导者的心跳，于是先问一声：我能赢得任期 2 吗？n5 同意。 [Raft 博士论文 §9.6]',
  '1210 n2 和 n3 不理会 n4：它们在 205 和 198 毫秒前收到过领导者 n1 的心跳，不到一个选举超时（1000 毫秒）。 [etcd-io/raft，Step]',
  '2241 n2 已有 1231 毫秒没收到领导者的心跳，于是先问一声：我能赢得任期 2 吗？n3 和 n5 同意。 [Raft 博士论文 §9.6]',
  '2250 从现在起，发给 n1 的消息都会丢失：它已宕机。',
  '2260 n3 和 n5 同意，连 n2 自己在内，5 个成员中有 3 个。n2 参选：进入任期 2，给自己投一票，并请求其他成员投票。 [Raft 论文 §5.2]',
  '2268 n4 和 n5 在任期 2 投票给 n2。 [Raft 论文 §5.2]',
  '2280 n2 得到 n4 和 n5 的选票，加上自己的一票，在 5 票中得 3 票，成为任期 2 的领导者，并通知所有成员。此前有 1080 毫秒没有领导者。 [Raft 论文 §5.2]',
  '2400 不符合预期。预期：n1 是领导者；实际：n2 是领导者。',
  '2500 违反选举安全性：n2 和 n3 都是任期 2 的领导者。 [Raft 论文图 3]',
];

function linesOf(events: readonly NarratedEvent[], language: Language, config = CONFIG): string[] {
  return tellStory(events, { language, config }).map(({ atUs, text, source }) => {
    const label = source ? ` [${source.label}]` : '';
    return `${atUs / 1_000} ${text}${label}`.replace(/[\u202f\u00a0]/g, ' ');
  });
}

describe('a story', () => {
  test('is told in English', () => expect(linesOf(FAILOVER, 'en')).toEqual(EN));
  test('is told in Chinese', () => expect(linesOf(FAILOVER, 'zh-cn')).toEqual(ZH));

  test('shows at an instant what had happened by then', () => {
    const lines = tellStory(FAILOVER, { language: 'en', config: CONFIG });
    const last = (at: number) => storyAt(lines, at * 1_000).at(-1);
    expect(last(2_268)?.text).toBe('n5 votes for n2 in term 2.');
    expect(last(2_270)?.text).toBe('n4 and n5 vote for n2 in term 2.');
    expect(last(2_270)?.atUs).toBe(2_268_000);
    expect(last(2_270)?.changedUs).toBe(2_270_000);
    expect(storyAt(lines, -1)).toEqual([]);
  });

  test('votes that are far apart are two lines', () => {
    const events = traceOf(
      [0, vote('n3', 'n2', 2)],
      [100, vote('n4', 'n2', 2)],
      [201, vote('n5', 'n2', 2)],
    );
    expect(linesOf(events, 'en')).toEqual([
      '0 n3 and n4 vote for n2 in term 2. [Raft §5.2]',
      '201 n5 votes for n2 in term 2. [Raft §5.2]',
    ]);
  });

  test('counts from the third try on, until something happens', () => {
    const ask = (at: number, from: string): [number, WithoutTime<NarratedEvent>] => [
      at,
      role('n3', `${from}>preCandidate`, { term: 1, reason: 'electionTimeout' }),
    ];
    const again = 'preCandidate';
    const events = traceOf(
      ask(1_000, 'follower'),
      ask(2_000, again),
      ask(3_500, again),
      ask(5_000, again),
      [5_500, { type: 'restart', node: 'n1' }],
      ask(6_000, again),
    );
    expect(linesOf(events, 'en').map((line) => line.replace(/ \[.*/, ''))).toEqual([
      '1000 n3 heard no leader in its first 1 000 ms, so it asks: could I win term 2?',
      '2000 n3 has asked four times in 4 000 ms whether it could win term 2: nobody answers.',
      '5500 n1 starts again with what its disk held: term 0, no vote.',
      '6000 n3 got no majority in 1 000 ms, so it asks again: could I win term 2?',
    ]);
  });

  test('candidates that stand at one instant are one line', () => {
    const stand = (
      node: string,
      at: number,
      term: number,
    ): [number, WithoutTime<NarratedEvent>] => [
      at,
      role(node, `${term === 1 ? 'follower' : 'candidate'}>candidate`, {
        term,
        reason: 'electionTimeout',
      }),
    ];
    const events = traceOf(
      ...[1, 2, 3].flatMap((term) => [
        stand('n1', term * 150, term),
        stand('n2', term * 150, term),
      ]),
    );
    expect(
      linesOf(events, 'en', { ...CONFIG, preset: 'paper' }).map((line) =>
        line.replace(/ \[.*/, ''),
      ),
    ).toEqual([
      '150 n1 and n2 heard no leader in their first 150 ms, so all of them stand for election in term 1: they vote for themselves and ask for votes.',
      '300 n1 and n2 have stood three times in 300 ms, each time all at once, most recently in term 3. Each has only its own vote.',
    ]);
  });
});

describe('what a member starts again with', () => {
  const VOTED = traceOf(
    [0, role('n2', 'follower>follower', { term: 2, reason: 'higherTerm', cause: 'n3' })],
    [0, vote('n2', 'n3', 2)],
    [10, { type: 'crash', node: 'n2' }],
    [20, { type: 'restart', node: 'n2' }],
  );
  const restartOf = (
    events: readonly NarratedEvent[],
    more: Partial<RaftNarrationConfig>,
    language: Language = 'en',
  ) => {
    const narrator = new RaftNarrator({ language, config: { ...CONFIG, ...more } });
    return events.map((event) => narrator.take(event).text).at(-1);
  };

  test('is the term and the vote that its disk held', () => {
    expect(restartOf(VOTED, {})).toBe(
      'n2 starts again with what its disk held: term 2, its vote for n3.',
    );
    expect(restartOf(VOTED, {}, 'zh-cn')).toBe('n2 重新启动，磁盘上还记着：任期 2，票投给了 n3。');
  });

  test('is not said when a slow disk may not have held it yet', () => {
    expect(restartOf(VOTED, { hasInstantDisk: false })).toBe(
      'n2 starts again with what its disk held.',
    );
    const answered = [
      ...VOTED.slice(0, 2),
      ...traceOf([5, send(1, 'n2', 'n3', yes('requestVoteResponse', 2))]),
      ...VOTED.slice(2),
    ];
    expect(restartOf(answered, { hasInstantDisk: false })).toContain('its vote for n3');
  });

  test('lacks the vote when the rule that keeps it is off', () => {
    expect(restartOf(VOTED, { keepsVote: false })).toBe(
      'n2 starts again with term 2. Its vote for n3 is forgotten: the rule that keeps it is off.',
    );
  });
});
