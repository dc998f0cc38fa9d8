/** A stretch of what is said, in seconds of the media. */
export interface Said {
  readonly start: number;
  readonly words: string;
}

/** What is said for longer than this gets another time, in seconds. */
const PARAGRAPH_SECONDS = 25;
const TIMING = /^(?:(\d+):)?(\d{2}):(\d{2}[.,]\d{3})\s+-->/;
const SIGNS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0', '&lrm;': '', '&rlm;': '' };

/** The words of WebVTT captions (W3C WebVTT 1, section 4) between two places, as paragraphs. */
export function transcript(vtt: string, from: number, to: number): readonly Said[] {
  const paragraphs: { start: number; words: string }[] = [];
  for (const block of vtt.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = block.split('\n');
    const timing = lines.findIndex((line) => TIMING.test(line));
    if (timing < 0) continue;
    const [, hours, minutes, seconds] = TIMING.exec(lines[timing] ?? '') ?? [];
    const start = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number((seconds ?? '0').replace(',', '.'));
    const words = plain(lines.slice(timing + 1).join(' '));
    if (start < from || start >= to || !words) continue;
    const last = paragraphs.at(-1);
    if (last && start - last.start < PARAGRAPH_SECONDS) last.words += ` ${words}`;
    else paragraphs.push({ start, words });
  }
  return paragraphs;
}

function plain(cue: string): string {
  return cue.replace(/<[^>]*>/g, '').replace(/&\w+;/g, (sign) => SIGNS[sign] ?? sign).trim();
}
