/** A stretch of a text: in both, only in the one before, or only in the one after. */
export interface Piece {
  text: string;
  is: 'same' | 'gone' | 'new';
}

/** Beyond this, finding what is alike would stop the page: the whole stretch counts as changed. */
const MOST_CELLS = 1_000_000;
/** What is alike for longer than this is shown by its ends. */
const LONGEST_SAME = 240;
const END = 100;

/** What became of a text, by lines, and within those that changed by words. */
export function compareTexts(before: string, after: string): Piece[] {
  const pieces = stretches(linesOf(before), linesOf(after)).flatMap(({ is, before, after }) =>
    is === 'same' ? [{ is, text: after.join('') }] : byWords(before.join(''), after.join('')),
  );
  return joined(pieces).map((piece, at, all) => shortened(piece, at === 0, at === all.length - 1));
}

/**
 * Both changes to one text, where they are in different places. Where they are in the same place both
 * stand there, ours first: nothing is lost, and somebody has to read it.
 */
export function mergeTexts(begun: string, ours: string, theirs: string): string {
  const base = linesOf(begun);
  const [inOurs, inTheirs] = [ours, theirs].map((text) => new Map(alike(base, linesOf(text))));
  const ends = [base.length, linesOf(ours).length, linesOf(theirs).length] as const;
  const anchors = base.flatMap((_, at): Anchor[] => {
    const [mine, other] = [inOurs!.get(at), inTheirs!.get(at)];
    return mine === undefined || other === undefined ? [] : [[at, mine, other]];
  });
  let from: Anchor = [0, 0, 0];
  let merged = '';
  for (const to of [...anchors, ends]) {
    const [was, mine, other] = [base, linesOf(ours), linesOf(theirs)].map((lines, side) => lines.slice(from[side], to[side]).join('')); // prettier-ignore
    merged += decide(was!, mine!, other!) + (base[to[0]] ?? '');
    from = [to[0] + 1, to[1] + 1, to[2] + 1];
  }
  return merged;
}

type Anchor = readonly [begun: number, ours: number, theirs: number];

function decide(was: string, mine: string, other: string): string {
  if (mine === was || mine === other) return other;
  if (other === was) return mine;
  return mine && !mine.endsWith('\n') ? `${mine}\n${other}` : mine + other;
}

function byWords(before: string, after: string): Piece[] {
  const words = (text: string) => text.split(/(\s+)/).filter(Boolean);
  return stretches(words(before), words(after)).flatMap((one): Piece[] =>
    one.is === 'same'
      ? [{ is: 'same', text: one.after.join('') }]
      : [{ is: 'gone', text: one.before.join('') }, { is: 'new', text: one.after.join('') }],
  ); // prettier-ignore
}

interface Stretch {
  is: 'same' | 'changed';
  before: string[];
  after: string[];
}

function stretches(before: string[], after: string[]): Stretch[] {
  const found: Stretch[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...alike(before, after), [before.length, after.length] as const]) {
    if (x > i || y > j) found.push({ is: 'changed', before: before.slice(i, x), after: after.slice(j, y) }); // prettier-ignore
    if (x < before.length) found.push({ is: 'same', before: [before[x]!], after: [after[y]!] });
    [i, j] = [x + 1, y + 1];
  }
  return found;
}

/** The longest common subsequence, as pairs of places. */
function alike(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1]; // prettier-ignore
  const head = Array.from({ length: start }, (_, at): [number, number] => [at, at]);
  const tail = Array.from({ length: a.length - endA }, (_, at): [number, number] => [endA + at, endB + at]); // prettier-ignore
  const middle = between(a.slice(start, endA), b.slice(start, endB));
  return [...head, ...middle.map(([i, j]): [number, number] => [i + start, j + start]), ...tail];
}

function between(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length === 0 || a.length * b.length > MOST_CELLS) return [];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

const linesOf = (text: string) => text.split(/(?<=\n)/).filter(Boolean);

function joined(pieces: Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces.filter(({ text }) => text !== '')) {
    const last = all.at(-1);
    if (last?.is === piece.is) last.text += piece.text;
    else all.push({ ...piece });
  }
  return all;
}

function shortened(piece: Piece, isFirst: boolean, isLast: boolean): Piece {
  if (piece.is !== 'same' || piece.text.length <= LONGEST_SAME) return piece;
  const head = isFirst ? '' : piece.text.slice(0, END);
  const tail = isLast ? '' : piece.text.slice(-END);
  return { is: 'same', text: `${head} … ${tail}` };
}
