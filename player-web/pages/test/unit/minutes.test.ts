import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Minutes, MinutesBlock } from '../../src/api/minutes.ts';
import { differences } from '../../src/minutes/minutes-compare.ts';
import { MinutesDraft, mergeMinutes, minutesOrder } from '../../src/minutes/minutes-draft.ts';
import { blankAfter, changed, countOf, endOf, heardBeside, inserted, joined, moved, ofKind, playingAt, replacedAll, split, takenOver, without } from '../../src/minutes/minutes-edits.ts';

function block(id: string, change: Partial<MinutesBlock> = {}): MinutesBlock {
  return { id, kind: 'paragraph', level: 0, item: null, moment: null, speaker: '', text: id, ...change };
}

/** A moment of a recording, so many seconds from its beginning. */
function at(second: number, broadcast = 'b1'): MinutesBlock['moment'] {
  return { broadcast, at: new Date(Date.UTC(2026, 10, 25, 17, 30, second)).toISOString(), second };
}

const [A, B, C] = [block('a'), block('b'), block('c')];
const ids = (blocks: readonly MinutesBlock[]) => blocks.map(({ id }) => id).join(' ');
const texts = (blocks: readonly MinutesBlock[]) => blocks.map(({ text }) => text);

describe('passages', () => {
  it('split_atTheCursor_leavesTheFirstHalfItsId', () => {
    const speech = block('s', { kind: 'speech', speaker: 'M. X', text: 'Un mot. Un autre.', moment: at(5) });
    const [first, second, ...rest] = split([A, speech, C], 's', 7).slice(1);
    expect([first?.id, first?.text]).toEqual(['s', 'Un mot.']);
    expect(second).toMatchObject({ kind: 'speech', speaker: 'M. X', text: 'Un autre.', moment: at(5) });
    expect(second?.id).not.toBe('s');
    expect(ids(rest)).toBe('c');
  });

  it('split_ofAHeading_leavesAParagraphBehindIt', () => {
    const [head, rest] = split([block('h', { kind: 'item', level: 2, text: '1. Budget et voirie' })], 'h', 9);
    expect(head).toMatchObject({ kind: 'item', level: 2, text: '1. Budget' });
    expect(rest).toMatchObject({ kind: 'paragraph', level: 0, text: 'et voirie' });
  });

  it('joined_withTheNext_hasBothTexts', () => {
    expect(texts(joined([A, B, C], 'a'))).toEqual(['a\nb', 'c']);
    const all = [A, block('h', { kind: 'heading', level: 2 }), C];
    expect(joined(all, 'a')).toBe(all);
    expect(joined(all, 'c')).toBe(all);
  });

  it('moved_pastAnEnd_staysAsItIs', () => {
    const all = [A, B, C];
    expect(ids(moved(all, 'b', -1))).toBe('b a c');
    expect(ids(moved(all, 'b', 1))).toBe('a c b');
    expect(moved(all, 'c', 1)).toBe(all);
  });

  it('ofKind_aHeading_hasALevelAndOthersNone', () => {
    const heading = ofKind([A], 'a', 'heading')[0];
    expect(heading).toMatchObject({ kind: 'heading', level: 2 });
    expect(ofKind([block('t', { kind: 'item', level: 4 })], 't', 'heading')[0]?.level).toBe(4);
    expect(ofKind([block('t', { kind: 'item', level: 4 })], 't', 'title')[0]?.level).toBe(1);
    expect(ofKind([block('t', { kind: 'item', level: 4 })], 't', 'vote')[0]?.level).toBe(0);
  });

  it('inserted_afterOne_isOfItsItem', () => {
    const all = [block('a', { item: 'bp' }), B];
    const added = blankAfter(all[0]);
    expect(added.item).toBe('bp');
    expect(ids(inserted(all, 'a', [added]))).toBe(`a ${added.id} b`);
    expect(ids(without(all, 'a'))).toBe('b');
  });

  it('replacedAll_aNameThatWasHeardWrong_isPutRightInSpeakersToo', () => {
    const all = [block('a', { speaker: 'Mme MARTEIN', text: 'Mme MARTEIN ouvre. Mme MARTEIN parle.' }), B];
    expect(countOf(all, 'MARTEIN')).toBe(3);
    const put = replacedAll(all, 'MARTEIN', 'MARTIN');
    expect(put[0]).toMatchObject({ speaker: 'Mme MARTIN', text: 'Mme MARTIN ouvre. Mme MARTIN parle.' });
    expect(put[1]).toBe(B);
    expect(countOf(all, '')).toBe(0);
  });

  it('playingAt_aSecond_isTheLastThatHasBegun', () => {
    const all = [block('a', { moment: at(10) }), B, block('c', { moment: at(30) }), block('d', { moment: at(20, 'b2') })];
    expect([5, 10, 29, 30, 99].map((place) => playingAt(all, 'b1', place))).toEqual(['', 'a', 'a', 'c', 'c']);
    expect([endOf(all, all[0] as MinutesBlock), endOf(all, all[2] as MinutesBlock)]).toEqual([30, null]);
  });
});

