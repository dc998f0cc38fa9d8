import { describe, expect, it } from 'vitest';
import type { QuestionCard } from '../../src/api/moderation.ts';
import { moderationKeyOf } from '../../src/console/question/moderation-keys.ts';
import { counts, expected, gathered, heldBy, listed, mayBe, neighbour, nextForScreen, pieces, stepFrom } from '../../src/moderation/queue.ts';
import { maskedText, merged } from '../../src/moderation/masks.ts';

const card = (id: string, change: object = {}): QuestionCard => ({
  id, item: null, text: 'Quand ?', shortened: false, original: null, note: null, author: { name: 'Jeanne', commune: '' }, askedAt: '2026-11-25T17:00:00Z', state: 'waiting', leader: null, contest: null, mayUndo: false,
  version: 1, flags: [], refusal: null, answer: null, reply: null, chair: null, steps: [], group: null, supports: 0, askedBy: 1, hold: null, reports: [], ...change,
});
const at = (minute: number) => `2026-11-25T17:${String(minute).padStart(2, '0')}:00Z`;
const ids = (cards: readonly QuestionCard[]) => cards.map(({ id }) => id);
const report = { id: 'r', reason: 'insult', words: '', contact: '', state: 'open', decidedBy: '', message: '', at: at(9) };

describe('listed', () => {
  it('waiting_risksFirstTheNewestOfThem_thenTheOldestWaiting', () => {
    const cards = [
      card('late', { askedAt: at(5) }), card('early', { askedAt: at(1) }), card('old-risk', { askedAt: at(2), flags: ['word'] }),
      card('new-risk', { askedAt: at(4), flags: ['link'] }), card('contested', { askedAt: at(3), state: 'contested' }),
    ];
    expect(ids(listed(cards, 'waiting'))).toEqual(['new-risk', 'contested', 'old-risk', 'early', 'late']);
  });

  it('all_decidedOnesLast_theirFlagsAreNoRiskAnyMore', () => {
    const cards = [card('published', { state: 'published', flags: ['word'], askedAt: at(9) }), card('waiting', { askedAt: at(1) }), card('reported', { state: 'published', reports: [report], askedAt: at(0) })];
    expect(ids(listed(cards, 'all'))).toEqual(['reported', 'waiting', 'published']);
  });

  it('chair_inTheOrderInWhichTheyWereSent', () => {
    const sent = (id: string, minute: number) => card(id, { state: 'published', chair: { sentAt: at(minute), shownSince: null } });
    expect(ids(listed([sent('second', 8), sent('first', 7), card('none')], 'chair'))).toEqual(['first', 'second']);
    const then = (id: string, fraction: string) => card(id, { state: 'published', chair: { sentAt: `2026-11-25T18:30:00${fraction}Z`, shownSince: null } });
    expect(ids(listed([then('c', '.123001'), then('b', '.123'), then('a', '.5'), then('d', '')], 'chair'))).toEqual(['d', 'b', 'c', 'a']);
  });

  it('item_narrows_andNullIsNoItem', () => {
    const cards = [card('a', { item: 'i-1' }), card('b')];
    expect(ids(listed(cards, 'all', { item: 'i-1' }))).toEqual(['a']);
    expect(ids(listed(cards, 'all', { item: null }))).toEqual(['b']);
    expect(listed(cards, 'all')).toHaveLength(2);
  });

  it('sort_byChoice_andNoticedNarrows', () => {
    const cards = [card('a', { askedAt: at(1), supports: 2, item: 'i-2' }), card('b', { askedAt: at(3), flags: ['word'], item: 'i-1' }), card('c', { askedAt: at(2), supports: 9 })];
    const sorted = (sort: 'newest' | 'oldest' | 'support' | 'item') => ids(listed(cards, 'all', { sort, items: ['i-1', 'i-2'] }));
    expect([sorted('newest'), sorted('oldest'), sorted('support'), sorted('item')]).toEqual([['b', 'c', 'a'], ['a', 'c', 'b'], ['c', 'a', 'b'], ['b', 'a', 'c']]);
    expect(ids(listed(cards, 'all', { noticed: 'flagged' }))).toEqual(['b']);
    expect(ids(listed(cards, 'all', { noticed: 'unflagged', sort: 'oldest' }))).toEqual(['a', 'c']);
  });

  it('gathered_madeFromOneText_isOneCard_unlessTakenApart', () => {
    const cards = [card('a'), card('b', { group: 'b' }), card('c', { group: 'b' }), card('d', { group: 'b', state: 'refused' }), card('e')];
    const { list, members } = gathered(cards);
    expect(ids(list)).toEqual(['a', 'b', 'd', 'e']);
    expect([...members]).toEqual([['b', ['b', 'c']]]);
    expect(ids(gathered(cards, new Set(['b'])).list)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(ids(listed(cards, 'waiting', { noticed: 'flagged' }))).toEqual(['b', 'c']);
  });

  it('counts_eachFilter_asItsList', () => {
    const cards = [card('a'), card('b', { state: 'contested' }), card('c', { state: 'answered', reports: [{ ...report, state: 'dismissed' }] }), card('d', { state: 'refused' })];
    expect(counts(cards)).toEqual({ waiting: 2, contested: 1, reported: 0, published: 1, chair: 0, refused: 1, all: 4 });
  });
});

describe('a card', () => {
  it('mayBe_followsItsState', () => {
    expect(mayBe('publish', card('a'))).toBe(true);
    expect(mayBe('publish', card('a', { state: 'published' }))).toBe(false);
    expect(mayBe('refuse', card('a', { state: 'withdrawn', text: '' }))).toBe(false);
    expect(mayBe('send-to-chair', card('a', { state: 'published' }))).toBe(true);
    expect(mayBe('show', card('a', { state: 'published', chair: { sentAt: at(1), shownSince: at(2) } }))).toBe(false);
    expect(mayBe('undo', card('a'))).toBe(false);
  });

  it('expected_orderOnItsWay_isShownAsItWillBe', () => {
    expect(expected(card('a'), 'refuse').state).toBe('refused');
    expect(expected(card('a'), 'move').state).toBe('waiting');
  });

  it('neighbour_cardLeft_theOneThatTakesItsPlace', () => {
    const [a, b, c] = [card('a'), card('b'), card('c')];
    expect(neighbour([a, b, c], [a, c], 'b')).toBe('c');
    expect(neighbour([a, b, c], [a, b], 'c')).toBe('b');
    expect(neighbour([a], [], 'a')).toBeNull();
  });

  it('stepAndNeighbour_skipWhatAnotherModeratorLooksAt', () => {
    const hold = { account: 'p-bruno', who: 'Bruno', until: at(30) };
    const cards = [card('a'), card('b', { hold }), card('c')];
    const now = Date.parse(at(10));
    const taken = (one: QuestionCard) => heldBy(one, 'p-eve', now) !== null;
    expect(stepFrom(cards, 'a', 1, taken)).toBe('c');
    expect(stepFrom(cards, 'c', -1, taken)).toBe('a');
    expect(stepFrom(cards, 'c', 1, taken)).toBe('c');
    expect(neighbour(cards, cards.slice(1), 'a', taken)).toBe('c');
    expect(heldBy(cards[1]!, 'p-bruno', now)).toBeNull();
    expect(heldBy(cards[1]!, 'p-eve', Date.parse(at(31)))).toBeNull();
  });

  it('maskedText_passagesInAnyOrder_areEachOneMask', () => {
    const words = 'Le 06 12 de Jean';
    expect(maskedText(words, merged([{ start: 12, end: 16 }, { start: 3, end: 6 }, { start: 5, end: 8 }]))).toBe('Le […] de […]');
    expect(maskedText(words, [])).toBe(words);
  });

  it('nextForScreen_behindTheOneThatIsShown', () => {
    const sent = (id: string, minute: number, shownSince: string | null = null) => card(id, { state: 'published', chair: { sentAt: at(minute), shownSince } });
    expect(nextForScreen([sent('a', 1), sent('b', 2)])?.id).toBe('a');
    expect(nextForScreen([sent('a', 1, at(9)), sent('b', 2)])?.id).toBe('b');
    expect(nextForScreen([sent('a', 1), sent('b', 2, at(9))])).toBeNull();
  });

  it('pieces_spansThatOverlap_loseNoCharacter', () => {
    const found = pieces('😀 zut alors', [{ start: 3, end: 6 }, { start: 5, end: 8 }]);
    expect(found.map(({ text }) => text).join('')).toBe('😀 zut alors');
    expect(found.filter((piece) => piece.found).map(({ text }) => text).join('')).toBe('zut a');
    expect(pieces('', [])).toEqual([]);
  });
});

describe('moderationKeyOf', () => {
  const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });
  const within = (markup: string) => {
    document.body.innerHTML = markup;
    return document.body.querySelector('[data-here]');
  };

  it('letters_smallOrCapital_command', () => {
    expect(['j', 'K', 'a', 'r', 'm', 'u', 'z', 'x', 'c', 'N', '?'].map((key) => moderationKeyOf(press(key), document.body))).toEqual(['next', 'previous', 'publish', 'refuse', 'merge', 'undo', 'focus', 'select', 'shorten', 'note', 'help']);
  });

  it.each(['<textarea data-here></textarea>', '<input type="search" data-here>', '<select data-here></select>', '<dialog><button data-here></button></dialog>'])('whileTyping_in %s_noKeyActs', (markup) => {
    expect(moderationKeyOf(press('a'), within(markup))).toBeNull();
    expect(moderationKeyOf(press('?'), within(markup))).toBeNull();
  });

  it('atACheckbox_keysAct', () => {
    expect(moderationKeyOf(press('a'), within('<input type="checkbox" data-here>'))).toBe('publish');
  });

  it('withAModifier_orHeldDown_nothingIsDecided', () => {
    expect(moderationKeyOf(press('a', { ctrlKey: true }), null)).toBeNull();
    expect(moderationKeyOf(press('a', { repeat: true }), null)).toBeNull();
    expect(moderationKeyOf(press('j', { repeat: true }), null)).toBe('next');
  });

  it('turnedOff_onlyTheHelpIsLeft', () => {
    localStorage.setItem('tribune.shortcuts', 'off');
    expect(moderationKeyOf(press('a'), null)).toBeNull();
    expect(moderationKeyOf(press('?'), null)).toBe('help');
    localStorage.clear();
  });
});
