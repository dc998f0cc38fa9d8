import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Challenge, Question, Questions, Taking } from '../../src/api/question.ts';
import { browserSecret, knownSecret, forgetLink, keepAuthor, keepDraft, keepLink, keptAuthor, keptDraft, keptLinks } from '../../src/question/kept.ts';
import { placeIn } from '../../src/question/moments.ts';
import { ProofOfWork } from '../../src/question/proof-of-work.ts';
import { questionFaults } from '../../src/question/question-faults.ts';
import { QuestionFeed } from '../../src/question/question-feed.ts';
import { applied, countByItem, ordered, staying, takingWords } from '../../src/question/question-list.ts';
import { solve } from '../../src/question/solve.ts';
import { FakeEventSource } from './fake-event-source.ts';

const taking: Taking = { mode: 'open', open: true, paused: false, version: 1, opensAt: null, closesAt: null, keepsDays: { author: 30, unpublished: 180, email: null } };

function question(id: string, change: Partial<Question> = {}): Question {
  return { id, item: null, text: id, shortened: false, author: { name: 'A', commune: '' }, askedAt: '2026-11-25T17:30:00Z', state: 'published', supports: 0, askedBy: 1, onScreen: false, answer: null, reply: null, ...change };
}

function challenge(number: number, maxnumber = 500): Challenge {
  return { algorithm: 'SHA-256', challenge: createHash('sha256').update(`salt?expires=1&${number}`).digest('hex'), maxnumber, salt: 'salt?expires=1&', signature: 's' };
}

describe('solve', () => {
  it.each([0, 137, 500])('number_%i_isFound', (number) => {
    expect(solve(challenge(number))).toBe(number);
  });

  it('numberBeyondTheMost_isNotFound', () => {
    expect(solve(challenge(501))).toBeNull();
  });
});

