import type { LiveCaption, TranscriptAnswer } from '../api/live-caption.ts';

/*
 * The page of text alone goes on by itself: what is said comes as events, a word at a time, and is written where the server would write
 * it. What has a heading, a vote or a time of its own comes with the page itself, which is read again now and then.
 */

/** The page is read again no more often than this, in milliseconds: for a line of a few kbit/s. */
const READ_MILLIS = 20_000;
/** A vote, or an item that nobody speaks to, comes within this time, in milliseconds. */
const LOOK_MILLIS = 60_000;
/** What is said for longer than this gets another time, in milliseconds. */
const PARAGRAPH_MILLIS = 25_000;
/** Who reads this close to the end follows what comes, in pixels. */
const END_PIXELS = 120;
/** Between words, as the server counts them: a mark with a no-break space before it is of the word. */
const SPACES = /[ \t-\r]+/;

const page = {
  text: document.querySelector<HTMLElement>('.live-text')!,
  log: document.querySelector<HTMLElement>('.live-text-log')!,
  end: document.querySelector<HTMLElement>('#end')!,
};
const announce = document.querySelector<HTMLElement>('.live-text-announce')!;
const checkbox = announce.querySelector<HTMLInputElement>('input')!;
const uncertain = document.querySelector<HTMLElement>('.is-uncertain')?.title ?? '';
/** Captions that a screen reader has said, or need not. */
const told = new Set<string>();
let readAt = Date.now();
let waits: ReturnType<typeof setTimeout> | undefined;
let broadcast = placeOf(page.text.dataset['place']);

announce.hidden = false;
document.querySelector<HTMLElement>('.live-text-follows')!.hidden = false;
checkbox.addEventListener('change', () => {
  for (const one of page.text.querySelectorAll<HTMLElement>('[data-caption]:not(.is-partial)')) told.add(one.dataset['caption']!);
});
setInterval(() => readAgain(), LOOK_MILLIS);
listen();

/** The browser opens the stream again by itself, and says how far it has read; one that is refused, we do. */
function listen(): void {
  const { captions, place } = page.text.dataset;
  const stream = new EventSource(`${captions}/events${place ? `?since=${encodeURIComponent(place)}` : ''}`);
  stream.addEventListener('captions', ({ data }: MessageEvent<string>) => take(JSON.parse(data) as TranscriptAnswer));
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => void read().finally(listen), READ_MILLIS * (0.5 + Math.random()));
  });
}

function take(answer: TranscriptAnswer): void {
  const follows = isAtEnd();
  if (answer.place) page.text.dataset['place'] = answer.place;
  const isOther = placeOf(answer.place ?? '') !== broadcast;
  broadcast = placeOf(answer.place ?? '');
  // All of it, or another debate: the page knows what of that is read here.
  if (isOther) return readAgain(/* soon= */ true);
  for (const id of answer.removed) find(id)?.remove();
  // What was said before this page begins is not read here.
  const isOld = answer.isWhole && page.text.querySelector('[data-caption]') !== null;
  for (const caption of answer.captions) {
    if (!write(caption, isOld)) readAgain();
  }
  if (follows) scrollTo({ top: document.documentElement.scrollHeight });
}

/** Of which process and broadcast a place is. */
function placeOf(place = ''): string {
  return place.replace(/\/\d+$/, '');
}

/** Writes a caption where it belongs; false if the page alone can tell where that is. */
function write(caption: LiveCaption, isOld: boolean): boolean {
  const known = find(caption.id);
  if (known) {
    if (Number(known.dataset['revision']) !== caption.revision) fill(known, caption);
    speak(caption);
    return true;
  }
  const start = Date.parse(caption.start);
  const last = [...page.text.querySelectorAll<HTMLElement>('p[data-start]')].at(-1);
  const lastStart = Date.parse(last?.dataset['start'] ?? '');
  if (isOld) return true;
  if (last && start < lastStart) return false;
  const goesOn = last?.dataset['language'] === caption.language && start - lastStart < PARAGRAPH_MILLIS && (caption.speaker ?? last.dataset['speaker']) === last.dataset['speaker'];
  const paragraph = goesOn ? last! : begin(caption);
  const words = document.createElement('span');
  fill(words, caption);
  paragraph.append(words, '\n');
  speak(caption);
  return goesOn;
}

/** A paragraph that has no time yet. */
function begin(caption: LiveCaption): HTMLElement {
  page.text.querySelector('.live-text-none')?.remove();
  const paragraph = document.createElement('p');
  const { language = '', speaker = '' } = caption;
  paragraph.lang = language;
  Object.assign(paragraph.dataset, { start: caption.start, language, speaker });
  if (speaker) {
    const name = document.createElement('strong');
    name.textContent = speaker;
    paragraph.append(name, ' – ');
  }
  (page.text.querySelector('section:last-of-type') ?? page.text).append(paragraph);
  return paragraph;
}

function fill(into: HTMLElement, { id, revision, state, text, uncertain: unsure = [] }: LiveCaption): void {
  Object.assign(into.dataset, { caption: id, revision: String(revision) });
  into.className = `is-${state}`;
  const isUnsure = new Set(unsure);
  into.replaceChildren(
    ...text.trim().split(SPACES).flatMap((word, index) => {
      if (!isUnsure.has(index)) return [`${word} `];
      const marked = Object.assign(document.createElement('span'), { className: 'is-uncertain', title: uncertain, textContent: word });
      return [marked, ' '];
    }),
  );
}

/** A screen reader says what is finished, if somebody wants that: never a word that grows. */
function speak({ id, state, text, language }: LiveCaption): void {
  if (!checkbox.checked || state === 'partial' || told.has(id)) return;
  told.add(id);
  const words = Object.assign(document.createElement('p'), { textContent: text, lang: language });
  page.log.append(words);
  while (page.log.children.length > 4) page.log.firstChild?.remove();
}

function find(id: string): HTMLElement | null {
  return page.text.querySelector<HTMLElement>(`[data-caption="${CSS.escape(id)}"]`);
}

function isAtEnd(): boolean {
  return page.end.getBoundingClientRect().top < innerHeight + END_PIXELS;
}

/** Reads the page again, as soon as it may. */
function readAgain(soon = false): void {
  if (soon) clearTimeout(waits);
  else if (waits !== undefined) return;
  waits = setTimeout(() => void read(), soon ? 0 : Math.max(0, readAt + READ_MILLIS - Date.now()));
}

async function read(): Promise<void> {
  waits = undefined;
  readAt = Date.now();
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(READ_MILLIS) });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector<HTMLElement>('.live-text');
    if (!fresh) return;
    const follows = isAtEnd();
    // What came by the stream meanwhile is not taken away again.
    keepNewer(fresh);
    page.text.replaceChildren(...fresh.childNodes);
    page.text.dataset['place'] = fresh.dataset['place'] ?? '';
    broadcast = placeOf(page.text.dataset['place']);
    if (follows) scrollTo({ top: document.documentElement.scrollHeight });
  } catch {
    // It is read again in a while.
  }
}

function keepNewer(fresh: HTMLElement): void {
  for (const mine of page.text.querySelectorAll<HTMLElement>('[data-caption]')) {
    const its = fresh.querySelector<HTMLElement>(`[data-caption="${CSS.escape(mine.dataset['caption']!)}"]`);
    if (its && Number(its.dataset['revision']) < Number(mine.dataset['revision'])) its.replaceWith(mine.cloneNode(true));
  }
}
