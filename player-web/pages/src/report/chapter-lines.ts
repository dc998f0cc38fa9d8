import { parseTimecode, timecode } from '../time/timecode.ts';

/** A chapter of a film. */
export interface FilmChapter {
  /** In seconds of the whole film. */
  readonly at: number;
  readonly title: string;
}

/** What is wrong with a line: no time, no title, before the line above, or not in the film. */
export type ChapterFault = 'time' | 'title' | 'backwards' | 'beyond';

export interface ChapterError {
  /** From 1 on. */
  readonly line: number;
  readonly fault: ChapterFault;
}

const LINE = /^(\S+)\s*[-–—:]?\s*(.*)$/;

/** Chapters as they are written: a line each, `1:23 Title`. */
export function chapterLines(chapters: readonly FilmChapter[]): string {
  return chapters.map(({ at, title }) => `${timecode(at)} ${title}`).join('\n');
}

/** What {@link text} says, and what is wrong with it; empty lines count for nothing. */
export function readChapterLines(text: string, filmSeconds: number): { readonly chapters: readonly FilmChapter[]; readonly errors: readonly ChapterError[] } {
  const chapters: FilmChapter[] = [];
  const errors: ChapterError[] = [];
  text.split('\n').forEach((written, index) => {
    if (!written.trim()) return;
    const [, time = '', title = ''] = LINE.exec(written.trim()) ?? [];
    const at = parseTimecode(time);
    const before = chapters.at(-1)?.at ?? -1;
    const fault: ChapterFault | null = at === null ? 'time' : !title.trim() ? 'title' : at >= filmSeconds ? 'beyond' : at <= before ? 'backwards' : null;
    if (fault) errors.push({ line: index + 1, fault });
    else chapters.push({ at: at ?? 0, title: title.trim() });
  });
  return { chapters, errors };
}

/** {@link text} with a line for the moment {@link at}, where it belongs. */
export function withChapterAt(text: string, at: number, title: string): string {
  const lines = text.split('\n').filter((line) => line.trim());
  const index = lines.findIndex((line) => (parseTimecode(line.trim().split(/\s/)[0] ?? '') ?? -1) > at);
  lines.splice(index < 0 ? lines.length : index, 0, `${timecode(at)} ${title}`);
  return lines.join('\n');
}
