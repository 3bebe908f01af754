import { describe, expect, test } from 'vitest';
import { narrationConfig } from '../../scenario/balancer/narration-config.ts';
import { BalancerRun, readBalancerScenario } from '../../scenario/balancer/run.ts';
import { parseYaml } from '../../scenario/yaml.ts';
import { BalancerStory, storyAt, tellBalancerStory, type BalancerTraceEvent } from '../balancer.ts';
import type { Language } from '../language.ts';

function scenarioOf(yaml: string): ReturnType<typeof readBalancerScenario> {
  return readBalancerScenario(parseYaml(yaml).value);
}

function eventsOf(yaml: string): readonly BalancerTraceEvent[] {
  const run = new BalancerRun(scenarioOf(yaml));
  run.finish();
  return run.events;
}

/** Each line with the second in which it began. */
function linesOf(yaml: string, language: Language): string[] {
  const config = narrationConfig(scenarioOf(yaml));
  return tellBalancerStory(eventsOf(yaml), { language, config }).map(
    ({ atUs, text }) =>
      `${String(Math.round(atUs / 1e3) / 1e3)} ${text.replace(/[\u00a0\u202f]/g, ' ')}`,
  );
}

/** What English says, without the instants. */
function saidOf(yaml: string): string[] {
  return linesOf(yaml, 'en').map((line) => line.replace(/^\S+ /, ''));
}