describe('ProofOfWork', () => {
  it('take_twice_solvesTwoChallenges', async () => {
    const read = vi.fn(() => Promise.resolve(challenge(7)));
    const proof = new ProofOfWork(() => undefined, () => Promise.resolve(7), read);
    proof.begin();
    proof.begin();
    expect(await proof.take()).toEqual({ algorithm: 'SHA-256', challenge: challenge(7).challenge, salt: 'salt?expires=1&', signature: 's', number: 7 });
    expect(read).toHaveBeenCalledTimes(1);
    await proof.take();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('take_afterAFailure_triesAgain', async () => {
    const read = vi.fn(() => Promise.resolve(challenge(7))).mockRejectedValueOnce(new Error('no network'));
    const proof = new ProofOfWork(() => undefined, () => Promise.resolve(7), read);
    await expect(proof.take()).rejects.toThrow('no network');
    expect((await proof.take()).number).toBe(7);
  });
});

describe('questions', () => {
  const known: Questions = { number: 4, taking, questions: [question('a'), question('b'), question('c')] };

  it('applied_changes_replaceAddAndTakeAway', () => {
    const after = applied(known, { number: 6, taking: { ...taking, open: false }, changed: [question('b', { supports: 3 }), question('d')], gone: ['a'] });
    expect(after?.questions.map(({ id, supports }) => [id, supports])).toEqual([['b', 3], ['c', 0], ['d', 0]]);
    expect([after?.number, after?.taking.open]).toEqual([6, false]);
  });

  it('applied_olderChanges_areLeft', () => {
    expect(applied(known, { number: 4, taking, changed: [], gone: ['a'] })).toBe(known);
    expect(applied(null, { number: 9, taking, changed: [], gone: [] })).toBeNull();
  });

  it('ordered_bySupportOrTime_withTheOneOnScreenFirst', () => {
    const all = [question('a', { supports: 2 }), question('b', { askedAt: '2026-11-25T18:00:00Z' }), question('c', { askedBy: 5 }), question('d', { onScreen: true })];
    expect(ordered(all, 'support')).toEqual(['d', 'c', 'a', 'b']);
    expect(ordered(all, 'newest')).toEqual(['d', 'b', 'a', 'c']);
  });

  it('staying_questionsThatAreGone_leaveTheOthersInPlace', () => {
    expect(staying(['c', 'x', 'a'], known.questions)).toEqual(['c', 'a']);
  });

  it('countByItem_ofTheSittingInGeneral_saysNothing', () => {
    const all = [question('a', { item: 'bp' }), question('b'), question('c', { item: 'bp' }), question('d', { item: 'pv' })];
    expect([...countByItem(all)]).toEqual([['bp', 2], ['pv', 1]]);
  });

  it('takingWords_ofEachKind', () => {
    const closed = { ...taking, open: false };
    expect(takingWords(taking, 0)).toBe('open');
    expect(takingWords({ ...taking, mode: 'written-only' }, 0)).toBe('written-only');
    expect(takingWords({ ...closed, mode: 'off', paused: true }, 0)).toBe('off');
    expect(takingWords({ ...closed, paused: true }, 0)).toBe('paused');
    expect(takingWords({ ...closed, opensAt: '1970-01-01T00:00:10Z' }, 9000)).toBe('opens');
    expect(takingWords({ ...closed, opensAt: '1970-01-01T00:00:10Z' }, 11_000)).toBe('closed');
  });

  it('questionFaults_ofWhatIsTyped', () => {
    expect(questionFaults({ text: ' ?! ', name: ' ' })).toEqual({ text: 'text.empty', name: 'name.empty' });
    expect(questionFaults({ text: 'a'.repeat(1001), name: 'A' })).toEqual({ text: 'text.long' });
    expect(questionFaults({ text: 'a'.repeat(1000), name: 'A' })).toEqual({});
  });

  it('placeIn_afterACut_countsFromTheChapter', () => {
    const chapter = { id: 'm', item: null, numbering: '', title: '', startedAt: '2026-11-25T18:30:00Z', start: 600, end: 900 };
    const recording = { startedAt: '2026-11-25T17:30:00Z', chapters: { broadcast: 'b', version: 1, sitting: null, chapters: [chapter], speakers: [], hiddenSince: null } };
    expect(placeIn(recording, new Date('2026-11-25T18:31:00Z'))).toBe(660);
    expect(placeIn(recording, new Date('2026-11-25T17:30:30Z'))).toBe(30);
    expect(placeIn({ ...recording, chapters: null }, new Date('2026-11-25T17:20:00Z'))).toBe(0);
  });
});

describe('QuestionFeed', () => {
  beforeEach(() => {
    FakeEventSource.opened = [];
    vi.stubGlobal('EventSource', FakeEventSource);
  });

  it('follow_changes_areAppliedUntilItStops', () => {
    const told: Questions[] = [];
    const feed = new QuestionFeed('s 1', (questions) => told.push(questions));
    feed.follow(true);
    const [stream] = FakeEventSource.opened;
    expect(stream?.url).toBe('/api/v1/sittings/s%201/questions/events');
    stream?.tell('questions', JSON.stringify({ number: 1, taking, questions: [question('a')] }));
    stream?.tell('changes', JSON.stringify({ number: 2, taking, changed: [question('b')], gone: [] }));
    expect(told.map(({ questions }) => questions.length)).toEqual([1, 2]);
    feed.follow(false);
    expect(stream?.closed).toBe(true);
    stream?.tell('changes', JSON.stringify({ number: 3, taking, changed: [], gone: ['a'] }));
    expect(told).toHaveLength(2);
  });

  it('follow_withoutEvents_asksAndThenOnlyWhetherItChanged', async () => {
    vi.useFakeTimers();
    const asked: (string | null)[] = [];
    vi.stubGlobal('fetch', (_address: string, request: RequestInit) => {
      asked.push(new Headers(request.headers).get('If-None-Match'));
      return Promise.resolve(new Response(JSON.stringify({ number: 1, taking, questions: [] }), { headers: { ETag: '"1"' } }));
    });
    const told = vi.fn();
    const feed = new QuestionFeed('s', told);
    feed.follow(true);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked.slice(0, 2)).toEqual([null, '"1"']);
    expect(asked.length).toBeLessThanOrEqual(5);
    expect(told).toHaveBeenCalled();
    feed.follow(false);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});

describe('kept', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('knownSecret_untilOneIsNeeded_isNoneAndKeepsNothing', () => {
    expect([knownSecret(), localStorage.length]).toEqual([null, 0]);
    expect(browserSecret()).toBe(knownSecret());
  });

  it('browserSecret_twice_isTheSameAndAsTheServerWants', () => {
    expect(browserSecret()).toMatch(/^[A-Za-z0-9_-]{22,64}$/);
    expect(browserSecret()).toBe(browserSecret());
  });

  it('browserSecret_storageForbidden_lastsForThePage', () => {
    const forbidden = vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(browserSecret()).toBe(browserSecret());
    forbidden.mockRestore();
  });

  it('links_keptAndForgotten_newestFirst', () => {
    for (const id of ['a', 'b', 'a']) keepLink({ id, key: 'k', sitting: 's', text: 'x'.repeat(300), askedAt: '' });
    expect(keptLinks().map(({ id, text }) => [id, text.length])).toEqual([['a', 100], ['b', 100]]);
    forgetLink('a');
    forgetLink('b');
    expect(localStorage.length).toBe(0);
  });

  it('authorAndDraft_areForgottenWhenAsked', () => {
    keepAuthor({ name: 'Marie', commune: '' });
    keepDraft('s', { name: 'Marie', commune: '', text: 'Quand ?', item: null, email: '', mailLink: false });
    expect([keptAuthor()?.name, keptDraft('s')?.text, keptDraft('other')]).toEqual(['Marie', 'Quand ?', null]);
    keepAuthor(null);
    keepDraft('s', null);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });
});
