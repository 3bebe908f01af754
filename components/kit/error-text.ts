import type { Language } from '../../src/narration/language.ts';

/** An error that can be said in every language: a `ScenarioError`, whose class no page loads for this. */
interface Sayable {
  messageIn(language: Language): string;
}

/** What an error says, in the reader's language where it knows it. */
export function errorText(error: unknown, language: Language): string {
  if (!(error instanceof Error)) return String(error);
  return isSayable(error) ? error.messageIn(language) : error.message;
}

function isSayable(error: Error): error is Error & Sayable {
  return 'messageIn' in error && typeof error.messageIn === 'function';
}