const CRASH = `
model: balancer
config: { arrivals: 100ms }
script: [{ at: 3s, crash: b1 }, { at: 9s, restart: b1 }]
until: 14s
`;
const CRASH_EN = [
  '0.1 The first 14 requests go to b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2.',
  '3 29 requests have been answered in 3.0 s, after 67 ms on average: b1 10, b2 10 and b3 9.',
  '3 b1 crashes.',
  '3.1 b1 refuses connections: 19 of 55 requests have failed in 5.4 s. The checks have not noticed yet.',
  '4.511 By 6.5 s, b1 has failed two checks in a row (connection refused); it takes three.',
  '8.511 b1 is unhealthy for the balancer, 5.5 s after it crashed: three checks in a row have failed. It gets nothing new. Meanwhile 19 requests have failed.',
  '9 41 requests have been answered in 6.0 s, after 38 ms on average: b1 0, b2 20 and b3 21.',
  '9 b1 runs again, after 6.0 s. It gets nothing yet.',
  '12.513 b1 is healthy for the balancer again, 3.5 s after it came back: two checks in a row have been answered. It got nothing for 4.0 s.',
  '14 50 requests have been answered in 5.0 s, after 58 ms on average: b1 5, b2 23 and b3 22.',
];
const CRASH_ZH = [
  '0.1 最初 14 个请求依次发给 b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2。',
  '3 3.0 秒里有 29 个请求得到应答，平均用时 67 毫秒：b1 10 个、b2 10 个、b3 9 个。',
  '3 b1 崩溃。',
  '3.1 b1 拒绝连接，5.4 秒里 55 个请求中有 19 个失败。健康检查还没有发现。',
  '4.511 到第 6.5 秒，b1 已连续 2 次没通过健康检查（共需 3 次）：拒绝连接。',
  '8.511 连续 3 次健康检查失败，负载均衡器判定 b1 不健康，此时距崩溃 5.5 秒；从现在起不再给它新流量。这期间有 19 个请求失败。',
  '9 6.0 秒里有 41 个请求得到应答，平均用时 38 毫秒：b1 0 个、b2 20 个、b3 21 个。',
  '9 b1 重新运行，停了 6.0 秒。暂时还不给它新流量。',
  '12.513 连续 2 次健康检查通过，负载均衡器重新判定 b1 健康，此时距恢复 3.5 秒；它有 4.0 秒没有得到新流量。',
  '14 5.0 秒里有 50 个请求得到应答，平均用时 58 毫秒：b1 5 个、b2 23 个、b3 22 个。',
];
const HANG = `
model: balancer
config: { arrivals: 200ms, requestTimeout: 10s }
script: [{ at: 3s, hang: b2 }, { at: 18s, recover: b2 }]
until: 24s
`;
const HANG_EN = [
  '0.2 The first 14 requests go to b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2.',
  '3 b2 hangs: it takes connections and answers nobody.',
  '4.989 By 8.0 s, b2 has failed two checks in a row (no answer within 1 s); it takes three.',
  '10.989 b2 is unhealthy for the balancer, 8.0 s after it began to hang: three checks in a row have failed. It gets nothing new. No request has failed meanwhile. 13 requests still wait there.',
  '13.4 b2 gives no answer: eight requests have failed, each after 10 s.',
  '18 62 requests have been answered in 15.0 s, after 44 ms on average: b1 31, b2 0 and b3 31.',
  '18 b2 goes on after 15.0 s and answers the five requests that wait there.',
  '20.991 b2 is healthy for the balancer again, 3.0 s after it came back: two checks in a row have been answered. It got nothing for 10.0 s.',
  '24 35 requests have been answered in 6.0 s, after 1.3 s on average: b1 12, b2 10 and b3 13.',
];
const HANG_ZH = [
  '0.2 最初 14 个请求依次发给 b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2。',
  '3 b2 卡死：照样接受连接，却不给任何应答。',
  '4.989 到第 8.0 秒，b2 已连续 2 次没通过健康检查（共需 3 次）：1 秒内没有应答。',
  '10.989 连续 3 次健康检查失败，负载均衡器判定 b2 不健康，此时距卡死 8.0 秒；从现在起不再给它新流量。这期间没有请求失败。还有 13 个请求在那里干等。',
  '13.4 b2 没有应答，8 个请求等了 10 秒后失败。',
  '18 15.0 秒里有 62 个请求得到应答，平均用时 44 毫秒：b1 31 个、b2 0 个、b3 31 个。',
  '18 b2 恢复运行，卡死了 15.0 秒，接着应答在那里等着的 5 个请求。',
  '20.991 连续 2 次健康检查通过，负载均衡器重新判定 b2 健康，此时距恢复 3.0 秒；它有 10.0 秒没有得到新流量。',
  '24 6.0 秒里有 35 个请求得到应答，平均用时 1.3 秒：b1 12 个、b2 10 个、b3 13 个。',
];
const ROLLING = `
model: balancer
config: { clients: 90, connections: long-lived, strategy: least-connections, arrivals: off }
script: [{ at: 5s, rollingRestart: { every: 30s, shutdownDelay: 8s } }]
until: 100s
`;
const ROLLING_EN = [
  '0 90 clients connect: b1 30, b2 30 and b3 30.',
  '5 A rolling restart begins: all backends in turn, the next every 30 s; each is away for 10 s. Each says “not ready” 8 s before it ends.',
  '5 Rolling restart, 1 of 3: b1 says “not ready” 8 s before it ends, and goes on working.',
  '6.513 By 8.5 s, b1 has failed two checks in a row (“not ready”); it takes three.',
  '10.515 b1 is unhealthy for the balancer, 5.5 s after it said “not ready”: three checks in a row have failed. It gets nothing new. No request has failed meanwhile.',
  '13 Rolling restart, 1 of 3: b1 ends in order and finishes what it has begun. Its 30 connections are closed; the clients connect anew at once: b2 15 and b3 15.',
  '23 Rolling restart, 1 of 3: b1 runs again, after 10.0 s. It gets nothing yet.',
  '26.518 b1 is healthy for the balancer again, 3.5 s after it came back: two checks in a row have been answered. It got nothing for 16.0 s. No connection moves by itself: b1 0, b2 45 and b3 45.',
  '35 Rolling restart, 2 of 3: b2 says “not ready” 8 s before it ends, and goes on working.',
  '36.006 By 38.0 s, b2 has failed two checks in a row (“not ready”); it takes three.',
  '40.008 b2 is unhealthy for the balancer, 5.0 s after it said “not ready”: three checks in a row have failed. It gets nothing new. No request has failed meanwhile.',
  '43 Rolling restart, 2 of 3: b2 ends in order and finishes what it has begun. Its 45 connections are closed; the clients connect anew at once: b1 45.',
  '53 Rolling restart, 2 of 3: b2 runs again, after 10.0 s. It gets nothing yet.',
  '56.011 b2 is healthy for the balancer again, 3.0 s after it came back: two checks in a row have been answered. It got nothing for 16.0 s. No connection moves by itself: b1 45, b2 0 and b3 45.',
  '65 Rolling restart, 3 of 3: b3 says “not ready” 8 s before it ends, and goes on working.',
  '65.989 By 68.0 s, b3 has failed two checks in a row (“not ready”); it takes three.',
  '69.991 b3 is unhealthy for the balancer, 5.0 s after it said “not ready”: three checks in a row have failed. It gets nothing new. No request has failed meanwhile.',
  '73 Rolling restart, 3 of 3: b3 ends in order and finishes what it has begun. Its 45 connections are closed; the clients connect anew at once: b2 45.',
  '83 Rolling restart, 3 of 3: b3 runs again, after 10.0 s. It gets nothing yet.',
  '85.994 b3 is healthy for the balancer again, 3.0 s after it came back: two checks in a row have been answered. It got nothing for 16.0 s.',
  '85.994 The rolling restart is over. Connections: b1 45, b2 45 and b3 0. b3, restarted last, has the fewest: no open connection moves. No request has failed meanwhile.',
];
const ROLLING_ZH = [
  '0 90 个客户端建立连接：b1 30 条、b2 30 条、b3 30 条。',
  '5 滚动重启开始：所有后端依次重启，每隔 30 秒轮到下一个，每个停 10 秒。每个在停止前 8 秒先报告未就绪。',
  '5 滚动重启（1/3）：停止前 8 秒，b1 报告未就绪，但照常工作。',
  '6.513 到第 8.5 秒，b1 已连续 2 次没通过健康检查（共需 3 次）：答“未就绪”。',
  '10.515 连续 3 次健康检查失败，负载均衡器判定 b1 不健康，此时距报告未就绪 5.5 秒；从现在起不再给它新流量。这期间没有请求失败。',
  '13 滚动重启（1/3）：b1 正常停止，先把手上的请求做完。它的 30 条连接断开，客户端随即重新连接：b2 15 个、b3 15 个。',
  '23 滚动重启（1/3）：b1 重新运行，停了 10.0 秒。暂时还不给它新流量。',
  '26.518 连续 2 次健康检查通过，负载均衡器重新判定 b1 健康，此时距恢复 3.5 秒；它有 16.0 秒没有得到新流量。连接不会自己挪过来：b1 0 条、b2 45 条、b3 45 条。',
  '35 滚动重启（2/3）：停止前 8 秒，b2 报告未就绪，但照常工作。',
  '36.006 到第 38.0 秒，b2 已连续 2 次没通过健康检查（共需 3 次）：答“未就绪”。',
  '40.008 连续 3 次健康检查失败，负载均衡器判定 b2 不健康，此时距报告未就绪 5.0 秒；从现在起不再给它新流量。这期间没有请求失败。',
  '43 滚动重启（2/3）：b2 正常停止，先把手上的请求做完。它的 45 条连接断开，客户端随即重新连接：b1 45 个。',
  '53 滚动重启（2/3）：b2 重新运行，停了 10.0 秒。暂时还不给它新流量。',
  '56.011 连续 2 次健康检查通过，负载均衡器重新判定 b2 健康，此时距恢复 3.0 秒；它有 16.0 秒没有得到新流量。连接不会自己挪过来：b1 45 条、b2 0 条、b3 45 条。',
  '65 滚动重启（3/3）：停止前 8 秒，b3 报告未就绪，但照常工作。',
  '65.989 到第 68.0 秒，b3 已连续 2 次没通过健康检查（共需 3 次）：答“未就绪”。',
  '69.991 连续 3 次健康检查失败，负载均衡器判定 b3 不健康，此时距报告未就绪 5.0 秒；从现在起不再给它新流量。这期间没有请求失败。',
  '73 滚动重启（3/3）：b3 正常停止，先把手上的请求做完。它的 45 条连接断开，客户端随即重新连接：b2 45 个。',
  '83 滚动重启（3/3）：b3 重新运行，停了 10.0 秒。暂时还不给它新流量。',
  '85.994 连续 2 次健康检查通过，负载均衡器重新判定 b3 健康，此时距恢复 3.0 秒；它有 16.0 秒没有得到新流量。',
  '85.994 滚动重启结束。现有连接：b1 45 条、b2 45 条、b3 0 条。最后重启的 b3 连接最少：谁也不会自己挪过去。这期间没有请求失败。',
];
const GOAWAY = `
model: balancer
config: { clients: 90, connections: long-lived, arrivals: 10ms, strategy: least-connections, goawayChance: 0.01, retries: 2, health: off }
script: [{ at: 10s, crash: b1 }, { at: 20s, restart: b1 }]
until: 200s
`;
const GOAWAY_EN = [
  '0 90 clients connect: b1 30, b2 30 and b3 30.',
  '0.19 GOAWAY makes clients connect anew: eleven times, most recently at 9.7 s. Connections: b1 30, b2 30 and b3 30.',
  '10 996 requests have been answered in 10.0 s, after 48 ms on average: b1 311, b2 324 and b3 361.',
  '10 b1 crashes. Two requests that it had are lost. Its 30 connections are closed; the clients connect anew at once: b2 15 and b3 15.',
  '11.41 GOAWAY makes clients connect anew: 13 times, most recently at 19.6 s. Connections: b1 0, b2 45 and b3 45.',
  '20 999 requests have been answered in 10.0 s, after 48 ms on average: b1 0, b2 514 and b3 485.',
  '20 b1 runs again, after 10.0 s. No connection moves by itself: b1 0, b2 45 and b3 45.',
  '20.29 GOAWAY makes clients connect anew: 215 times, most recently at 199.9 s. Connections: b1 30, b2 30 and b3 30.',
  '200 17 997 requests have been answered in 180.0 s, after 49 ms on average: b1 5 588, b2 6 136 and b3 6 273.',
];
const GOAWAY_ZH = [
  '0 90 个客户端建立连接：b1 30 条、b2 30 条、b3 30 条。',
  '0.19 GOAWAY 让客户端重新连接，共 11 次，最近一次在第 9.7 秒。现有连接：b1 30 条、b2 30 条、b3 30 条。',
  '10 10.0 秒里有 996 个请求得到应答，平均用时 48 毫秒：b1 311 个、b2 324 个、b3 361 个。',
  '10 b1 崩溃。它手上的 2 个请求随之丢失。它的 30 条连接断开，客户端随即重新连接：b2 15 个、b3 15 个。',
  '11.41 GOAWAY 让客户端重新连接，共 13 次，最近一次在第 19.6 秒。现有连接：b1 0 条、b2 45 条、b3 45 条。',
  '20 10.0 秒里有 999 个请求得到应答，平均用时 48 毫秒：b1 0 个、b2 514 个、b3 485 个。',
  '20 b1 重新运行，停了 10.0 秒。连接不会自己挪过来：b1 0 条、b2 45 条、b3 45 条。',
  '20.29 GOAWAY 让客户端重新连接，共 215 次，最近一次在第 199.9 秒。现有连接：b1 30 条、b2 30 条、b3 30 条。',
  '200 180.0 秒里有 17,997 个请求得到应答，平均用时 49 毫秒：b1 5588 个、b2 6136 个、b3 6273 个。',
];
const DRAIN = `
model: balancer
config: { arrivals: 20ms, backends: { count: 2, service: 100ms } }
script: [{ at: 1s, drain: b1 }, { at: 1.1s, drain: b1 }, { at: 2s, ready: b1 }, { at: 3s, remove: b2 }, { at: 4s, add: { name: b3, weight: 2 } }]
until: 5s
`;
const DRAIN_EN = [
  '0.02 The first 14 requests go to b1 b2 b1 b2 b1 b2 b1 b2 b1 b2 b1 b2 b1 b2.',
  '1 44 requests have been answered in 1.0 s, after 100 ms on average: b1 22 and b2 22.',
  '1 b1 is drained: nothing new goes there; three requests are still under way.',
  '1.08 b1 has nothing left, 80 ms later: whoever stops it now harms nobody.',
  '1.1 The command changes nothing at b1: it is drained already.',
  '2 45 requests have been answered in 900 ms, after 100 ms on average: b1 0 and b2 45.',
  '2 b1 may get something again: the drain is over.',
  '3 50 requests have been answered in 1.0 s, after 100 ms on average: b1 23 and b2 27.',
  '3 b2 is taken away: nothing new goes there; three requests are still under way.',
  '3.08 b2 has nothing left, 80 ms later: whoever stops it now harms nobody.',
  '4 50 requests have been answered in 1.0 s, after 100 ms on average: b1 47 and b2 3.',
  '4 b3 joins the backends, with weight 2.',
  '5 52 requests have been answered in 1.0 s, after 78 ms on average: b1 28 and b3 24.',
];
const DRAIN_ZH = [
  '0.02 最初 14 个请求依次发给 b1 b2 b1 b2 b1 b2 b1 b2 b1 b2 b1 b2 b1 b2。',
  '1 1.0 秒里有 44 个请求得到应答，平均用时 100 毫秒：b1 22 个、b2 22 个。',
  '1 排空 b1：不再给它新流量；它手上还有 3 个请求。',
  '1.08 过了 80 毫秒，b1 手上已经空了：这时停掉它，谁也不受影响。',
  '1.1 这条指令对 b1 没有效果：它已经在排空。',
  '2 900 毫秒里有 45 个请求得到应答，平均用时 100 毫秒：b1 0 个、b2 45 个。',
  '2 b1 结束排空，重新接收新流量。',
  '3 1.0 秒里有 50 个请求得到应答，平均用时 100 毫秒：b1 23 个、b2 27 个。',
  '3 移除 b2：不再给它新流量；它手上还有 3 个请求。',
  '3.08 过了 80 毫秒，b2 手上已经空了：这时停掉它，谁也不受影响。',
  '4 1.0 秒里有 50 个请求得到应答，平均用时 100 毫秒：b1 47 个、b2 3 个。',
  '4 b3 加入后端，权重 2。',
  '5 1.0 秒里有 52 个请求得到应答，平均用时 78 毫秒：b1 28 个、b3 24 个。',
];
const WEIGHTED = `
model: balancer
config: { backends: [{ name: b1, weight: 5 }, b2, b3], strategy: smooth-weighted, arrivals: 100ms }
script: [{ at: 2s, weight: { b1: 1, b3: 0 } }, { at: 3s, strategy: round-robin }]
until: 3.5s
`;
const WEIGHTED_EN = [
  '0.1 The first 14 requests go to b1 b1 b2 b1 b3 b1 b1 b1 b1 b2 b1 b3 b1 b1.',
  '2 From now on the weights are b1 1 (was 5) and b3 0 (was 1). b3 gets nothing new.',
  '2 The next ten requests go to b1 b1 b1 b1 b2 b1 b2 b1 b2 b1.',
  '3 From now on the balancer chooses by round robin, no longer by smooth weighted round robin.',
  '3 The next six requests go to b1 b2 b1 b2 b1 b2.',
];
const WEIGHTED_ZH = [
  '0.1 最初 14 个请求依次发给 b1 b1 b2 b1 b3 b1 b1 b1 b1 b2 b1 b3 b1 b1。',
  '2 从现在起，b1 的权重是 1（原来是 5），b3 的权重是 0（原来是 1）。b3 不再得到新流量。',
  '2 此后 10 个请求依次发给 b1 b1 b1 b1 b2 b1 b2 b1 b2 b1。',
  '3 从现在起，负载均衡器改用轮转，不再用平滑加权轮转。',
  '3 此后 6 个请求依次发给 b1 b2 b1 b2 b1 b2。',
];
const PASSIVE = `
model: balancer
config: { arrivals: 100ms, health: off, passive: {}, retries: 1 }
script: [{ at: 3s, crash: b1 }, { at: 30s, restart: b1 }]
until: 40s
`;
const PASSIVE_EN = [
  '0.1 The first 14 requests go to b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2.',
  '3 29 requests have been answered in 3.0 s, after 67 ms on average: b1 10, b2 10 and b3 9.',
  '3 b1 crashes.',
  '3.1 b1 refuses connections: once; another backend got the request.',
  '3.1 One failed request is enough: the balancer leaves b1 out for 10 s. Then it lets a request try it.',
  '14.1 Every 10 s one request tries b1 in vain: twice in 11.0 s; each time another backend got the request.',
  '30 270 requests have been answered in 27.0 s, after 42 ms on average: b1 0, b2 135 and b3 135.',
  '30 b1 runs again, after 27.0 s.',
  '36.116 b1 has answered a request: it gets its share again, 33.0 s after it was left out.',
  '40 100 requests have been answered in 10.0 s, after 48 ms on average: b1 13, b2 43 and b3 44.',
];
const PASSIVE_ZH = [
  '0.1 最初 14 个请求依次发给 b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2 b3 b1 b2。',
  '3 3.0 秒里有 29 个请求得到应答，平均用时 67 毫秒：b1 10 个、b2 10 个、b3 9 个。',
  '3 b1 崩溃。',
  '3.1 b1 拒绝连接，共 1 次，请求转给了别的后端。',
  '3.1 1 个请求失败就够了：负载均衡器暂时摘除 b1，10 秒后再放请求去试。',
  '14.1 每隔 10 秒放 1 个请求去试 b1，都落空，11.0 秒里共 2 次，请求转给了别的后端。',
  '30 27.0 秒里有 270 个请求得到应答，平均用时 42 毫秒：b1 0 个、b2 135 个、b3 135 个。',
  '30 b1 重新运行，停了 27.0 秒。',
  '36.116 b1 应答了请求，恢复正常分配，此时距摘除 33.0 秒。',
  '40 10.0 秒里有 100 个请求得到应答，平均用时 48 毫秒：b1 13 个、b2 43 个、b3 44 个。',
];

