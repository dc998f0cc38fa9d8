import type { Chapter } from '../api/chapters.ts';
import { unbroken } from '../text/text.ts';

/** A chapter, and where it begins for the player, in seconds. */
export interface PlacedChapter {
  readonly chapter: Chapter;
  readonly at: number;
}

/** What is played a moment before a chapter begins counts as its own: a seek lands between two pictures. */
const EARLY_SECONDS = 0.5;
/** Who asks for the previous chapter so soon after one began wants the one before it. */
const RESTART_SECONDS = 4;

/** Number and title in one line. */
export function chapterLabel({ numbering, title }: Pick<Chapter, 'numbering' | 'title'>): string {
  return unbroken([numbering, title].filter(Boolean).join(' '));
}

/** {@link chapters} with the places that {@link placeOf} knows, in order. */
export function placeChapters(chapters: readonly Chapter[], placeOf: (chapter: Chapter) => number | null): readonly PlacedChapter[] {
  return chapters.flatMap((chapter) => {
    const at = placeOf(chapter);
    return at === null ? [] : [{ chapter, at }];
  });
}

/** The one of {@link placed} at {@link place}, null before the first. */
export function chapterAt<P extends { readonly at: number }>(placed: readonly P[], place: number): P | null {
  return placed.findLast(({ at }) => at <= place + EARLY_SECONDS) ?? null;
}

/** Where the next (+1) or the previous (-1) chapter begins, null if there is none. */
export function neighbour(placed: readonly PlacedChapter[], place: number, step: 1 | -1): number | null {
  if (step === 1) return placed.find(({ at }) => at > place + EARLY_SECONDS)?.at ?? null;
  return placed.findLast(({ at }) => at < place - RESTART_SECONDS)?.at ?? (placed[0]?.at ?? null);
}

/** The part of an address that leads to {@link chapter}: its item's id stays whatever is done to the agenda. */
export function chapterHash(chapter: Chapter): string {
  return `#item-${chapter.item ?? chapter.id}`;
}

/** The chapter that an address asks for: by its item's id, its own, its number on the agenda, or its place in the list. */
export function chapterInHash(hash: string, chapters: readonly Chapter[]): Chapter | null {
  const [, asked] = /^#item-(.+)$/.exec(decode(hash)) ?? [];
  if (!asked) return null;
  return (
    chapters.find(({ item }) => item === asked) ??
    chapters.find(({ id }) => id === asked) ??
    chapters.find(({ numbering }) => numbering.replace(/[.)\s]+$/, '') === asked) ??
    (/^\d{1,4}$/.test(asked) ? chapters[Number(asked) - 1] : undefined) ??
    null
  );
}

function decode(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
