import type { Language } from '../language.ts';

/** Why the Kubernetes API refuses a probe (pkg/apis/core/validation, validateProbe). */
export type ApiRefusal = 'successThresholdNotOne' | 'belowOneSecond' | 'notWholeSeconds';

const TEXTS: Readonly<Record<Language, Readonly<Record<ApiRefusal, (field: string) => string>>>> = {
  en: {
    successThresholdNotOne: () =>
      'The API refuses this: the successThreshold of a startup or liveness probe must be 1.',
    belowOneSecond: (field) =>
      `The API refuses this: ${field}Seconds is at least 1. Give 1s or more.`,
    notWholeSeconds: (field) =>
      `The API has whole seconds only: ${field}Seconds is a whole number. Give whole seconds, such as 1s or 2s.`,
  },
  'zh-cn': {
    successThresholdNotOne: () =>
      'API 拒绝这样的设置：启动探针和存活探针的 successThreshold 只能是 1。',
    belowOneSecond: (field) => `API 拒绝这样的设置：${field}Seconds 至少是 1。请写 1s 或更长。`,
    notWholeSeconds: (field) =>
      `API 里只有整秒：${field}Seconds 是整数。请写成 1s 或 2s 这样的整秒。`,
  },
};

/** `field`: the name in the scenario; `interval` is the API's `period`. */
export function refusalText(refusal: ApiRefusal, field: string, language: Language): string {
  return TEXTS[language][refusal](field === 'interval' ? 'period' : field);
}
