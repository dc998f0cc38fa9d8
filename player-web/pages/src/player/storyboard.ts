import { parseTimecode } from '../time/timecode.ts';

/** A piece of a sprite picture: what is seen from `from` to `to` seconds. Lengths are its pixels. */
export interface Thumbnail {
  readonly from: number;
  readonly to: number;
  /** The sprite's address, absolute. */
  readonly image: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const TIMES = /^(\d[\d:.]*)\s+-->\s+(\d[\d:.]*)/;
const PIECE = /^(.+)#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)$/;

/**
 * The thumbnails that a WebVTT file of sprites lists, by time. What is not of that form is left out.
 *
 * @param vtt its text (W3C WebVTT 4.1, Media Fragments 4.2.2)
 * @param address its own address, absolute, that names in it are relative to
 */
export function parseStoryboard(vtt: string, address: string): readonly Thumbnail[] {
  const lines = vtt.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const [, from, to] = TIMES.exec(line) ?? [];
    const [, name, x, y, width, height] = PIECE.exec(lines[index + 1]?.trim() ?? '') ?? [];
    const [begins, ends] = [parseTimecode(from ?? ''), parseTimecode(to ?? '')];
    if (begins === null || ends === null || !name || !Number(width) || !Number(height)) return [];
    const image = new URL(name, address).href;
    return [{ from: begins, to: ends, image, x: Number(x), y: Number(y), width: Number(width), height: Number(height) }];
  });
}

/** The thumbnail of the place {@link seconds}, the last one before it if it has none; null if there is none. */
export function thumbnailAt(thumbnails: readonly Thumbnail[], seconds: number): Thumbnail | null {
  let [low, high] = [0, thumbnails.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((thumbnails[middle]?.from ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return thumbnails[Math.max(0, low - 1)] ?? null;
}

const REQUEST_MILLIS = 8000;

/** Reads the storyboard at {@link address}; empty if it can't be had: a picture less is no trouble. */
export async function readStoryboard(address: string): Promise<readonly Thumbnail[]> {
  try {
    const absolute = new URL(address, location.href).href;
    const answer = await fetch(absolute, { signal: AbortSignal.timeout(REQUEST_MILLIS) });
    return answer.ok ? parseStoryboard(await answer.text(), absolute) : [];
  } catch {
    return [];
  }
}