describe('a story', () => {
  test.each([
    ['of a crash that checks notice', CRASH, CRASH_EN, CRASH_ZH],
    ['of a hang', HANG, HANG_EN, HANG_ZH],
    ['of a rolling restart of long-lived connections', ROLLING, ROLLING_EN, ROLLING_ZH],
    ['of GOAWAY', GOAWAY, GOAWAY_EN, GOAWAY_ZH],
    ['of a drain', DRAIN, DRAIN_EN, DRAIN_ZH],
    ['of weights', WEIGHTED, WEIGHTED_EN, WEIGHTED_ZH],
    ['of health learned from requests', PASSIVE, PASSIVE_EN, PASSIVE_ZH],
  ])('%s is told in both languages', (_what, yaml, en, zh) => {
    expect(linesOf(yaml, 'en')).toEqual(en);
    expect(linesOf(yaml, 'zh-cn')).toEqual(zh);
  });

  test('shows at an instant what had happened by then', () => {
    const lines = tellBalancerStory(eventsOf(CRASH), {
      language: 'en',
      config: narrationConfig(scenarioOf(CRASH)),
    });
    const shown = (at: number): string[] => storyAt(lines, at * 1e6).map(({ text }) => text);
    expect(shown(0.05)).toEqual([]);
    expect(shown(0.35)).toEqual(['The first three requests go to b1 b2 b3.']);
    expect(shown(3.1).at(-1)).toBe(
      'b1 refuses connections: one request has failed. The checks have not noticed yet.',
    );
    expect(shown(5).at(-1)).toBe('b1 refuses a check (1 of 3).');
  });

  test('may be read at any event: what happens at an instant is then told as far as it has', () => {
    const story = new BalancerStory({
      language: 'en',
      config: narrationConfig(scenarioOf(ROLLING)),
    });
    const texts = new Set<string>();
    for (const event of eventsOf(ROLLING).slice(0, 100)) {
      story.take(event);
      texts.add(story.lines[0]?.text ?? '');
    }
    expect([...texts].slice(0, 2)).toEqual([
      'One client connects: b1 1, b2 0 and b3 0.',
      'Two clients connect: b1 1, b2 1 and b3 0.',
    ]);
    expect(story.lines[0]?.stages).toHaveLength(1);
  });
});

