import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveCaption, TranscriptAnswer } from '../../src/api/live-caption.ts';
import { keepCaptions, keptCaptions } from '../../src/caption/caption-look.ts';
import { LiveTranscript } from '../../src/caption/live-transcript.ts';
import { cutAt, folded, paragraphs, wordsOf } from '../../src/caption/paragraphs.ts';
import { SpokenNow } from '../../src/caption/spoken-now.ts';
import { FakeEventSource } from './fake-event-source.ts';

const BEGAN = Date.parse('2026-11-24T18:00:00Z');
const at = (seconds: number) => new Date(BEGAN + seconds * 1000).toISOString();

function said(second: number, text: string, change: Partial<LiveCaption> = {}): LiveCaption {
  return { id: `r${second}`, revision: 1, start: at(second), end: at(second + 3), language: 'fr', text, source: 'recogniser', state: 'heard', ...change };
}

describe('paragraphs', () => {
  it('captions_areUnderTheItemInWhichTheyAreSaid_byWhoSaysThem', () => {
    const marked = {
      chapters: [{ id: 'c1', startedAt: at(30), title: 'Budget', numbering: 'I', sitting: null, item: null }],
      speakers: [{ id: 's1', startedAt: at(40), title: 'Mme Petit' }],
    } as unknown as Parameters<typeof paragraphs>[1];
    const found = paragraphs([said(4, 'a'), said(8, 'b'), said(31, 'c'), said(41, 'd'), said(45, 'e', { speaker: 'M. Dupont' }), said(49, 'f', { language: 'en', speaker: 'M. Dupont' })], marked);
    expect(found.map(({ chapter, speaker, captions }) => [chapter?.title ?? '', speaker, captions.map(({ text }) => text).join(' ')])).toEqual([
      ['', '', 'a b'],
      ['Budget', '', 'c'],
      ['Budget', 'Mme Petit', 'd'],
      ['Budget', 'M. Dupont', 'e'],
      ['Budget', 'M. Dupont', 'f'],
    ]);
  });

  it('correction_changesItsParagraphAlone', () => {
    const nothing = { chapters: [], speakers: [] };
    const captions = [said(0, 'a'), said(4, 'b'), said(60, 'c')];
    const before = paragraphs(captions, nothing);
    const after = paragraphs([captions[0]!, { ...captions[1]!, revision: 2, text: 'B' }, captions[2]!], nothing, before);
    expect(after[0]).not.toBe(before[0]);
    expect(after[0]!.captions[1]!.text).toBe('B');
    expect(after[1]).toBe(before[1]);
  });

  it('uncertainWords_areApart', () => {
    expect(wordsOf(said(0, 'je vous  propose\nWaÿne Arnaud', { uncertain: [3, 4] }))).toEqual([
      { words: 'je vous propose', isUncertain: false },
      { words: 'Waÿne Arnaud', isUncertain: true },
    ]);
  });

  it('uncertainWords_areCountedAsTheServerDoes_aMarkAndItsNoBreakSpaceNone', () => {
    expect(wordsOf(said(0, 'Vraiment\u202f? «\u00a0Waÿne\u00a0» dit', { uncertain: [1] }))).toEqual([
      { words: 'Vraiment\u202f?', isUncertain: false },
      { words: '«\u00a0Waÿne\u00a0»', isUncertain: true },
      { words: 'dit', isUncertain: false },
    ]);
  });

  it('search_findsWithoutAccentsAndCapitals_wherePicturesStandForLettersToo', () => {
    expect(cutAt('L’Été à l’étang 🦆 ÉTÉ', folded('été'))).toEqual(['L’', 'Été', ' à l’étang 🦆 ', 'ÉTÉ', '']);
    expect(cutAt('rien', folded('été'))).toEqual(['rien']);
  });
});