describe('what was heard', () => {
  const heard = (id: string, second: number, change: Partial<MinutesBlock> = {}) => block(id, { kind: 'transcript', moment: at(second), ...change });

  it('heardBeside_aMoment_isWithThePassageBeforeIt', () => {
    const all = [block('t', { kind: 'title', level: 1 }), block('i', { kind: 'item', level: 2, item: 'bp', moment: at(10) }), block('s', { kind: 'speech', item: 'bp', moment: at(20) }), block('v', { kind: 'vote', item: 'voirie' })];
    const beside = heardBeside(all, [heard('1', 2), heard('2', 12, { item: 'bp' }), heard('3', 25, { item: 'bp' }), heard('4', 60, { item: 'voirie' })]);
    expect([...beside].map(([id, pieces]) => `${id}: ${ids(pieces)}`)).toEqual(['t: 1', 'i: 2', 's: 3', 'v: 4']);
  });

  it('takenOver_ofTwoSpeakers_isASpeechEach', () => {
    const all = [block('i', { kind: 'item', level: 2, item: 'bp' }), B];
    const taken = takenOver(all, 'i', [heard('1', 1, { speaker: 'M. X', text: 'Bonsoir.' }), heard('2', 2, { speaker: 'M. X', text: 'Je commence.' }), heard('3', 3, { speaker: 'Mme Y', text: 'Non.' })]);
    expect(taken.slice(1, 3)).toMatchObject([{ kind: 'speech', speaker: 'M. X', text: 'Bonsoir. Je commence.', item: 'bp', moment: at(1) }, { kind: 'speech', speaker: 'Mme Y', text: 'Non.' }]);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(4);
  });

  it('takenOver_intoASpeechWithoutAWord_fillsIt', () => {
    const all = [block('s', { kind: 'speech', speaker: 'M. X', text: '' }), B];
    const taken = takenOver(all, 's', [heard('1', 1, { speaker: 'M. X', text: 'Bonsoir.' })]);
    expect(texts(taken)).toEqual(['Bonsoir.', 'b']);
  });
});

