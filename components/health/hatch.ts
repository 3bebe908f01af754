/** Slanted strokes over a box: in a path, because a pattern would need a name that is unique in the page. */
export function hatch(width: number, height: number, apart = 6): string {
  const strokes: string[] = [];
  for (let x = -height; x < width; x += apart)
    strokes.push(`M${Math.round(x)} ${height}l${height}-${height}`);
  return strokes.join('');
}
