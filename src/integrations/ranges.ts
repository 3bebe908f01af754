/** Keeps a Chinese range, 13～24 秒, on one line: a browser would begin the next line with its ～. */

interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: object;
  children?: Node[];
}

const range = /(\d[\d.,]*～\d[\d.,]*)/;

/** A text in pieces; each range is a `span` that `styles/prose.css` does not break. Joined, they are the text. */
export function unbrokenRanges(value: string): Node[] {
  return value
    .split(range)
    .map((piece, index): Node => {
      const text = { type: 'text', value: piece };
      if (index % 2 === 0) return text;
      return {
        type: 'element',
        tagName: 'span',
        properties: { className: ['range'] },
        children: [text],
      };
    })
    .filter((node) => node.value !== '');
}

/** For what is read line by line; a table has room of its own. */
export const ranges = {
  name: 'ranges',
  element: {
    filter: ['p', 'li'],
    visit(node: Node): Node | undefined {
      const children = node.children ?? [];
      if (!children.some(({ type, value }) => type === 'text' && range.test(value ?? ''))) {
        return undefined;
      }
      return {
        ...node,
        children: children.flatMap((child) =>
          child.type === 'text' ? unbrokenRanges(child.value ?? '') : [child],
        ),
      };
    },
  },
};