test.each([
  ['a choice by weights', WEIGHTED, /^The first/, /nginx, round robin$/],
  ['a check', CRASH, /^By 6\.5/, /HAProxy, fall$/],
  ['a turn', ROLLING, /^Rolling restart, 1 of 3: b1 says/, /apiserver, ShutdownDelayDuration$/],
  ['a GOAWAY', GOAWAY, /^GOAWAY/, /apiserver, WithProbabilisticGoaway$/],
  ['being left out', PASSIVE, /^One failed request/, /nginx, max_fails$/],
  ['a retry', PASSIVE, /^b1 refuses/, /nginx, proxy_next_upstream$/],
] as const)('%s is linked to where its rule comes from', (_what, yaml, line, label) => {
  const config = narrationConfig(scenarioOf(yaml));
  const lines = tellBalancerStory(eventsOf(yaml), { language: 'en', config });
  const told = lines.find(({ text }) => line.test(text.replace(/\u00a0/g, ' ')));
  expect(told?.source?.label).toMatch(label);
  expect(told?.source?.href).toMatch(/^https:/);
});

describe('what a line says', () => {
  test('of failures under least connections names who draws them', () => {
    const yaml = `
model: balancer
config: { arrivals: 20ms, strategy: least-connections }
script: [{ at: 1s, crash: b1 }]
until: 3s
`;
    expect(saidOf(yaml)).toContainEqual(
      expect.stringContaining('Whoever refuses has the fewest connections'),
    );
  });

  test('of failures without checks says that nobody will notice', () => {
    const yaml = `
model: balancer
config: { arrivals: 20ms, health: off }
script: [{ at: 1s, crash: [b1, b2] }]
until: 3s
`;
    expect(saidOf(yaml).slice(-2)).toEqual([
      expect.stringMatching(/^b1 and b2 refuse connections: .* Nobody checks, so this goes on\.$/),
      expect.stringContaining('requests have been answered'),
    ]);
  });

  test('of a balancer without a backend says why it has none', () => {
    const config = 'arrivals: 20ms, backends: { count: 1, capacity: 1, service: 1s }';
    const why = (rest: string): string =>
      saidOf(`\nmodel: balancer\n${rest}\n`).find((text) =>
        text.startsWith('There is no backend'),
      ) ?? '';
    expect(why(`config: { ${config} }\nuntil: 1s`)).toContain('Every backend is full.');
    expect(why(`config: { ${config} }\nscript: [{ drain: b1 }]\nuntil: 1s`)).toContain(
      'Every backend is drained or gone.',
    );
    expect(why(`config: { backends: 1 }\nscript: [{ crash: b1 }]\nuntil: 9s`)).toContain(
      'The balancer holds no backend healthy.',
    );
    expect(
      why('config: { backends: 2, retries: 5 }\nscript: [{ crash: all }]\nuntil: 3s'),
    ).toContain('Every backend that is left has been tried already.');
  });

  test('of many servers that crash at once is one line, and so are the verdicts', () => {
    const yaml = `
model: balancer
config: { backends: 100, arrivals: 5ms, retries: 1 }
script: [{ at: 1s, crash: all }, { at: 9s, restart: all }]
until: 20s
`;
    const said = saidOf(yaml);
    expect(said.length).toBeLessThan(14);
    expect(said).toContainEqual(
      expect.stringMatching(
        /^100 backends \(b\d+, b\d+, b\d+ …\) are unhealthy .* No backend is left\.$/,
      ),
    );
  });

  test('of checks that fail though the server works calls it a false alarm, then counts', () => {
    const yaml = `
model: balancer
config: { arrivals: 50ms, health: { response: 990-1100ms, fall: 2, rise: 1 } }
until: 200s
`;
    const said = saidOf(yaml);
    expect(said.filter((text) => text.startsWith('A false alarm: b'))).toHaveLength(2);
    expect(said).toContainEqual(expect.stringMatching(/^Further false alarms: \d+ so far \(b/));
    expect(said.length).toBeLessThan(14);
  });

  test('of a server that is back before anybody noticed says so', () => {
    const yaml = `
model: balancer
config: { arrivals: 50ms }
script: [{ at: 3s, crash: b1 }, { at: 5s, restart: b1 }, { at: 6s, restart: b2 }]
until: 8s
`;
    expect(saidOf(yaml)).toContain(
      'b1 runs again, after 2.0 s. The checks had not noticed that it was gone.',
    );
    expect(saidOf(yaml)).toContainEqual(expect.stringMatching(/^b2 is restarted\./));
  });

  test('of clients at a server that hangs tells when they notice', () => {
    const yaml = `
model: balancer
config: { clients: 30, connections: long-lived, arrivals: off }
script: [{ at: 1s, hang: b1 }]
until: 60s
`;
    expect(saidOf(yaml).slice(-1)).toEqual([
      'Ten clients have had no answer from b1 to pings for 45 s, and close their connections; the clients connect anew at once: b2 5 and b3 5.',
    ]);
  });

  test('of a verdict that closes connections tells where the clients go', () => {
    const yaml = `
model: balancer
config: { clients: 30, connections: long-lived, onMarkedDown: close, arrivals: off }
script: [{ at: 1s, fail: b1 }]
until: 20s
`;
    expect(saidOf(yaml).at(-1)).toMatch(
      /^b1 is unhealthy .* The balancer closes its ten connections; the clients connect anew at once: b2 5 and b3 5\.$/,
    );
  });

  test('of a rolling restart finds nothing to do where a server is down already', () => {
    const yaml = `
model: balancer
config: { arrivals: off }
script: [{ at: 1s, crash: b2 }, { at: 2s, rollingRestart: { every: 20s, of: [b1, b2] } }]
until: 60s
`;
    expect(saidOf(yaml)).toContain(
      'Rolling restart, 2 of 2: b2 is not at work, so there is nothing to do.',
    );
  });

  test('of a command names only the servers that it changes', () => {
    const yaml = `
model: balancer
config: { arrivals: off }
script: [{ at: 1s, drain: b1 }, { at: 2s, drain: [b1, b2] }]
until: 3s
`;
    expect(saidOf(yaml).slice(1)).toEqual([
      'b2 is drained: nothing new goes there, and nothing is under way.',
      'The command changes nothing at b1: it is drained already.',
    ]);
  });
});