describe('SpokenNow', () => {
  const shown = (now: SpokenNow, second: number, captions: readonly LiveCaption[]) => now.at(BEGAN + second * 1000, captions).map(({ text }) => text);

  it('captionsThatAreThere_areShownWhileTheyAreSaid', () => {
    const now = new SpokenNow();
    const captions = [said(10, 'un'), said(14, 'deux'), said(30, 'trois')];
    expect(shown(now, 9, captions)).toEqual([]);
    expect(shown(now, 10, captions)).toEqual(['un']);
    expect(shown(now, 14, captions)).toEqual(['un', 'deux']);
    expect(shown(now, 17, captions)).toEqual(['deux']);
    expect(shown(now, 25, captions)).toEqual([]);
    expect(shown(now, 31, captions)).toEqual(['trois']);
  });

  it('captionThatComesLate_isShownThen_andOnlyInItsPlaceAfterARewind', () => {
    const now = new SpokenNow();
    const late = said(10, 'tapé par une personne');
    expect(shown(now, 19, [])).toEqual([]);
    now.came(late, BEGAN + 19_000);
    expect(shown(now, 19.5, [late])).toEqual(['tapé par une personne']);
    expect(shown(now, 25, [late])).toEqual([]);
    expect(shown(now, 11, [late])).toEqual(['tapé par une personne']);
    expect(shown(now, 19.5, [late])).toEqual([]);
  });

  it('whatIsLongPast_whenItComes_isNotShownOverThePicture', () => {
    const now = new SpokenNow();
    now.came(said(10, 'corrigé'), BEGAN + 120_000);
    expect(shown(now, 120, [said(10, 'corrigé')])).toEqual([]);
  });
});

describe('LiveTranscript', () => {
  const answer = (place: string, captions: readonly LiveCaption[], change: Partial<TranscriptAnswer> = {}): TranscriptAnswer => ({ place, isWhole: false, broadcast: 'b1', captions, removed: [], ...change });
  let asked: string[] = [];

  beforeEach(() => {
    asked = [];
    FakeEventSource.opened = [];
    vi.stubGlobal('EventSource', FakeEventSource);
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path);
      return Promise.resolve(new Response(JSON.stringify(answer('x/b1/4', [said(4, 'un'), said(8, 'deux')], { isWhole: true }))));
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const tell = (told: TranscriptAnswer) => FakeEventSource.opened.at(-1)!.tell('captions', JSON.stringify(told));
  const words = (transcript: LiveTranscript) => transcript.captions.map(({ text }) => text).join(' ');

  it('nobodyReads_nothingIsAskedFor_andTheLastWhoLeavesEndsTheStream', async () => {
    const transcript = new LiveTranscript('chamber');
    expect(asked).toEqual([]);
    const leave = [transcript.follow(() => undefined), transcript.follow(() => undefined)];
    await vi.waitFor(() => expect(FakeEventSource.opened.length).toBe(1));
    expect(asked).toEqual(['/api/v1/channels/chamber/captions']);
    expect(FakeEventSource.opened[0]!.url).toBe('/api/v1/channels/chamber/captions/events?since=x%2Fb1%2F4');
    leave[0]!();
    expect(FakeEventSource.opened[0]!.closed).toBe(false);
    leave[1]!();
    expect(FakeEventSource.opened[0]!.closed).toBe(true);
  });

  it('changes_areTakenInPlace_andAnotherProcessBeginsAnew', async () => {
    const transcript = new LiveTranscript('chamber');
    const leave = transcript.follow(() => undefined);
    await vi.waitFor(() => expect(FakeEventSource.opened.length).toBe(1));
    tell(answer('x/b1/6', [said(4, 'Un', { revision: 2 }), said(12, 'trois')], { removed: ['r8'] }));
    expect(words(transcript)).toBe('Un trois');
    // A plain request that the stream overtook.
    tell(answer('x/b1/5', [said(4, 'un'), said(8, 'deux')]));
    expect(words(transcript)).toBe('Un trois');
    tell(answer('y/b1/1', [said(4, 'Un.', { revision: 3 })], { isWhole: true }));
    expect(words(transcript)).toBe('Un.');
    leave();
  });
});

describe('caption choices', () => {
  it('choices_last_andNonsenseIsAsUsual', () => {
    keepCaptions({ size: 'huge', isShown: true });
    keepCaptions({ place: 'top' });
    expect(keptCaptions()).toEqual({ size: 'huge', colours: 'white', place: 'top', isShown: true });
    localStorage.setItem('tribune.captions', '{"size":"<b>","isShown":1}');
    expect(keptCaptions()).toEqual({ size: 'normal', colours: 'white', place: 'bottom', isShown: false });
    localStorage.removeItem('tribune.captions');
  });
});
