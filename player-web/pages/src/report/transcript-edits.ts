import type { TranscriptCaption, TranscriptChange } from '../api/transcript-desk.ts';

/** A caption as it is corrected, in seconds of the replay. */
export interface EditedCaption {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Who says it; empty for who has the floor. */
  readonly speaker: string;
  /** The caption that it is a part of, if it was split. */
  readonly of?: string;
}

/** What the server refuses: longer captions come from a mistake. */
export const LONGEST_TEXT = 500;
export const LONGEST_SECONDS = 30;

/** The shortest that a part of one becomes, in seconds. */
const SHORTEST_SECONDS = 0.2;

export const edited = ({ id, start, end, text, speaker }: TranscriptCaption): EditedCaption => ({ id, start, end, text, speaker: speaker ?? '' });

/** Lines without what surrounds them: as the server keeps them. */
export function tidied(text: string): string {
  return text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean).join('\n');
}

function isSame(one: EditedCaption, other: EditedCaption): boolean {
  return tidied(one.text) === tidied(other.text) && one.speaker.trim() === other.speaker.trim() && one.start === other.start && one.end === other.end;
}

/** What makes {@link before} into {@link after}, by the revisions that are known of each. */
export function changesOf(before: readonly EditedCaption[], after: readonly EditedCaption[], revisions: ReadonlyMap<string, number>): readonly TranscriptChange[] {
  const [known, left] = [new Map(before.map((one) => [one.id, one])), new Set(after.map(({ id }) => id))];
  const written = after.filter((one) => {
    const was = known.get(one.id);
    return !was || !isSame(was, one);
  });
  const gone = before.filter(({ id }) => !left.has(id)).map((one) => ({ ...one, text: '' }));
  return [...written, ...gone].map(({ id, start, end, text, speaker, of }) => {
    const revision = revisions.get(id) ?? 0;
    const name = speaker.trim();
    return { id, revision, start, end, text: tidied(text), ...(name ? { speaker: name } : {}), ...(revision === 0 && of ? { of } : {}) };
  });
}

/** What is wrong with a caption; null if nothing is. An empty one is taken away, which is no mistake. */
export function faultOf({ start, end, text }: EditedCaption): 'times' | 'long' | null {
  if (!(start >= 0 && end > start)) return 'times';
  return end - start > LONGEST_SECONDS || tidied(text).length > LONGEST_TEXT ? 'long' : null;
}

/** One that is split at a place of its text: its time is shared by letters. The same one if there is nothing on a side. */
export function split(captions: readonly EditedCaption[], id: string, caret: number, newId: string): readonly EditedCaption[] {
  return captions.flatMap((one) => {
    const [head, tail] = [one.text.slice(0, caret).trim(), one.text.slice(caret).trim()];
    if (one.id !== id || !head || !tail) return [one];
    const share = (one.end - one.start) * (head.length / (head.length + tail.length));
    const middle = millis(one.start + Math.min(Math.max(share, SHORTEST_SECONDS), one.end - one.start - SHORTEST_SECONDS));
    if (!(middle > one.start && middle < one.end)) return [one];
    return [{ ...one, end: middle, text: head }, { ...one, id: newId, start: middle, text: tail, of: one.of ?? one.id }];
  });
}

/** One that is joined with the next; the same ones if there is none, or it would be too long. */
export function joined(captions: readonly EditedCaption[], id: string): readonly EditedCaption[] {
  const index = captions.findIndex((one) => one.id === id);
  const [one, next] = [captions[index], captions[index + 1]];
  if (!one || !next) return captions;
  const both = { ...one, end: Math.max(one.end, next.end), text: `${one.text.trim()} ${next.text.trim()}` };
  return faultOf(both) ? captions : captions.toSpliced(index, 2, both);
}

/** All with one text in the place of another, wherever it stands. */
export function replaced(captions: readonly EditedCaption[], wanted: string, by: string): readonly EditedCaption[] {
  return wanted ? captions.map((one) => (one.text.includes(wanted) ? { ...one, text: one.text.replaceAll(wanted, by) } : one)) : captions;
}

/** How often a text stands in them. */
export function countOf(captions: readonly EditedCaption[], wanted: string): number {
  return wanted ? captions.reduce((sum, { text }) => sum + text.split(wanted).length - 1, 0) : 0;
}

/** The index of the next with a text, behind {@link from} and then from the beginning; -1 if there is none. */
export function nextWith(captions: readonly EditedCaption[], wanted: string, from: number): number {
  const has = ({ text }: EditedCaption) => wanted !== '' && text.includes(wanted);
  const behind = captions.findIndex((one, index) => index > from && has(one));
  return behind >= 0 ? behind : captions.findIndex(has);
}

/**
 * What one has typed, over what the server says now: of a caption that somebody else has changed meanwhile, theirs stays.
 *
 * @param before what the server said when it was typed
 * @param now what it says
 */
export function rebased(before: readonly EditedCaption[], typed: readonly EditedCaption[], now: readonly EditedCaption[]): readonly EditedCaption[] {
  const [was, mine, theirs] = [before, typed, now].map((all) => new Map(all.map((one) => [one.id, one]))) as [Map<string, EditedCaption>, Map<string, EditedCaption>, Map<string, EditedCaption>];
  const kept = now.flatMap((one) => {
    const [old, own] = [was.get(one.id), mine.get(one.id)];
    if (!old || !isSame(old, one)) return [one];
    return own ? [own] : [];
  });
  const added = typed.filter(({ id }) => !was.has(id) && !theirs.has(id));
  return [...kept, ...added].sort((one, other) => one.start - other.start);
}

export function millis(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