describe('changes', () => {
  it('minutesOrder_ofOneWord_namesThatPassageAlone', () => {
    expect(minutesOrder({ blocks: [A, B] }, { blocks: [A, { ...B, text: 'B!' }] })).toEqual({ blocks: [{ id: 'b', text: 'B!' }] });
    expect(minutesOrder({ blocks: [A, B] }, { blocks: [A, B] })).toBeNull();
    expect(minutesOrder({ blocks: [A, B] }, { blocks: [B] })).toEqual({ order: ['b'] });
    expect(minutesOrder({ blocks: [A, B] }, { blocks: [B, A] })).toEqual({ order: ['b', 'a'] });
  });

  it('minutesOrder_ofAnotherSecondOfTheReplay_isNothing', () => {
    const cut = block('a', { moment: { ...at(10), second: 8 } as MinutesBlock['moment'] });
    expect(minutesOrder({ blocks: [block('a', { moment: at(10) })] }, { blocks: [cut] })).toBeNull();
  });

  it('mergeMinutes_ofTheSamePassage_asks', () => {
    const base = { blocks: [A, B] };
    const { edited, clashes } = mergeMinutes(base, { blocks: [{ ...A, text: 'mine' }, B] }, { blocks: [{ ...A, text: 'theirs' }, { ...B, text: 'B!' }] });
    expect(texts(edited.blocks)).toEqual(['mine', 'B!']);
    expect(clashes).toEqual([{ path: 'blocks/a/text', mine: 'mine', theirs: 'theirs' }]);
  });

  it('differences_ofTwoVersions_areByPassageWithItsHeading', () => {
    const item = block('i', { kind: 'item', level: 2, text: '1. Budget' });
    const found = differences([item, A, B], [item, { ...A, text: 'a changé' }, C]);
    expect(found.map(({ id, where }) => `${where}: ${id}`)).toEqual(['1. Budget: a', '1. Budget: b', '1. Budget: c']);
    expect(found[1]?.pieces).toEqual([{ text: 'b', of: 'before' }]);
    expect(differences([A], [A])).toEqual([]);
  });
});

describe('draft', () => {
  const MINUTES: Minutes = { sitting: 's-1', title: '', body: 'Conseil', day: '2026-11-25', state: 'draft', language: 'fr', adoption: null, changedAt: '2026-11-25T22:00:00Z', changedBy: 'Anne', version: 3, blocks: [A, B], recordings: [], adopters: [], publicDrafts: [] };

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('edit_ofOnePassage_isSentAloneAndTheAnswerIsTakenIn', async () => {
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', vi.fn((_address: string, request: RequestInit) => {
      sent.push(JSON.parse(request.body as string));
      return Promise.resolve(Response.json({ version: 4, changedAt: '2026-11-25T22:05:00Z', changedBy: 'Eve', blocks: [{ ...B, text: 'Tidied.' }] }));
    }));
    const draft = new MinutesDraft(MINUTES, () => undefined, null);
    draft.edit({ blocks: changed(draft.mine.blocks, 'b', { text: '  Tidied. ' }) });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([{ version: 3, blocks: [{ id: 'b', text: '  Tidied. ' }] }]);
    expect([draft.state, draft.saved.version, draft.saved.changedBy]).toEqual(['saved', 4, 'Eve']);
    expect(texts(draft.mine.blocks)).toEqual(['a', 'Tidied.']);
    draft.close();
  });

  it('edit_thatSomebodyElseWasBefore_isJoinedAndSentAgain', async () => {
    const sent: unknown[] = [];
    const theirs: Minutes = { ...MINUTES, version: 4, blocks: [{ ...A, text: 'A!' }, B] };
    vi.stubGlobal('fetch', vi.fn((_address: string, request: RequestInit) => {
      sent.push(JSON.parse(request.body as string));
      return Promise.resolve(sent.length === 1
        ? Response.json({ title: 'Changed meanwhile', status: 409, detail: { fr: 'f', en: 'e' }, current: theirs }, { status: 409 })
        : Response.json({ version: 5, changedAt: '2026-11-25T22:05:00Z', changedBy: 'Eve', blocks: [{ ...B, text: 'B!' }] }));
    }));
    const draft = new MinutesDraft(MINUTES, () => undefined, null);
    draft.edit({ blocks: changed(draft.mine.blocks, 'b', { text: 'B!' }) });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual([{ version: 3, blocks: [{ id: 'b', text: 'B!' }] }, { version: 4, blocks: [{ id: 'b', text: 'B!' }] }]);
    expect(texts(draft.mine.blocks)).toEqual(['A!', 'B!']);
    draft.close();
  });
});
