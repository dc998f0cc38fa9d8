import type { MarkContent } from '../api/marks.ts';
import { chapterLabel } from '../player/chapters.ts';
import { text } from '../text/text.ts';

/** Number and title. */
export function labelOf({ numbering, title }: Pick<MarkContent, 'numbering' | 'title'>): string {
  return chapterLabel({ numbering, title }) || text('sitting.untitled-item');
}

/** The number; the beginning of the title if there is none. */
export function shortOf({ numbering, title }: Pick<MarkContent, 'numbering' | 'title'>): string {
  return numbering || (title.length > 28 ? `${title.slice(0, 27).trim()}…` : title) || text('sitting.untitled-item');
}
