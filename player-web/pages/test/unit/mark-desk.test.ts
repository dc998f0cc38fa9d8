import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mark, MarkChange, Marking, Outcome } from '../../src/api/marks.ts';
import { askedLock, nameConsole } from '../../src/sitting/console-name.ts';
import { fold, joinAside, setAside, type AsideChange } from '../../src/sitting/mark-changes.ts';
import { forgetOthers, leftOver, MarkDesk } from '../../src/sitting/mark-desk.ts';
import { earlier, runOf } from '../../src/sitting/sitting-run.ts';
import { blankItem } from '../../src/sitting/agenda.ts';

const START = Date.parse('2026-11-25T17:40:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

function mark(id: string, seconds = 0, change: Partial<Mark> = {}): Mark {
  return { id, kind: 'chapter', start: at(seconds), numbering: '', title: id, sitting: 's-1', item: null, revision: 1, ...change };
}

const put = (one: Mark, base = 0): MarkChange => {
  const { revision: _, ...content } = one;
  return { type: 'put', mark: content, base, madeAt: at(0) };
};
const remove = (id: string, base = 1): MarkChange => ({ type: 'remove', id, base, madeAt: at(0) });
const outcome = (id: string, what: Outcome['outcome']): Outcome => ({ id, outcome: what, detail: what === 'done' ? null : { fr: what, en: what } });
const ids = (marks: readonly { id: string }[]) => marks.map((one) => one.id);

describe('fold', () => {
  it('changes_inOrder_areAsIfTheServerHadThem', () => {
    const shown = fold([mark('a', 0), mark('b', 5)], [put(mark('c', 3)), put(mark('b', 1), 1), remove('a')]);
    expect(shown.map(({ id, revision, pending }) => [id, revision, pending])).toEqual([['b', 2, true], ['c', 1, true]]);
  });

  it('marks_ofOneTime_haveOneOrder', () => {
    expect(ids(fold([mark('b'), mark('a')], []))).toEqual(['a', 'b']);
  });

  it('change_thatTheServerHasAlready_changesNothing', () => {
    const there = mark('a', 3, { revision: 2 });
    expect(fold([there], [put(mark('a')), put(there, 1)]).map(({ start, revision }) => [start, revision])).toEqual([[at(3), 2]]);
  });
});

describe('setAside', () => {
  it('batch_thatWasCarriedOutAndIsSentAgain_setsNothingAside', () => {
    // The first answer was lost: by now the mark has another revision, or is gone.
    expect(setAside([put(mark('a')), put(mark('a', 3), 1)], [outcome('a', 'stale'), outcome('a', 'done')], [])).toEqual([]);
    expect(setAside([put(mark('a')), remove('a')], [outcome('a', 'removed'), outcome('a', 'done')], [])).toEqual([]);
  });

  it('mark_thatIsRefused_isSetAsideOnceAsItWasLast', () => {
    const [one, ...others] = setAside([put(mark('a')), put(mark('a', 3), 1)], [outcome('a', 'pen'), outcome('a', 'pen')], []);
    expect(others).toEqual([]);
    expect(one?.change).toEqual(put(mark('a', 3), 1));
    expect([one?.outcome, one?.reason?.fr]).toEqual(['pen', 'pen']);
  });

  it('mark_thatWasRefusedAndTakenBack_isSettled', () => {
    expect(setAside([put(mark('a')), remove('a')], [outcome('a', 'refused'), outcome('a', 'stale')], [])).toEqual([]);
  });

  it('joinAside_ofTwoBatches_isOneEntryAMark', () => {
    const first: AsideChange = { change: put(mark('a')), before: null, outcome: 'pen', reason: { fr: 'p', en: 'p' } };
    const moved: AsideChange = { ...first, change: put(mark('a', 3), 1), outcome: 'stale', reason: null };
    expect(joinAside([first], [moved])).toEqual([{ ...first, change: put(mark('a', 3), 0) }]);
    expect(joinAside([first], [{ ...moved, change: remove('a') }])).toEqual([]);
  });
});

describe('runOf', () => {
  const agenda = ['a', 'b', 'c', 'd'].map((id) => ({ ...blankItem(), id, title: id, kind: id === 'b' ? ('heading' as const) : ('item' as const) }));
  const run = (...items: (string | null)[]) => runOf(agenda, items.map((item, index) => mark(`m${index}`, 60 * index, { item })));

  it('next_isTheFirstBehind_thenWhatWasPassedOver', () => {
    expect([run(), run('a'), run('a', 'd'), run('a', 'c', 'a'), run('a', null), run('a', 'c', 'd')].map(({ next }) => next?.id ?? null)).toEqual(['a', 'c', 'c', 'd', 'c', null]);
  });

  it('broadcastThatIsOver_leavesNoItemGoingOn', () => {
    const { items, speaker, current } = runOf(agenda, [mark('m0', 0, { item: 'a' }), mark('m1', 60, { item: 'c' }), mark('m2', 70, { kind: 'speaker' })], at(90));
    expect([items.get('c')?.lasts, items.get('c')?.millis, speaker, current?.item]).toEqual([false, 30_000, null, 'c']);
  });

  it('item_thatIsTakenUpAgain_countsAllItsTime', () => {
    const { items } = run('a', 'c', 'a', 'd');
    expect(items.get('a')).toEqual({ start: at(0), millis: 120_000, times: 2, lasts: false });
    expect(items.get('d')?.lasts).toBe(true);
  });

  it('speaker_withAnEmptyTitle_isNobody', () => {
    const speaks = mark('s', 1, { kind: 'speaker', title: 'Mme X' });
    expect(runOf(agenda, [speaks]).speaker?.title).toBe('Mme X');
    expect(runOf(agenda, [speaks, mark('e', 2, { kind: 'speaker', title: '' })]).speaker).toBeNull();
  });

  it('earlier_neverPassesTheChapterBefore_norTheBroadcast', () => {
    const two = (gap: number) => runOf(agenda, [mark('a', 0), mark('b', gap)]);
    expect(earlier(two(100), at(-60))).toBe(at(70));
    expect(earlier(two(10), at(-60))).toBe(at(1));
    expect(earlier(two(1), at(-60))).toBeNull();
    expect(earlier(runOf(agenda, [mark('a', 12)]), at(0))).toBe(at(0));
    expect(earlier(runOf(agenda, []), at(0))).toBeNull();
  });
});

/** The rules of the server, as far as a desk meets them. */
class FakeServer {
  marks: Mark[] = [];
  removed = new Set<string>();
  version = 0;
  pen: string | null = null;
  /** What happens to a request: `lost` reaches nobody, `unheard` is carried out and its answer lost. */
  fails: ('lost' | 'unheard' | 'signed-out' | 'busy')[] = [];
  refuses: ((change: MarkChange) => boolean) | null = null;
  batches: readonly MarkChange[][] = [];

  marking(): Marking {
    const pen = this.pen ? { console: this.pen, who: 'X', since: at(0) } : null;
    return { broadcast: 'b-1', channel: 'chamber', state: 'live', startedAt: at(0), endedAt: null, version: this.version, pen, marks: [...this.marks].sort((one, other) => one.start.localeCompare(other.start)) };
  }

  answer(address: string, body: { console: string; changes: MarkChange[]; action?: string } | null): Response {
    const fails = this.fails.shift();
    if (fails === 'lost') throw new TypeError('lost');
    if (fails === 'signed-out') return Response.json({}, { status: 401 });
    if (fails === 'busy') return Response.json({}, { status: 503 });
    if (!body) return Response.json(this.marking());
    if (address.endsWith('/pen')) {
      this.pen = body.action === 'lay-down' ? null : body.console;
      this.version += 1;
      return Response.json(this.marking());
    }
    this.batches = [...this.batches, body.changes];
    const outcomes = body.changes.map((change) => this.#apply(body.console, change));
    this.pen ??= body.console;
    this.version += 1;
    if (fails === 'unheard') throw new TypeError('unheard');
    return Response.json({ marking: this.marking(), outcomes });
  }

  #apply(console: string, change: MarkChange): Outcome {
    const id = change.type === 'put' ? change.mark.id : change.id;
    if (this.pen && this.pen !== console) return outcome(id, 'pen');
    if (this.refuses?.(change)) return outcome(id, 'refused');
    const known = this.marks.find((one) => one.id === id);
    if (change.type === 'remove' && !known && this.removed.has(id)) return outcome(id, 'done');
    if (change.type === 'put' && this.removed.has(id)) return outcome(id, 'removed');
    if (change.type === 'put' && known && change.base === 0 && known.revision === 1) return outcome(id, 'done');
    if (change.type === 'put' && known && JSON.stringify({ ...known, revision: 0 }) === JSON.stringify({ ...change.mark, revision: 0 })) return outcome(id, 'done');
    if ((known?.revision ?? 0) !== change.base) return outcome(id, 'stale');
    this.marks = this.marks.filter((one) => one.id !== id);
    if (change.type === 'put') this.marks.push({ ...change.mark, revision: change.base + 1 });
    else this.removed.add(id);
    return outcome(id, 'done');
  }
}

class FakeStorage implements Storage {
  readonly kept = new Map<string, string>();
  get length() { return this.kept.size; }
  key(index: number) { return [...this.kept.keys()][index] ?? null; }
  getItem(key: string) { return this.kept.get(key) ?? null; }
  setItem(key: string, value: string) { this.kept.set(key, value); }
  removeItem(key: string) { this.kept.delete(key); }
  clear() { this.kept.clear(); }
}

describe('MarkDesk', () => {
  let server: FakeServer;
  let storage: FakeStorage;
  const desks: MarkDesk[] = [];

  beforeEach(() => {
    vi.useFakeTimers({ now: START });
    server = new FakeServer();
    storage = new FakeStorage();
    vi.stubGlobal('fetch', (address: string, { body }: RequestInit) =>
      new Promise((resolve) => resolve(server.answer(address, body ? (JSON.parse(String(body)) as { console: string; changes: MarkChange[] }) : null))));
  });

  afterEach(() => {
    for (const desk of desks.splice(0)) desk.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function desk(console = 'c1', isRehearsal = false): MarkDesk {
    const one = new MarkDesk('b-1', console, isRehearsal, { storage, now: () => Date.now(), changed: () => undefined });
    desks.push(one);
    return one;
  }
  const chapter = (title: string) => ({ kind: 'chapter' as const, numbering: '', title, sitting: 's-1', item: null });
  const titles = (marks: readonly Mark[]) => [...marks].sort((one, other) => one.start.localeCompare(other.start)).map((one) => one.title);
  const settle = (millis = 60_000) => vi.advanceTimersByTimeAsync(millis);
  const shown = (one: MarkDesk) => one.marks.map(({ title, pending }) => [title, pending]);

  it('mark_isShownAtOnce_andSentOnce', async () => {
    const one = desk();
    one.begin(chapter('A'));
    expect(shown(one)).toEqual([['A', true]]);
    await settle();
    expect(shown(one)).toEqual([['A', false]]);
    expect([titles(server.marks), server.batches.length, one.waiting, one.isWriter]).toEqual([['A'], 1, 0, true]);
  });

  it('clockThatIsPutBack_leavesWhatWasMarkedInItsOrder', () => {
    const one = desk();
    one.begin(chapter('A'));
    vi.setSystemTime(START - 400);
    one.begin({ ...chapter('Mme Claire MARTIN'), kind: 'speaker' });
    one.begin(chapter('B'));
    expect(shown(one).map(([title]) => title)).toEqual(['A', 'Mme Claire MARTIN', 'B']);
  });

  it('tenMinutesWithoutNetwork_loseAndDoubleNothing', async () => {
    const one = desk();
    server.fails = Array.from({ length: 1000 }, () => 'lost' as const);
    for (let minute = 0; minute < 10; minute++) {
      one.begin(chapter(`P${minute}`));
      await settle(60_000);
    }
    expect([one.waiting, one.offlineSince]).toEqual([10, START]);
    server.fails = ['unheard', 'busy', 'unheard'];
    await settle();
    expect(titles(server.marks)).toEqual(Array.from({ length: 10 }, (_, minute) => `P${minute}`));
    expect(server.marks.map(({ start }) => start).sort()).toEqual(Array.from({ length: 10 }, (_, minute) => at(minute * 60)));
    expect([one.waiting, one.offlineSince, one.aside]).toEqual([0, null, []]);
  });

  it('anyChanges_overAnyLine_endAsTheClerkSawThem', async () => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    let one = desk();
    for (let step = 0; step < 400; step++) {
      server.fails = Array.from({ length: random(3) }, () => (['lost', 'unheard', 'busy'] as const)[random(3)] ?? 'lost');
      const some = one.marks[random(Math.max(1, one.marks.length))];
      const what = random(7);
      if (what < 3 || !some) one.begin(chapter(`T${step}`));
      else if (what === 3) one.move(some, new Date(Date.parse(some.start) - 30_000).toISOString());
      else if (what === 4) one.remove(some);
      else if (what === 5) one.undo();
      else one.redo();
      if (random(10) === 0) {
        // The page crashes.
        one.close();
        one = desk();
      }
      await settle(random(4000));
    }
    server.fails = [];
    const wanted = one.marks.map(({ title, start }) => [title, start]);
    await settle();
    expect(server.marking().marks.map(({ title, start }) => [title, start])).toEqual(wanted);
    expect(one.aside).toEqual([]);
  });

  it('reload_beforeAnythingWasSent_goesOnAndCanBeUndone', async () => {
    const first = desk();
    server.fails = ['lost', 'lost', 'lost'];
    first.begin(chapter('A'));
    await settle(10);
    first.close();
    const next = desk();
    expect(shown(next)).toEqual([['A', true]]);
    await settle();
    expect(titles(server.marks)).toEqual(['A']);
    next.undo();
    await settle();
    expect([server.marks.length, next.waiting]).toEqual([0, 0]);
  });

  it('undoAndRedo_ofSeveralThings_goBackAndForward', async () => {
    const one = desk();
    one.begin(chapter('A'));
    await settle(2000);
    one.begin(chapter('B'));
    await settle(2000);
    const [, b] = one.marks;
    if (b) one.move(b, at(1));
    await settle();
    for (let times = 0; times < 3; times++) one.undo();
    expect(one.undo()).toBeNull();
    await settle();
    expect(server.marks).toEqual([]);
    for (let times = 0; times < 3; times++) one.redo();
    expect(one.redo()).toBeNull();
    await settle();
    expect(server.marking().marks.map(({ title, start }) => [title, start])).toEqual([['A', at(0)], ['B', at(1)]]);
    one.undo();
    one.undo();
    await settle();
    expect(titles(server.marks)).toEqual(['A']);
  });

  it('undo_ofWhatSomebodyElseChanged_leavesItAsItIs', async () => {
    const one = desk();
    one.begin(chapter('A'));
    await settle();
    server.marks = server.marks.map((mark) => ({ ...mark, title: 'Autre', revision: 2 }));
    server.version += 1;
    one.take(server.marking());
    expect(one.undo()?.change).toBeNull();
    await settle();
    expect(titles(server.marks)).toEqual(['Autre']);
  });

  it('undo_ofAMarkThatTheServerKeptAtAnotherTime_stillWorks', async () => {
    const one = desk();
    vi.stubGlobal('fetch', async (address: string, { body }: RequestInit) => {
      const answer = (await server.answer(address, JSON.parse(String(body)) as { console: string; changes: MarkChange[] }).json()) as { outcomes: Outcome[] };
      // A clock that goes before: the server keeps the mark within the broadcast.
      server.marks = server.marks.map((mark) => ({ ...mark, start: at(-1) }));
      return Response.json({ ...answer, marking: server.marking() });
    });
    one.begin(chapter('A'));
    await settle();
    expect(one.marks[0]?.start).toBe(at(-1));
    expect(one.undo()?.change).toMatchObject({ type: 'remove', base: 1 });
    await settle();
    expect(server.marks).toEqual([]);
  });

  it('takeOver_meanwhile_setsAsideWhatCanBeAddedAfterAll', async () => {
    const one = desk();
    one.begin(chapter('A'));
    await settle();
    server.pen = 'c2';
    server.version += 1;
    one.begin(chapter('B'));
    await settle();
    expect([titles(server.marks), one.isReader, one.aside.length]).toEqual([['A'], true, 1]);
    expect(shown(one)).toEqual([['A', false]]);
    await one.pass('take-over');
    const [aside] = one.aside;
    if (aside) one.insist(aside);
    await settle();
    expect([titles(server.marks), one.aside.length, one.isWriter]).toEqual([['A', 'B'], 0, true]);
    await one.pass('lay-down');
    expect([one.isWriter, one.isReader]).toEqual([false, false]);
  });

  it('refused_survivesAReload_andIsForgottenOnlyWhenSaid', async () => {
    const first = desk();
    server.refuses = () => true;
    first.begin(chapter('A'));
    await settle();
    expect(first.aside[0]?.reason?.fr).toBe('refused');
    expect(first.undo()).toBeNull();
    first.close();
    const next = desk();
    const [aside] = next.aside;
    expect(aside?.change.type).toBe('put');
    if (aside) next.discard(aside);
    expect([next.aside, next.marks, storage.length]).toEqual([[], [], 0]);
  });

  it('batch_thatTheServerCannotRead_isSetAsideWhole', async () => {
    const one = desk();
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ detail: { fr: 'Illisible', en: 'Unreadable' } }, { status: 400 })));
    one.begin(chapter('A'));
    one.begin(chapter('B'));
    await settle();
    expect(one.aside.map(({ reason }) => reason?.fr)).toEqual(['Illisible', 'Illisible']);
    expect(one.waiting).toBe(0);
  });

  it('sessionOver_keepsAllAndSendsItOnceSomebodyIsSignedIn', async () => {
    const one = desk();
    server.fails = ['signed-out', 'signed-out', 'signed-out'];
    one.begin(chapter('A'));
    await settle(5000);
    expect([one.signedOut, one.waiting, one.offlineSince]).toEqual([true, 1, null]);
    await settle();
    expect([titles(server.marks), one.signedOut]).toEqual([['A'], false]);
  });

  it('rehearsal_keepsAndSendsNothing', async () => {
    const one = desk('c1', true);
    one.begin(chapter('A'));
    one.begin(chapter('B'));
    one.undo();
    await settle();
    expect(shown(one)).toEqual([['A', false]]);
    expect([server.batches.length, storage.length, one.waiting]).toEqual([0, 0, 0]);
    expect(shown(desk('c1', false))).toEqual([]);
  });

  it('marking_thatIsOlder_isNotTaken', () => {
    const one = desk();
    server.version = 3;
    one.take(server.marking());
    server.version = 2;
    server.marks = [mark('a')];
    one.take(server.marking());
    one.take({ ...server.marking(), broadcast: 'b-9', version: 9 });
    expect([one.marks.length, one.marking?.version]).toEqual([0, 3]);
  });

  it('marks_ofTheSameMoment_followEachOther', () => {
    const one = desk();
    one.begin(chapter('A'));
    one.begin(chapter('B'));
    expect(one.marks.map(({ title }) => title)).toEqual(['A', 'B']);
  });

  it('leftOver_isFoundByItsConsole_andWhatIsSettledIsForgotten', async () => {
    server.fails = ['lost'];
    desk('c1').begin(chapter('A'));
    await settle(0);
    storage.setItem('tribune.marks.c1.b-0', JSON.stringify({ pending: [], aside: [], history: { done: [{}], undone: [] }, marking: null }));
    storage.setItem('tribune.marks.c1.b-x', '{"broken');
    expect([leftOver(storage, 'c1'), leftOver(storage, 'c2')]).toEqual([['b-1'], []]);
    forgetOthers(storage, 'c1', 'b-2');
    expect([...storage.kept.keys()]).toEqual(['tribune.marks.c1.b-1']);
  });
});

