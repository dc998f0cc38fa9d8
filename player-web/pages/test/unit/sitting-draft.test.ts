import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClerkItem, ClerkSitting } from '../../src/api/sitting.ts';
import { blankItem, fit, indent, moveBy, moveTo } from '../../src/sitting/agenda.ts';
import { agendaOrder, editable, factsOrder, merge, put } from '../../src/sitting/merge.ts';
import { SittingDraft } from '../../src/sitting/sitting-draft.ts';
import { clerkSitting } from './clerk-sitting.ts';

function item(id: string, change: Partial<ClerkItem> = {}): ClerkItem {
  return { ...blankItem(), id, title: id, ...change };
}

function sitting(change: Partial<ClerkSitting> = {}): ClerkSitting {
  return clerkSitting({ agenda: [item('a'), item('b'), item('c')], ...change });
}

const ids = (items: readonly { id: string }[]) => items.map((one) => one.id).join('');

describe('merge', () => {
  const base = editable(sitting());

  it('merge_changesOfDifferentThings_keepsAll', () => {
    const mine = { ...base, title: 'Mine', agenda: [item('a', { title: 'A' }), item('b'), item('c')] };
    const theirs = { ...base, place: 'Ici', agenda: [item('a', { notes: 'n' }), item('c'), item('b')] };
    const { edited, clashes } = merge(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect([edited.title, edited.place, ids(edited.agenda)]).toEqual(['Mine', 'Ici', 'acb']);
    expect([edited.agenda[0]?.title, edited.agenda[0]?.notes]).toEqual(['A', 'n']);
  });

  it('merge_theSameThing_staysMineAndIsTold', () => {
    const { edited, clashes } = merge(base, { ...base, title: 'Mine' }, { ...base, title: 'Theirs' });
    expect(edited.title).toBe('Mine');
    expect(clashes).toEqual([{ path: 'title', mine: 'Mine', theirs: 'Theirs' }]);
    expect(put(edited, 'title', 'Theirs').title).toBe('Theirs');
    expect(put(base, 'agenda/b/title', 'B').agenda[1]?.title).toBe('B');
  });

  it('merge_removedByOne_goesUnlessTheOtherChangedIt', () => {
    const without = { ...base, agenda: [item('a'), item('c')] };
    expect(ids(merge(base, without, base).edited.agenda)).toBe('ac');
    expect(ids(merge(base, base, without).edited.agenda)).toBe('ac');
    const changed = { ...base, agenda: [item('a'), item('b', { title: 'B' }), item('c')] };
    expect(ids(merge(base, without, changed).edited.agenda)).toBe('abc');
    expect(ids(merge(base, changed, without).edited.agenda)).toBe('abc');
  });

  it('merge_addedByBoth_keepsBothInPlace', () => {
    const mine = { ...base, agenda: [item('a'), item('x'), item('b'), item('c')] };
    const theirs = { ...base, agenda: [item('a'), item('b'), item('y'), item('c')] };
    expect(ids(merge(base, mine, theirs).edited.agenda)).toBe('axbyc');
  });

  it('merge_anyChangesOfTwo_loseNothingThatOneOfThemAdded', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const change = (name: string) => {
      const agenda = base.agenda.filter(() => random(4) > 0).map((one) => (random(3) === 0 ? { ...one, title: name + one.id } : one));
      agenda.splice(random(agenda.length + 1), 0, item(name));
      return { ...base, agenda };
    };
    for (let round = 0; round < 300; round++) {
      const [mine, theirs] = [change('m'), change('t')];
      const { edited } = merge(base, mine, theirs);
      expect(new Set(edited.agenda.map((one) => one.id)).size).toBe(edited.agenda.length);
      for (const id of ['m', 't']) expect(ids(edited.agenda)).toContain(id);
      for (const one of mine.agenda.filter(({ title, id }) => title !== id)) expect(edited.agenda.find(({ id }) => id === one.id)?.title).toBe(one.title);
    }
  });

  it('orders_ofChanges_holdNothingElse', () => {
    expect(factsOrder(base, base)).toBeNull();
    expect(agendaOrder(base, base)).toBeNull();
    expect(factsOrder(base, { ...base, place: 'Ici' })).toEqual({ place: 'Ici' });
    expect(agendaOrder(base, put(base, 'agenda/b/title', 'B'))).toEqual({ items: [{ id: 'b', title: 'B' }] });
    expect(agendaOrder(base, { ...base, agenda: [item('b'), item('a')] })).toEqual({ order: ['b', 'a'] });
  });
});

describe('agenda', () => {
  const family = [item('a'), item('b', { level: 1 }), item('c', { level: 1 }), item('d')];

  it('moves_ofAnItem_takeAlongWhatStandsBelow', () => {
    expect(ids(moveBy(family, 0, 1))).toBe('dabc');
    expect(ids(moveBy(family, 3, -1))).toBe('dabc');
    expect(ids(moveBy(family, 2, -1))).toBe('acbd');
    expect(ids(moveBy(family, 0, -1))).toBe('abcd');
    expect(ids(moveBy(family, 3, 1))).toBe('abcd');
    expect(ids(moveTo(family, 3, 1))).toBe('adbc');
  });

  it('indent_outOfBounds_changesNothing', () => {
    const levels = (items: readonly ClerkItem[]) => items.map((one) => one.level).join('');
    expect(levels(indent(family, 3, 1))).toBe('0111');
    expect(levels(indent(family, 0, 1))).toBe('0110');
    expect(levels(indent(family, 0, -1))).toBe('0110');
    expect(levels(indent(family, 2, 1))).toBe('0120');
    expect(levels(fit([item('a', { level: 3 }), item('b', { level: 4 })]))).toBe('01');
  });
});

