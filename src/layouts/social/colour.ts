/** The colours of the light theme, by the names of `styles/tokens.css`. */
import { colourTokens } from '../../styles/contrast.ts';
import tokens from '../../styles/tokens.css?raw';

const colours = colourTokens(tokens);

export function colour(name: string): string {
  const found = colours.get(name)?.light;
  if (found !== undefined) return found;
  throw new Error(`There is no colour "${name}". Known: ${[...colours.keys()].join(', ')}.`);
}
