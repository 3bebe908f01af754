import type { Summary } from './repeat.ts';
import type { RaftRun } from './raft/run.ts';
import { toLine } from '../sim/trace.ts';

export function* storyOf(run: RaftRun, _language: 'en' | 'zh-cn', again: string): Generator<string> {
  for (const event of run.events) if (event.type === 'role') yield toLine(event);
  yield again;
}
export function tableOf(summary: Summary, _language: 'en' | 'zh-cn'): string[] {
  return [JSON.stringify(summary)];
}