describe('SittingDraft', () => {
  let server: ClerkSitting;
  let orders: { address: string; body: Record<string, unknown> }[];
  let answer: (address: string, body: Record<string, unknown>) => Response;
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };

  beforeEach(() => {
    vi.useFakeTimers();
    kept.clear();
    server = sitting();
    orders = [];
    answer = (_address, body) => {
      if (body.version !== server.version) return Response.json({ detail: { fr: 'x', en: 'x' }, current: server }, { status: 409 });
      const { version: _, items, order, ...facts } = body as { version: number; items?: Partial<ClerkItem>[]; order?: string[] };
      const all = new Map(server.agenda.map((one) => [one.id, one]));
      for (const one of items ?? []) all.set(one.id ?? '', { ...blankItem(), ...all.get(one.id ?? ''), ...one } as ClerkItem);
      server = { ...server, ...facts, version: server.version + 1, agenda: (order ?? [...all.keys()]).flatMap((id) => all.get(id) ?? []) };
      return Response.json(server);
    };
    vi.stubGlobal('fetch', (address: string, { body }: RequestInit) => {
      const parsed = JSON.parse(String(body)) as Record<string, unknown>;
      orders.push({ address, body: parsed });
      return Promise.resolve(answer(address, parsed));
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const draft = () => new SittingDraft(server, () => undefined, storage);
  const settle = () => vi.advanceTimersByTimeAsync(3000);

  it('edit_afterAPause_sendsWhatChangedOnce', async () => {
    const one = draft();
    one.edit({ title: 'B' });
    one.edit({ title: 'Bu', agenda: [item('a', { title: 'A' }), item('b'), item('c')] });
    await settle();
    expect(orders.map(({ address }) => address)).toEqual(['/api/v1/sittings/s-1', '/api/v1/sittings/s-1/agenda']);
    expect([server.title, server.agenda[0]?.title, one.state, kept.size]).toEqual(['Bu', 'A', 'saved', 0]);
  });

  it('edit_whileItIsSent_isSentAfterwards', async () => {
    const one = draft();
    one.edit({ title: 'First' });
    const real = answer;
    answer = (address, body) => {
      answer = real;
      one.edit({ title: 'Second', place: 'Ici' });
      return real(address, body);
    };
    await settle();
    expect([server.title, server.place, one.state]).toEqual(['Second', 'Ici', 'saved']);
  });

  it('edit_whileTheFirstOfTwoOrdersIsSent_isNotTakenForSent', async () => {
    const one = draft();
    one.edit({ title: 'First', agenda: [item('a', { title: 'A' }), item('b'), item('c')] });
    const real = answer;
    answer = (address, body) => {
      answer = real;
      one.edit({ place: 'Ici' });
      return real(address, body);
    };
    await settle();
    expect([server.title, server.agenda[0]?.title, server.place, one.mine.place, one.state]).toEqual(['First', 'A', 'Ici', 'Ici', 'saved']);
  });

  it('edit_withoutAServer_isKeptAndSentLater', async () => {
    const real = answer;
    answer = () => { throw new TypeError('offline'); };
    const one = draft();
    one.edit({ title: 'Kept' });
    await settle();
    expect([one.state, kept.size]).toEqual(['offline', 1]);
    answer = real;
    await vi.advanceTimersByTimeAsync(20_000);
    expect([server.title, one.state]).toEqual(['Kept', 'saved']);
  });

  it('edit_afterTheSessionExpired_isTakenUpByTheNextPage', async () => {
    const real = answer;
    answer = () => Response.json({}, { status: 401 });
    const one = draft();
    one.edit({ title: 'Typed' });
    await settle();
    expect(one.state).toBe('signed-out');
    one.close();
    answer = real;
    server = { ...server, place: 'Ailleurs', version: 5 };
    const next = draft();
    expect(next.mine.title).toBe('Typed');
    await settle();
    expect([server.title, server.place]).toEqual(['Typed', 'Ailleurs']);
  });

  it('answerThatWasLost_isNoClash', async () => {
    const one = draft();
    one.edit({ agenda: [...server.agenda, item('new')] });
    const real = answer;
    answer = (address, body) => {
      answer = real;
      real(address, body);
      throw new TypeError('lost');
    };
    await settle();
    await vi.advanceTimersByTimeAsync(20_000);
    expect([ids(server.agenda), one.state, one.clashes.length]).toEqual(['abcnew', 'saved', 0]);
  });

  it('clash_untilItIsDecided_sendsNothing', async () => {
    const one = draft();
    server = { ...server, title: 'Theirs', version: 2 };
    one.edit({ title: 'Mine', place: 'Ici' });
    await settle();
    expect([one.state, one.mine.title, server.place]).toEqual(['clash', 'Mine', '']);
    const [clash] = one.clashes;
    if (clash) one.decide(clash, true);
    await settle();
    expect([server.title, server.place, one.state]).toEqual(['Theirs', 'Ici', 'saved']);
  });

  it('whatTheServerRefuses_isTold', async () => {
    answer = () => Response.json({ detail: { fr: 'Trop long', en: 'Too long' } }, { status: 400 });
    const one = draft();
    one.edit({ title: 'x' });
    await settle();
    expect([one.state, one.refusal?.fr]).toEqual(['refused', 'Trop long']);
  });
});
