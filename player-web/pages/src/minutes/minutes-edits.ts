import type { MinutesBlock, MinutesBlockKind } from '../api/minutes.ts';
import { newId } from '../api/sitting.ts';

type Blocks = readonly MinutesBlock[];

/** Kinds that a clerk may give a passage; what was heard is none of the minutes. */
export const KINDS = ['title', 'heading', 'item', 'fact', 'list', 'member', 'summary', 'paragraph', 'speech', 'question', 'answer', 'vote', 'event', 'signature'] as const satisfies readonly MinutesBlockKind[];

const HEADINGS: readonly MinutesBlockKind[] = ['title', 'heading', 'item'];
/** Kinds whose passages say whose words they are, or what they are about. */
const SPOKEN: readonly MinutesBlockKind[] = ['speech', 'question', 'answer', 'member', 'fact'];

export function isHeading({ kind }: MinutesBlock): boolean {
  return HEADINGS.includes(kind);
}

export function isSpoken({ kind }: MinutesBlock): boolean {
  return SPOKEN.includes(kind);
}

/** A new passage of what {@link before} is of. */
export function blankAfter(before: MinutesBlock | undefined): MinutesBlock {
  return { id: newId(), kind: 'paragraph', level: 0, item: before?.item ?? null, moment: null, speaker: '', text: '' };
}

/** {@link added} after the passage {@link id}; at the end if there is none. */
export function inserted(blocks: Blocks, id: string, added: Blocks): Blocks {
  const at = blocks.findIndex((block) => block.id === id);
  return at < 0 ? [...blocks, ...added] : [...blocks.slice(0, at + 1), ...added, ...blocks.slice(at + 1)];
}

export function without(blocks: Blocks, id: string): Blocks {
  return blocks.filter((block) => block.id !== id);
}

/** The passage {@link id} with {@link change}. */
export function changed(blocks: Blocks, id: string, change: Partial<MinutesBlock>): Blocks {
  return blocks.map((block) => (block.id === id ? { ...block, ...change } : block));
}

/** One of another kind: headings have a level, and other passages have none. */
export function ofKind(blocks: Blocks, id: string, kind: MinutesBlockKind): Blocks {
  const level = kind === 'title' ? 1 : HEADINGS.includes(kind) ? 2 : 0;
  return blocks.map((block) => (block.id === id ? { ...block, kind, level: isHeading(block) && level > 1 ? Math.max(2, block.level) : level } : block));
}

/** One place up or down; the same at an end. */
export function moved(blocks: Blocks, id: string, step: -1 | 1): Blocks {
  const from = blocks.findIndex((block) => block.id === id);
  const block = blocks[from];
  const to = from + step;
  if (!block || to < 0 || to >= blocks.length) return blocks;
  const rest = without(blocks, id);
  return [...rest.slice(0, to), block, ...rest.slice(to)];
}

/** In two where the cursor is: what follows is a passage of its own, with the same second. */
export function split(blocks: Blocks, id: string, caret: number): Blocks {
  const block = blocks.find((one) => one.id === id);
  if (!block) return blocks;
  const rest = { ...block, id: newId(), text: block.text.slice(caret).trimStart() };
  const second: MinutesBlock = isHeading(block) ? { ...rest, kind: 'paragraph', level: 0 } : rest;
  return inserted(changed(blocks, id, { text: block.text.slice(0, caret).trimEnd() }), id, [second]);
}

/** With the next one as one; the same if either is a heading. */
export function joined(blocks: Blocks, id: string): Blocks {
  const at = blocks.findIndex((block) => block.id === id);
  const [block, next] = [blocks[at], blocks[at + 1]];
  if (!block || !next || isHeading(block) || isHeading(next)) return blocks;
  const text = [block.text, next.text].filter(Boolean).join('\n');
  return without(changed(blocks, id, { text, moment: block.moment ?? next.moment }), next.id);
}

/** All of a text in the place of another; of the names of speakers too. */
export function replacedAll(blocks: Blocks, wanted: string, by: string): Blocks {
  if (!wanted) return blocks;
  return blocks.map((block) => {
    const [text, speaker] = [block.text.replaceAll(wanted, by), block.speaker.replaceAll(wanted, by)];
    return text === block.text && speaker === block.speaker ? block : { ...block, text, speaker };
  });
}

/** How often a text is there. */
export function countOf(blocks: Blocks, wanted: string): number {
  if (!wanted) return 0;
  return blocks.reduce((count, { text, speaker }) => count + text.split(wanted).length + speaker.split(wanted).length - 2, 0);
}

/** What was heard by the passage it is shown beside: the last one of its item that is not later. */
export function heardBeside(blocks: Blocks, heard: Blocks): ReadonlyMap<string, Blocks> {
  const beside = new Map<string, MinutesBlock[]>();
  const place = (block: MinutesBlock) => (block.moment ? Date.parse(block.moment.at) : Number.NaN);
  const timed = blocks.filter(({ moment }) => moment).map((block) => ({ block, at: place(block) }));
  for (const piece of heard) {
    const at = place(piece);
    const near = timed.findLast((one) => one.at <= at && one.block.moment?.broadcast === piece.moment?.broadcast && (piece.item === null || one.block.item === piece.item));
    const block = near?.block ?? blocks.find(({ item }) => piece.item !== null && item === piece.item) ?? blocks[0];
    if (block) beside.set(block.id, [...(beside.get(block.id) ?? []), piece]);
  }
  return beside;
}

/**
 * The minutes with what was heard taken over as speeches after the passage {@link id}, one for each stretch of a speaker: into that passage
 * itself if it is a speech of that person without a word yet.
 */
export function takenOver(blocks: Blocks, id: string, heard: Blocks): Blocks {
  const speeches: MinutesBlock[] = [];
  for (const piece of heard) {
    const last = speeches.at(-1);
    if (last && last.speaker === piece.speaker) speeches[speeches.length - 1] = { ...last, text: `${last.text} ${piece.text}` };
    else speeches.push({ ...piece, id: newId(), kind: 'speech', level: 0 });
  }
  const [first] = speeches;
  const target = blocks.find((block) => block.id === id);
  if (first && target?.kind === 'speech' && !target.text && (target.speaker === first.speaker || !first.speaker)) {
    return inserted(changed(blocks, id, { text: first.text }), id, speeches.slice(1));
  }
  return inserted(blocks, id, speeches.map((speech) => ({ ...speech, item: speech.item ?? target?.item ?? null })));
}

/** The passage that is being played: the last one that has begun at the second {@link place}. */
export function playingAt(blocks: Blocks, recording: string, place: number): string {
  let playing = '';
  let second = -1;
  for (const { id, moment } of blocks) {
    if (moment?.broadcast !== recording || moment.second === null || moment.second > place || moment.second < second) continue;
    [playing, second] = [id, moment.second];
  }
  return playing;
}

/** When what is said in a passage is over: as the next one begins; null if none follows. */
export function endOf(blocks: Blocks, { moment }: MinutesBlock): number | null {
  if (moment?.second == null) return null;
  const from = moment.second;
  const later = blocks.flatMap((block) => (block.moment?.broadcast === moment.broadcast && block.moment.second !== null && block.moment.second > from ? [block.moment.second] : []));
  return later.length > 0 ? Math.min(...later) : null;
}
