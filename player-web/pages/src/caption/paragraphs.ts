import type { Chapter, SpeakerTurn } from '../api/chapters.ts';
import type { LiveCaption } from '../api/live-caption.ts';

/** What is said for longer than this gets another time, in milliseconds. */
const PARAGRAPH_MILLIS = 25_000;
/** Nor is what comes after a silence this long the same thought. */
const SILENCE_MILLIS = 8000;
/** Between words, as the server counts them: a mark with a no-break space before it is of the word. */
const SPACES = /[ \t-\r]+/;

/** What somebody says within one item, from one time on. */
export interface Paragraph {
  /** That of its first caption. */
  readonly id: string;
  /** In milliseconds since 1970. */
  readonly start: number;
  readonly language: string;
  /** Empty if nobody knows. */
  readonly speaker: string;
  readonly chapter: Chapter | null;
  readonly captions: readonly LiveCaption[];
  /** Another once anything of it is. */
  readonly signature: string;
}

/** What the chapters and the turns of speakers say of a moment. */
export interface Marked {
  readonly chapters: readonly Chapter[];
  readonly speakers: readonly SpeakerTurn[];
}

/**
 * Captions, which are sorted, as paragraphs under the items in which they are said.
 *
 * @param before the paragraphs as they were: those that are the same stay the same objects
 */
export function paragraphs(captions: readonly LiveCaption[], marked: Marked, before: readonly Paragraph[] = []): readonly Paragraph[] {
  const same = new Map(before.map((one) => [one.id, one]));
  const [chapters, speakers] = [new Moments(marked.chapters), new Moments(marked.speakers)];
  const found: Paragraph[] = [];
  let group: LiveCaption[] = [];
  let start = 0;
  let end = 0;
  let [speaker, chapter]: [string, Chapter | null] = ['', null];
  const close = () => {
    const first = group[0];
    if (!first) return;
    const signature = [chapter?.id, chapter?.title, speaker, ...group.map(({ id, revision, state }) => `${id} ${revision} ${state}`)].join('\n');
    const old = same.get(first.id);
    found.push(old?.signature === signature ? old : { id: first.id, start, language: first.language, speaker, chapter, captions: group, signature });
    group = [];
  };
  for (const caption of captions) {
    const [from, to] = [Date.parse(caption.start), Date.parse(caption.end)];
    const nowChapter = chapters.at(from);
    const nowSpeaker = caption.speaker ?? speakers.at(from)?.title ?? '';
    const goesOn = group[0]?.language === caption.language && nowChapter === chapter && nowSpeaker === speaker
      && from - start < PARAGRAPH_MILLIS && from - end < SILENCE_MILLIS;
    if (!goesOn) {
      close();
      [start, end, speaker, chapter] = [from, to, nowSpeaker, nowChapter];
    }
    group.push(caption);
    end = Math.max(end, to);
  }
  close();
  return found;
}

/** Which of some that each last until the next a moment is in; asked from early to late. */
class Moments<T extends { readonly startedAt: string }> {
  readonly #all: readonly (readonly [number, T])[];
  #next = 0;

  constructor(all: readonly T[]) {
    this.#all = all.map((one) => [Date.parse(one.startedAt), one] as const).sort((one, other) => one[0] - other[0]);
  }

  at(millis: number): T | null {
    while (this.#next < this.#all.length && (this.#all[this.#next]?.[0] ?? Infinity) <= millis) this.#next++;
    return this.#all[this.#next - 1]?.[1] ?? null;
  }
}

/** Words of a caption that are all equally sure. */
export interface Words {
  readonly words: string;
  readonly isUncertain: boolean;
}

/** The words of {@link caption}, those apart that its source trusts little. */
export function wordsOf({ text, uncertain = [] }: LiveCaption): readonly Words[] {
  const unsure = new Set(uncertain);
  const found: { words: string; isUncertain: boolean }[] = [];
  text.trim().split(SPACES).forEach((word, index) => {
    const last = found.at(-1);
    const isUncertain = unsure.has(index);
    if (last?.isUncertain === isUncertain) last.words += ` ${word}`;
    else found.push({ words: word, isUncertain });
  });
  return found;
}

/** Letters as they are compared: each as one, without accents and capitals. */
export function folded(words: string): string {
  return [...words].map((letter) => letter.normalize('NFD')[0]?.toLowerCase() ?? letter).join('');
}

/** {@link words} cut at each place where {@link wanted}, which is folded, stands: those with odd numbers are the finds. */
export function cutAt(words: string, wanted: string): readonly string[] {
  if (!wanted) return [words];
  const letters = [...words];
  const plain = letters.map((letter) => folded(letter)).join('');
  if (plain.length !== letters.length) return [words];
  const parts: string[] = [];
  let from = 0;
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, from)) {
    parts.push(letters.slice(from, at).join(''), letters.slice(at, at + wanted.length).join(''));
    from = at + wanted.length;
  }
  return [...parts, letters.slice(from).join('')];
}
