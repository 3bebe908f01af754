import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import {
  nameOf,
  ReplayedMember,
  seenIn,
  toMessage,
  type Header,
  type RecordedMessage,
  type RecordedState,
} from './etcd-replay.ts';

const FOLDER = new URL('../../../content/recordings/etcd-raft-3.4.23/', import.meta.url);

interface Line {
  readonly op?: string;
  readonly id?: number;
  readonly n?: number;
  readonly m?: RecordedMessage;
  readonly down?: boolean;
  readonly s?: RecordedState;
  readonly out?: readonly RecordedMessage[] | null;
}

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.gz'));

/** Votes and pre-votes, asked and answered: what an election says. Sorted, because order of sends is nobody's rule. */
function votesIn(messages: readonly { to: string | undefined; message: unknown }[]): string[] {
  return messages
    .map(({ to, message }) => ({ to, message: message as { type: string } | undefined }))
    .filter(({ message }) => message !== undefined && /[vV]ote/.test(message.type))
    .map(({ to, message }) =>
      JSON.stringify({ to, ...message }, Object.keys({ to, ...message }).sort()),
    )
    .sort();
}

/**
 * Lines that belong to leadership transfer, which the model does not have. The member is taken over
 * from the recording there and compared again from the next line on.
 */
function isTransfer(line: Line): boolean {
  return (
    line.op === 'transfer' ||
    line.m?.ty === 'MsgTransferLeader' ||
    line.m?.ty === 'MsgTimeoutNow' ||
    line.m?.ctx !== undefined
  );
}

let comparedInAll = 0;
afterAll(() => {
  console.log(`${String(comparedInAll)} operations of ${String(files.length)} schedules compared`);
});

test.each(files)('every member does what etcd-io/raft did in %s', (file) => {
  const [first = '', ...rest] = gunzipSync(readFileSync(new URL(file, FOLDER)))
    .toString()
    .trim()
    .split('\n');
  const header = JSON.parse(first) as Header;
  const members = new Map(
    header.init.map((state) => [state.id, new ReplayedMember(header, state)]),
  );
  let compared = 0;
  for (const [index, text] of rest.entries()) {
    const line = JSON.parse(text) as Line;
    const { op, s: recorded } = line;
    if (!recorded || op === 'drop' || op === 'dup') continue;
    const member = members.get(recorded.id);
    if (!member) throw new Error(`line ${String(index + 2)} names an unknown member`);
    if (isTransfer(line)) {
      if (JSON.stringify(seenIn(recorded)) !== JSON.stringify(member.seen)) {
        members.set(recorded.id, ReplayedMember.takenOver(header, recorded));
      } else member.adopt(recorded, { withTimers: true });
      continue;
    }
    const where = `${file}:${String(index + 2)} ${text.slice(0, 200)}`;
    apply(member, line, recorded);
    const sent = votesIn(member.takeSent());
    expect({ ...member.seen, where }).toEqual({ ...seenIn(recorded), where });
    const recordedVotes = (line.out ?? []).map((m) => ({ to: nameOf(m.t), message: toMessage(m) }));
    expect({ sent, where }).toEqual({ sent: votesIn(recordedVotes), where });
    if (op !== 'campaign' && member.elapsed !== undefined) {
      expect({ elapsed: member.elapsed, where }).toEqual({ elapsed: recorded.el, where });
    }
    member.adopt(recorded, { withTimers: op === 'campaign' });
    compared += 1;
  }
  expect(compared).toBeGreaterThan(50);
  comparedInAll += compared;
});

function apply(member: ReplayedMember, line: Line, recorded: RecordedState): void {
  switch (line.op) {
    case 'tick':
      for (let tick = 0; tick < (line.n ?? 1); tick += 1) member.tick(recorded.rto);
      break;
    case 'deliver': {
      const message = line.m && toMessage(line.m);
      if (message) member.receive(nameOf(line.m.f) ?? '', message, recorded.rto);
      break;
    }
    case 'campaign':
      member.campaign(recorded.rto);
      break;
    case 'restart':
      member.restart(recorded);
      break;
    default:
  }
}
