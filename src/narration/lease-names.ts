/** Names of what a lease picture shows: roles, messages, events, properties, metrics, commands. */
import type { AnswerCode, LeaseEvent, LeaseRole, Verb } from '../models/lease/messages.ts';
import type { Language } from './language.ts';

/** What a candidate process is, as pictures show it. */
export type ShownLeaseRole = LeaseRole | 'down' | 'paused' | 'hanging';

export type LeaseMessageName = Verb | 'response' | 'work';

export type LeasePropertyName = 'one-holder' | 'no-overlap-within-limit' | 'fenced-work';

export type LeaseMetricName =
  'leaderlessMs' | 'overlapMs' | 'transitions' | 'apiRequests' | 'conflicts' | 'staleWrites';

export type LeaseCommandName =
  | 'crash'
  | 'restart'
  | 'pause'
  | 'resume'
  | 'release'
  | 'hang'
  | 'outage'
  | 'restore'
  | 'partition'
  | 'heal'
  | 'slowApi'
  | 'clock'
  | 'takeOver';

export interface LeaseNames {
  readonly api: string;
  readonly lease: string;
  readonly roles: Readonly<Record<ShownLeaseRole, string>>;
  readonly messages: Readonly<Record<LeaseMessageName, string>>;
  readonly events: Readonly<Record<LeaseEvent['type'], string>>;
  readonly answers: Readonly<Record<`${AnswerCode | 'timeout' | 'cancelled'}`, string>>;
  readonly properties: Readonly<Record<LeasePropertyName, string>>;
  readonly metrics: Readonly<Record<LeaseMetricName, string>>;
  /** As a menu offers them. */
  readonly commands: Readonly<Record<LeaseCommandName, string>>;
}

const en: LeaseNames = {
  api: 'API server',
  lease: 'Lease',
  roles: {
    candidate: 'candidate',
    leader: 'leader',
    releasing: 'releasing',
    stopped: 'stopped',
    down: 'down',
    paused: 'paused',
    hanging: 'hanging',
  },
  messages: {
    get: 'read',
    create: 'create',
    update: 'write',
    response: 'answer',
    work: 'work',
  },
  events: {
    role: 'change of role',
    request: 'request',
    response: 'answer',
    observe: 'observation',
    acquire: 'acquisition',
    renew: 'renewal',
    renewFailed: 'failed renewal',
    lost: 'lease lost',
    release: 'release',
    exit: 'end of the process',
    work: 'work',
  },
  answers: {
    200: '200 OK',
    201: '201 Created',
    404: '404 Not Found',
    409: '409 Conflict',
    422: '422 Invalid',
    refused: 'connection refused',
    timeout: 'timed out',
    cancelled: 'cancelled',
  },
  properties: {
    'one-holder': 'one holder',
    'no-overlap-within-limit': 'no overlap within the limit',
    'fenced-work': 'fenced work',
  },
  metrics: {
    leaderlessMs: 'time without a leader',
    overlapMs: 'time with two leaders',
    transitions: 'number of changes of holder',
    apiRequests: 'number of requests to the API server',
    conflicts: 'number of writes refused with 409',
    staleWrites: 'number of acts accepted from a process that does not hold the lease',
  },
  commands: {
    crash: 'Kill',
    restart: 'Start again',
    pause: 'Pause',
    resume: 'Resume',
    release: 'Stop in order',
    hang: 'Hang the election loop',
    outage: 'Stop the API server',
    restore: 'Start the API server',
    partition: 'Cut off',
    heal: 'Heal the network',
    slowApi: 'Slow the API server',
    clock: 'Set the clock',
    takeOver: 'Edit the holder by hand',
  },
};

const zhCn: LeaseNames = {
  api: 'API 服务器',
  lease: 'Lease',
  roles: {
    candidate: '候选者',
    leader: '领导者',
    releasing: '正在释放',
    stopped: '已停止',
    down: '已停',
    paused: '暂停',
    hanging: '卡死',
  },
  messages: {
    get: '读请求',
    create: '创建请求',
    update: '写请求',
    response: '应答',
    work: '工作请求',
  },
  events: {
    role: '角色变化',
    request: '请求',
    response: '应答',
    observe: '观察',
    acquire: '取得租约',
    renew: '续约',
    renewFailed: '续约失败',
    lost: '失去租约',
    release: '释放租约',
    exit: '进程退出',
    work: '工作',
  },
  answers: {
    200: '200 成功',
    201: '201 已创建',
    404: '404 不存在',
    409: '409 冲突',
    422: '422 无效',
    refused: '拒绝连接',
    timeout: '超时',
    cancelled: '已取消',
  },
  properties: {
    'one-holder': '持有者唯一',
    'no-overlap-within-limit': '限度内无重叠',
    'fenced-work': '工作受防护',
  },
  metrics: {
    leaderlessMs: '没有领导者的时间',
    overlapMs: '有两个领导者的时间',
    transitions: '持有者变更次数',
    apiRequests: '发给 API 服务器的请求数',
    conflicts: '因 409 冲突被拒的写入数',
    staleWrites: '非持有者被接受的写入数',
  },
  commands: {
    crash: '杀掉',
    restart: '重新启动',
    pause: '暂停',
    resume: '恢复运行',
    release: '正常停止',
    hang: '卡死选举循环',
    outage: '停掉 API 服务器',
    restore: '恢复 API 服务器',
    partition: '隔离',
    heal: '修复网络',
    slowApi: '放慢 API 服务器',
    clock: '设置时钟',
    takeOver: '手工改持有者',
  },
};

export const LEASE_NAMES: Readonly<Record<Language, LeaseNames>> = { en, 'zh-cn': zhCn };
