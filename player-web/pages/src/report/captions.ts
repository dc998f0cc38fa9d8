/** What is wrong with a line of captions. */
export type CaptionFault = 'header' | 'time' | 'reversed' | 'empty' | 'backwards';

export interface CaptionError {
  /** From 1 on. */
  readonly line: number;
  readonly fault: CaptionFault;
}

const TIME = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)[.](\d{3})`;
const CUE = new RegExp(String.raw`^\s*${TIME}\s+-->\s+${TIME}(?:\s+.*)?$`);

/** WebVTT as a file holds it, with its errors; null if it is another file, which the server reads. */
export function webVttOf(bytes: ArrayBuffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.startsWith('WEBVTT') ? `${text.replace(/\r\n?/g, '\n').trim()}\n` : null;
  } catch {
    return null;
  }
}

/** What is wrong with {@link text} as WebVTT (W3C WebVTT 4.1), by line; empty if nothing is. */
export function checkCaptions(text: string): readonly CaptionError[] {
  const lines = text.split('\n');
  const errors: CaptionError[] = /^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '') ? [] : [{ line: 1, fault: 'header' }];
  let before = 0;
  lines.forEach((line, index) => {
    if (index === 0 || !line.includes('-->')) return;
    const tell = (fault: CaptionFault) => errors.push({ line: index + 1, fault });
    const match = CUE.exec(line);
    if (!match) return tell('time');
    const [begins, ends] = [secondsOf(match, 1), secondsOf(match, 5)];
    if (ends <= begins) tell('reversed');
    else if (begins < before) tell('backwards');
    if (!(lines[index + 1] ?? '').trim()) tell('empty');
    before = begins;
    return undefined;
  });
  return errors;
}

function secondsOf(match: RegExpExecArray, from: number): number {
  const [hours = '0', minutes = '0', seconds = '0', millis = '0'] = match.slice(from, from + 4).map((one) => one as string | undefined);
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(millis) / 1000;
}

/** A caption, in seconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The captions of a WebVTT text that can be shown; what has errors is left out. */
export function readCues(text: string): readonly Cue[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const match = CUE.exec(line);
    if (!match) return [];
    const blank = lines.findIndex((one, at) => at > index && !one.trim());
    const words = lines.slice(index + 1, blank < 0 ? lines.length : blank);
    const [start, end] = [secondsOf(match, 1), secondsOf(match, 5)];
    return end > start && words.length > 0 ? [{ start, end, text: words.join('\n') }] : [];
  });
}

/** How many captions end after a film of {@link seconds}; half a second later is still its end. */
export function cuesBeyond(text: string, seconds: number): number {
  return readCues(text).filter(({ end }) => end > seconds + 0.5).length;
}

/** How many cues are in it. */
export function countCues(text: string): number {
  return text.split('\n').filter((line) => CUE.test(line)).length;
}
