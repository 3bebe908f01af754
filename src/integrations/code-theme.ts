/**
 * How fenced code is coloured. The theme names tokens of `styles/tokens.css` instead of colours, so
 * one highlighting serves both themes, and the transformer turns each into a class: server-rendered
 * markup has no `style` attribute, which the content policy forbids.
 */
import type { ShikiTransformer, ThemeRegistrationRaw } from 'shiki';

const scopes: Record<string, string[]> = {
  comment: ['comment', 'punctuation.definition.comment'],
  string: ['string', 'punctuation.definition.string', 'constant.other.symbol'],
  number: ['constant', 'keyword.other.unit', 'variable.parameter.function.shell'],
  keyword: ['keyword', 'storage', 'variable.language'],
  name: ['entity.name', 'support', 'meta.function-call.generic'],
  key: ['entity.name.tag', 'support.type.property-name', 'meta.object-literal.key'],
  punctuation: ['punctuation', 'meta.brace', 'keyword.operator'],
};

export const codeTheme: ThemeRegistrationRaw = {
  name: 'quorum-lab',
  type: 'light',
  fg: 'var(--code-text)',
  bg: 'var(--sunken)',
  settings: Object.entries(scopes).map(([token, scope]) => ({
    scope,
    settings: { foreground: `var(--code-${token})` },
  })),
};

const coloured = /^color:var\(--(code-\w+)\)$/;

export const styleToClass: ShikiTransformer = {
  name: 'style-to-class',
  pre(node) {
    node.properties = { tabindex: 0 };
  },
  span(node) {
    const style = node.properties['style'] ?? '';
    delete node.properties['style'];
    const token = coloured.exec(style)?.[1];
    if (token === undefined && style !== '') {
      throw new Error(`Code theme: "${style}" has no class. Give its scope a token of tokens.css.`);
    }
    if (token !== undefined && token !== 'code-text') this.addClassToHast(node, token);
  },
};
