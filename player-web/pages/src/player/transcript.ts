/** A stretch of what is said, in seconds of the media. */
export interface Said {
  readonly start: number;
  /** Where its last words end. */
  readonly end: number;
  readonly words: string;
  /** Who says it; empty if that is not known. */
  readonly speaker: string;
}

/** Somebody who has the floor for a while, in seconds of the media. */
export interface Floor {
  readonly title: string;
  readonly start: number | null;
  readonly end: number | null;
}

/** What is said for longer than this gets another time, in seconds. */
const PARAGRAPH_SECONDS = 25;
const TIME = String.raw`(?:(\d+):)?(\d{2}):(\d{2}[.,]\d{3})`;
const TIMING = new RegExp(String.raw`^${TIME}\s+-->\s+${TIME}`);
const VOICE = /<v(?:\.[^\s>]*)?\s+([^>]+)>/;
const SIGNS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0', '&lrm;': '', '&rlm;': '' };

/**
 * The words of WebVTT captions (W3C WebVTT 1, section 4) between two places, as paragraphs of one speaker each: whom the captions name,
 * and else who has the floor.
 */
export function transcript(vtt: string, from: number, to: number, floors: readonly Floor[] = []): readonly Said[] {
  const paragraphs: { start: number; end: number; words: string; speaker: string }[] = [];
  for (const block of vtt.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = block.split('\n');
    const timing = lines.findIndex((line) => TIMING.test(line));
    if (timing < 0) continue;
    const match = TIMING.exec(lines[timing] ?? '');
    if (!match) continue;
    const [start, end] = [secondsOf(match, 1), secondsOf(match, 4)];
    const text = lines.slice(timing + 1).join(' ');
    const words = plain(text);
    if (start < from || start >= to || !words) continue;
    const speaker = VOICE.exec(text)?.[1]?.trim() ?? speakerAt(floors, (start + end) / 2);
    const last = paragraphs.at(-1);
    if (last && last.speaker === speaker && start - last.start < PARAGRAPH_SECONDS) [last.words, last.end] = [`${last.words} ${words}`, end];
    else paragraphs.push({ start, end, words, speaker });
  }
  return paragraphs;
}

/** Who has the floor at a place; empty if nobody has. */
export function speakerAt(floors: readonly Floor[], place: number): string {
  return floors.find(({ start, end }) => start !== null && start <= place && place < (end ?? Infinity))?.title ?? '';
}

/** The paragraph that is said at a place, by its index; -1 before the first. */
export function saidAt(said: readonly Said[], place: number): number {
  return said.findLastIndex(({ start }) => start <= place);
}

/** Those with all words of {@link wanted}, whatever their capitals and accents; all of them if it has none. */
export function saying(said: readonly Said[], wanted: string): readonly Said[] {
  const words = bare(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return said;
  return said.filter((one) => {
    const text = bare(`${one.speaker} ${one.words}`);
    return words.every((word) => text.includes(word));
  });
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLowerCase();
}

function secondsOf(match: RegExpExecArray, from: number): number {
  const [hours = '0', minutes = '0', seconds = '0'] = match.slice(from, from + 3).map((one) => one as string | undefined);
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'));
}

function plain(cue: string): string {
  return cue.replace(/<[^>]*>/g, '').replace(/&\w+;/g, (sign) => SIGNS[sign] ?? sign).trim();
}