describe('nameConsole', () => {
  function browser() {
    const [shared, held] = [new FakeStorage(), new Set<string>()];
    const open = (ofWindow = new FakeStorage()) => {
      const mine: string[] = [];
      const lock = (name: string) => {
        if (held.has(name)) return Promise.resolve(false);
        held.add(name);
        mine.push(name);
        return Promise.resolve(true);
      };
      return { ofWindow, name: nameConsole({ shared, ofWindow, lock }), close: () => mine.forEach((name) => held.delete(name)) };
    };
    return { open };
  }

  it('windows_haveNamesOfTheirOwn_throughReloads', async () => {
    const { open } = browser();
    const [one, other] = [open(), open()];
    const [first, second] = [await one.name, await other.name];
    expect(first.own).not.toBe(second.own);
    other.close();
    one.close();
    expect((await open(other.ofWindow).name).own).toBe(second.own);
  });

  it('window_afterACrash_hasTheNamesOfThoseThatAreGone', async () => {
    const { open } = browser();
    const [one, other] = [open(), open()];
    const names = [(await one.name).own, (await other.name).own];
    one.close();
    other.close();
    const { own, orphans } = await open().name;
    expect([own, ...orphans]).toEqual(names);
  });

  it('askedLock_ofPlainHttp_isHeldByOneWindow', async () => {
    const all = new Set<BroadcastChannel>();
    // Each hears what the others say, as a browser's windows do.
    const open = () => {
      const one = { onmessage: null as ((event: MessageEvent) => void) | null, close: () => all.delete(one as unknown as BroadcastChannel),
        postMessage: (data: unknown) => all.forEach((other) => other !== (one as unknown) && queueMicrotask(() => other.onmessage?.({ data } as MessageEvent))) };
      all.add(one as unknown as BroadcastChannel);
      return one as unknown as BroadcastChannel;
    };
    const [one, other] = [askedLock(open, 5), askedLock(open, 5)];
    expect(await one('a')).toBe(true);
    expect([await other('a'), await other('b'), await one('b')]).toEqual([false, true, false]);
  });

  it('window_withoutLocks_keepsItsNameThroughReloads', async () => {
    const places = { shared: null, ofWindow: new FakeStorage(), lock: null };
    expect((await nameConsole(places)).own).toBe((await nameConsole(places)).own);
    expect((await nameConsole({ shared: null, ofWindow: null, lock: null })).own).toMatch(/^[a-z0-9]+$/);
  });
});
