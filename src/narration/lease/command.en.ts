import { formatNames, formatNumber, formatSetting, formatWritten } from '../numbers.ts';
import type { ClockChange, LeaseCommand } from './command.ts';

const list = (names: readonly string[]): string => formatNames(names, 'en');
const isOne = (names: readonly unknown[]): boolean => names.length === 1;
const written = (text: string): string => formatWritten(text, 'en', formatSetting);

/** What a command does, in the words of whoever watches. */
export function commandEn(command: LeaseCommand, waiting: readonly string[]): string {
  switch (command.type) {
    case 'crash':
      return `Command: kill ${list(command.nodes)}.`;
    case 'restart':
      return `Command: start ${list(command.nodes)} again.`;
    case 'pause':
      return `Command: pause ${list(command.nodes)}.`;
    case 'resume':
      return `Command: resume ${list(command.nodes)}.`;
    case 'release': {
      const wait = isOne(waiting)
        ? `; ${list(waiting)}, which is paused, takes the signal when it goes on`
        : `; ${list(waiting)}, which are paused, take the signal when they go on`;
      return `${list(command.nodes)} ${isOne(command.nodes) ? 'is' : 'are'} told to stop (SIGTERM)${waiting.length > 0 ? wait : ''}.`;
    }
    case 'hang':
      return `The election loop of ${list(command.nodes)} hangs, as in a deadlock. Everything else in the process goes on.`;
    case 'partition':
      return `${list(command.nodes)} ${isOne(command.nodes) ? 'is' : 'are'} cut off from the API server: no request gets there, no answer comes back.`;
    case 'heal':
      return command.what === 'all'
        ? 'The network is whole again: everyone reaches the API server.'
        : `${list(command.what)} ${isOne(command.what) ? 'reaches' : 'reach'} the API server again.`;
    case 'takeOver':
      return `Somebody edits the Lease by hand: it names ${list(command.nodes)} now.`;
    case 'outage':
      return 'The API server stops: connections are refused at once.';
    case 'restore':
      return 'The API server takes connections again.';
    case 'slowApi':
      return slowEn(command);
    case 'clock':
      return clocksEn(command.clocks);
    case 'other':
      return `Command: ${command.text}.`;
  }
}

function slowEn({ to, part, isOver }: Extract<LeaseCommand, { type: 'slowApi' }>): string {
  if (isOver) {
    return part === 'request'
      ? 'Requests to the API server are no longer delayed.'
      : 'Answers of the API server are no longer delayed.';
  }
  return part === 'request'
    ? `From now on every request takes ${written(to)} longer until it is carried out.`
    : `From now on every answer takes ${written(to)} longer: a write is in the Lease well before its writer knows.`;
}

function clocksEn(clocks: readonly ClockChange[]): string {
  const all = clocks.map(clockEn).join(' ');
  if (clocks.some(({ rate }) => rate !== undefined)) return all;
  return `${all} That changes nothing: nobody compares two clocks, only lengths count.`;
}

function clockEn({ node, offset, rate }: ClockChange): string {
  const parts = [
    ...(offset === undefined ? [] : [offsetEn(offset)]),
    ...(rate === undefined ? [] : [rateEn(rate)]),
  ];
  return `${node}’s clock ${parts.join(' and ')} from now on.`;
}

function offsetEn(offset: string): string {
  const length = offset.replace(/^[-+]/, '');
  if (/^0(?:\.0+)?[a-z]*$/.test(length)) return 'shows the right time';
  return `is ${written(length)} ${offset.startsWith('-') ? 'behind' : 'ahead'}`;
}

function rateEn(rate: number): string {
  if (rate === 1) return 'runs at the right speed';
  return `runs at ${factor(rate)} times the right speed`;
}

/** A clock's rate, with all its digits. */
function factor(rate: number): string {
  return rate >= 1_000 ? formatNumber(rate, 'en') : String(rate);
}

/** Why a command changed nothing. */
export function nothingChangesEn(
  command: LeaseCommand | undefined,
  nodes: readonly string[],
): string {
  const [it, is] = isOne(nodes) ? ['it', 'is'] : ['they', 'are'];
  const why: Readonly<Record<string, string>> = {
    crash: `${it} ${is} down already`,
    restart: `${it} ${is} running`,
    pause: `${it} ${is} not running`,
    resume: `${it} ${is} not paused`,
    release: `${it} ${is} down`,
    hang: `${it} ${is} down`,
    partition: `${it} ${is} cut off already`,
    takeOver: 'there is no Lease, or it names this process already',
    outage: 'connections are refused already',
    restore: 'the API server takes connections',
  };
  const reason = why[command?.type ?? ''];
  if (reason === undefined) return 'The command changes nothing.';
  if (nodes.length === 0) return `The command changes nothing: ${reason}.`;
  return `The command changes nothing at ${list(nodes)}: ${reason}.`;
}
