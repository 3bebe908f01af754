/** The order in each row with few arrows that cross. */
import { fixedReach, type RowItem, type Rows, type Strand } from './statechart-rows.ts';

const SWEEPS = 24;

export function orderRows({ rows, strands }: Rows): RowItem[][] {
  const gaps = rows.slice(1).map((row) => strands.filter(({ lower }) => row.includes(lower)));
  let [best, fewest] = [rows, crossingsIn(rows, gaps)];
  let order = rows;
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    order = sweep % 2 === 0 ? sweepDown(order, gaps) : sweepUp(order, gaps);
    order = swapNeighbours(order, gaps);
    const crossings = crossingsIn(order, gaps);
    if (crossings < fewest) [best, fewest] = [order, crossings];
  }
  return best;
}

type Gaps = readonly (readonly Strand[])[];

function sweepDown(rows: RowItem[][], gaps: Gaps): RowItem[][] {
  const sorted = [...rows];
  for (let row = 1; row < rows.length; row += 1) {
    const above = sorted[row - 1] ?? [];
    sorted[row] = byMiddle(sorted[row] ?? [], (item) =>
      (gaps[row - 1] ?? [])
        .filter(({ lower }) => lower === item)
        .map(({ upper, upperPort }) => placeIn(above, upper, upperPort)),
    );
  }
  return sorted;
}

function sweepUp(rows: RowItem[][], gaps: Gaps): RowItem[][] {
  const sorted = [...rows];
  for (let row = rows.length - 2; row >= 0; row -= 1) {
    const below = sorted[row + 1] ?? [];
    sorted[row] = byMiddle(sorted[row] ?? [], (item) =>
      (gaps[row] ?? [])
        .filter(({ upper }) => upper === item)
        .map(({ lower, lowerPort }) => placeIn(below, lower, lowerPort)),
    );
  }
  return sorted;
}

/** Items without neighbours stay where they are; a title stays at the left. */
function byMiddle(row: readonly RowItem[], neighbours: (item: RowItem) => number[]): RowItem[] {
  const wanted = row.map((item, index) => {
    if (item.kind === 'title') return { item, at: -1 };
    const places = neighbours(item);
    const sum = places.reduce((all, one) => all + one, 0);
    return { item, at: places.length === 0 ? index : sum / places.length };
  });
  return wanted.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

function swapNeighbours(rows: RowItem[][], gaps: Gaps): RowItem[][] {
  const swapped = rows.map((row) => [...row]);
  swapped.forEach((row, index) => {
    for (let at = 0; at + 1 < row.length; at += 1) {
      const [left, right] = [row[at], row[at + 1]];
      if (!left || !right || left.kind === 'title') continue;
      const around = [index - 1, index];
      const before = around.reduce((sum, gap) => sum + crossingsAt(swapped, gaps, gap), 0);
      [row[at], row[at + 1]] = [right, left];
      const after = around.reduce((sum, gap) => sum + crossingsAt(swapped, gaps, gap), 0);
      if (after >= before) [row[at], row[at + 1]] = [left, right];
    }
  });
  return swapped;
}

function crossingsIn(rows: RowItem[][], gaps: Gaps): number {
  return gaps.reduce((sum, _gap, index) => sum + crossingsAt(rows, gaps, index), 0);
}

function crossingsAt(rows: RowItem[][], gaps: Gaps, gap: number): number {
  const ends = (gaps[gap] ?? []).map(({ upper, lower, upperPort, lowerPort }) => ({
    upper: placeIn(rows[gap] ?? [], upper, upperPort),
    lower: placeIn(rows[gap + 1] ?? [], lower, lowerPort),
  }));
  let crossings = 0;
  ends.forEach((a, index) => {
    for (const b of ends.slice(index + 1)) {
      if ((a.upper - b.upper) * (a.lower - b.lower) < 0) crossings += 1;
    }
  });
  return crossings;
}

/** The place in the row; of ports of one frame, those further left a little less. */
function placeIn(row: readonly RowItem[], item: RowItem, port: string | undefined): number {
  const share = (fixedReach(item, port) ?? item.width / 2) / Math.max(1, item.width);
  return row.indexOf(item) + (item.kind === 'state' ? share * 0.9 : 0.45);
}
