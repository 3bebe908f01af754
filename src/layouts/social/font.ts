/** Whether this machine can write a language. */
import { execFileSync } from 'node:child_process';
import { type Language, languageTag } from '../../i18n/language.ts';

/** Asks fontconfig, as the program that draws the letters does. Without its command, only Latin is sure. */
export function canWrite(language: Language): boolean {
  if (language === 'en') return true;
  try {
    const args = [`:lang=${languageTag[language].toLowerCase()}`, 'family'];
    return execFileSync('fc-list', args, { encoding: 'utf8', stdio: 'pipe' }).trim() !== '';
  } catch {
    return false;
  }
}
