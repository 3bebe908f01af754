/**
 * The picture that other sites show beside a link: 1200 × 630, as https://ogp.me readers expect, in the
 * site's light colours. Shapes are SVG; text is set by Pango, which breaks lines in every script.
 */
import sharp from 'sharp';
import { colour } from './colour.ts';
import { size } from './size.ts';

export interface Words {
  readonly site: string;
  readonly title: string;
  readonly question: string;
}

const MARGIN = 84;
const SERIF = 'Noto Serif, Noto Serif CJK SC, DejaVu Serif, serif';
const SANS = 'Noto Sans, Noto Sans CJK SC, DejaVu Sans, sans';
/** From here on a long question is set smaller, until it fits. */
const QUESTION = { px: 68, pxAtLeast: 36, height: 300 };

export async function drawPicture({ site, title, question }: Words): Promise<Buffer> {
  const brand = await set(site, { font: `${SANS} bold`, px: 34, ink: 'ink' });
  const name = await set(title, { font: SANS, px: 34, ink: 'accent' });
  const asked = await fitted(question);
  return sharp(Buffer.from(backdrop()))
    .composite([
      { input: brand.data, left: MARGIN + 76, top: 78 },
      { input: asked.data, left: MARGIN, top: 186 },
      { input: name.data, left: MARGIN, top: size.height - 78 - name.info.height },
    ])
    .png({ compressionLevel: 9, palette: true, colours: 64 })
    .toBuffer();
}

type Text = Awaited<ReturnType<typeof set>>;

async function fitted(text: string): Promise<Text> {
  for (let { px } = QUESTION; ; px -= 4) {
    const drawn = await set(text, { font: `${SERIF} bold`, px, ink: 'ink' });
    if (drawn.info.height <= QUESTION.height || px <= QUESTION.pxAtLeast) return drawn;
  }
}

function set(text: string, { font, px, ink }: { font: string; px: number; ink: string }) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const input = {
    text: `<span foreground="${colour(ink)}">${escaped}</span>`,
    font: `${font} ${px}`,
    width: size.width - 2 * MARGIN,
    wrap: 'word-char' as const,
    spacing: Math.round(px / 6),
    // At this resolution a point is a pixel.
    dpi: 72,
    rgba: true,
  };
  return sharp({ text: input }).png().toBuffer({ resolveWithObject: true });
}

/** The site's mark, and a ring of five members whose leader is at the top. */
function backdrop(): string {
  const members = [0, 1, 2, 3, 4].map((index) => {
    const angle = ((index * 72 - 90) * Math.PI) / 180;
    const [x, y] = [1040 + 74 * Math.cos(angle), 492 + 74 * Math.sin(angle)];
    const role = index === 0 ? 'leader' : 'follower';
    return (
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="21" fill="${colour(`${role}-fill`)}" ` +
      `stroke="${colour(role)}" stroke-width="4"/>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">
  <rect width="100%" height="100%" fill="${colour('paper')}"/>
  <rect width="100%" height="14" fill="${colour('accent')}"/>
  <g transform="translate(${MARGIN} 72) scale(2.3)" fill="none" stroke-width="2">
    <path d="M10.3 7.7 6.5 15.4M13.7 7.7l3.8 7.7" stroke="${colour('follower')}"/>
    <circle cx="4.8" cy="18.4" r="3.2" stroke="${colour('follower')}"/>
    <circle cx="19.2" cy="18.4" r="3.2" stroke="${colour('follower')}"/>
    <circle cx="12" cy="4.6" r="3.4" fill="${colour('leader-fill')}" stroke="${colour('leader')}"/>
  </g>
  <circle cx="1040" cy="492" r="74" fill="none" stroke="${colour('rule-2')}" stroke-width="3"/>
  ${members.join('\n  ')}
</svg>`;
}
