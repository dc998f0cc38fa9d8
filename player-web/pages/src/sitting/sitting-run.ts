import type { MarkContent } from '../api/marks.ts';
import type { AgendaItem } from '../api/sitting.ts';

/** How a sitting goes, as its marks show. */
export interface SittingRun<M extends MarkContent = MarkContent> {
  /** The chapter that lasts, or was the last. */
  readonly current: M | null;
  /** The one before it. */
  readonly previous: M | null;
  /** The item that comes next; null if all have been. */
  readonly next: AgendaItem | null;
  /** When each item that was marked began first, and how long it was in all, by its id. */
  readonly items: ReadonlyMap<string, ItemRun>;
  /** Who has the floor. */
  readonly speaker: M | null;
  /** When it was over; null while it goes on. */
  readonly endedAt: string | null;
}

export interface ItemRun {
  readonly start: string;
  /** Milliseconds that are over; for the one that lasts, up to when it last began. */
  readonly millis: number;
  readonly times: number;
  readonly lasts: boolean;
}

/** How far back "it has begun 30 s ago" goes, in milliseconds. */
export const BACK_MILLIS = 30_000;

/** No chapter is moved closer to the one before, in milliseconds. */
const CLOSEST_MILLIS = 1000;

/**
 * What the marks, sorted by time, say of an agenda.
 *
 * @param endedAt when the broadcast was over; null while it goes on
 */
export function runOf<M extends MarkContent>(agenda: readonly AgendaItem[], marks: readonly M[], endedAt: string | null = null): SittingRun<M> {
  const chapters = marks.filter((mark) => mark.kind === 'chapter');
  const speaker = marks.filter((mark) => mark.kind === 'speaker').at(-1) ?? null;
  return {
    current: chapters.at(-1) ?? null,
    previous: chapters.at(-2) ?? null,
    next: nextItem(agenda, chapters),
    items: itemRuns(chapters, endedAt),
    speaker: speaker && speaker.title && !endedAt ? speaker : null,
    endedAt,
  };
}

/** The first item behind the last one marked that has not been yet; then any that was passed over. Headings are none. */
function nextItem(agenda: readonly AgendaItem[], chapters: readonly MarkContent[]): AgendaItem | null {
  const been = new Set(chapters.map((mark) => mark.item));
  const last = chapters.findLast((mark) => agenda.some((item) => item.id === mark.item));
  const place = agenda.findIndex((item) => item.id === last?.item);
  const open = (item: AgendaItem) => item.kind !== 'heading' && !been.has(item.id);
  return agenda.slice(place + 1).find(open) ?? agenda.find(open) ?? null;
}

function itemRuns(chapters: readonly MarkContent[], endedAt: string | null): ReadonlyMap<string, ItemRun> {
  const runs = new Map<string, ItemRun>();
  chapters.forEach((mark, index) => {
    if (!mark.item) return;
    const end = chapters[index + 1]?.start ?? endedAt;
    const before = runs.get(mark.item);
    const millis = end ? Date.parse(end) - Date.parse(mark.start) : 0;
    runs.set(mark.item, { start: before?.start ?? mark.start, millis: (before?.millis ?? 0) + millis, times: (before?.times ?? 0) + 1, lasts: !end });
  });
  return runs;
}

/**
 * When the chapter that lasts began, if that was 30 s before it says: never before the broadcast or
 * the chapter before it; null if it can't be earlier.
 *
 * @param startedAt of the broadcast
 */
export function earlier(run: SittingRun, startedAt: string | null): string | null {
  if (!run.current) return null;
  const start = Date.parse(run.current.start);
  const floors = [startedAt ? Date.parse(startedAt) : 0, run.previous ? Date.parse(run.previous.start) + CLOSEST_MILLIS : 0];
  const moved = Math.max(start - BACK_MILLIS, ...floors);
  return moved <= start - CLOSEST_MILLIS ? new Date(moved).toISOString() : null;
}
