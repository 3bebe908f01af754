import type { HostId } from '../../models/control-plane/names.ts';
import { formatWritten, formatSetting } from '../numbers.ts';
import type { Target, TargetCommand } from './command.ts';
import type { ControlPlaneFactOf, Duty } from './facts.ts';
import { capital, dutiesEn, isOne, list, the } from './words.en.ts';

const ON_HOSTS: Readonly<Record<TargetCommand, readonly [string, string]>> = {
  crash: ['loses power', 'lose power'],
  restart: ['has power again and starts', 'have power again and start'],
  pause: ['stands still: no process runs', 'stand still: no process runs'],
  resume: ['runs again', 'run again'],
  hang: ['hangs', 'hang'],
  recover: ['runs again', 'run again'],
  stop: ['is stopped', 'are stopped'],
  drain: [
    'is taken out of service: its control-plane processes are stopped in order',
    'are taken out of service: their control-plane processes are stopped in order',
  ],
};

const ON_PROCESSES: Readonly<Record<TargetCommand, readonly [string, string]>> = {
  crash: ['crashes', 'crash'],
  restart: ['is started again', 'are started again'],
  pause: ['is paused: it runs no code', 'are paused: they run no code'],
  resume: ['runs again', 'run again'],
  hang: [
    'hangs: it takes connections and answers nobody',
    'hang: they take connections and answer nobody',
  ],
  recover: ['answers again', 'answer again'],
  stop: ['is told to stop', 'are told to stop'],
  drain: ['is drained', 'are drained'],
};

/** What somebody does, and what it hits. */
export function commandEn({ command, duties }: ControlPlaneFactOf<'command'>): string {
  switch (command.type) {
    case 'partition': {
      const sides = command.groups.map((group) => list(group));
      return `The network splits: ${sides.join(' | ')}.${were(duties, 'present')}`;
    }
    case 'heal':
      return 'The network is whole again.';
    case 'expire':
      return `The certificates on ${list(command.hosts)} expire: nobody trusts what ${isOne(command.hosts) ? 'it shows' : 'they show'}.${were(duties, 'present')}`;
    case 'upgrade':
      return `${command.host}’s API server is upgraded to ${command.to}: its manifest changes, and its kubelet starts it anew.`;
    case 'slowDisk':
      return `From now on a write to ${isOne(command.hosts) ? `${list(command.hosts)}’s disk` : `the disks of ${list(command.hosts)}`} takes ${formatWritten(command.to, 'en', formatSetting)}.${were(duties, 'present')}`;
    case 'other':
      return `Command: ${command.text}.`;
    default:
      return `${capital(happens(command.type, command.targets))}.${were(duties, 'past')}`;
  }
}

function happens(type: TargetCommand, targets: readonly Target[]): string {
  const isHost = targets.every(({ component }) => component === undefined);
  const names = targets.map(({ component, host }) =>
    component === undefined ? host : `${the(component)} on ${host}`,
  );
  const [one, many] = (isHost ? ON_HOSTS : ON_PROCESSES)[type];
  return `${list(names)} ${isOne(targets) ? one : many}`;
}

/** With the space before it. */
function were(duties: ReadonlyMap<HostId, readonly Duty[]>, tense: 'past' | 'present'): string {
  return [...duties].map(([host, all]) => ` ${host} ${dutiesEn(all, tense)}.`).join('');
}
