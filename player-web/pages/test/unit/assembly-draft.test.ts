import { describe, expect, it } from 'vitest';
import { LAWFUL, type Assembly, type Member } from '../../src/api/assembly.ts';
import { assemblyOrder, blankMember, editableAssembly, isMemberOn, mergeAssemblies, movedMember, putAssembly, ranked } from '../../src/sitting/assembly-draft.ts';

const member = (id: string, rank: number, change: Partial<Member> = {}): Member => ({ ...blankMember(), id, name: id, rank, ...change });
const assembly: Assembly = { id: 'x', body: 'Conseil', members: [member('b', 2), member('a', 1), member('c', 3)].map((one) => ({ ...one, standing: 'member' as const })), rules: LAWFUL, collectivity: { name: '', siret: '' }, changedAt: '', changedBy: '', version: 1 };
const base = editableAssembly(assembly);
const ids = (members: readonly Member[]) => members.map(({ id, rank }) => id + rank).join(' ');

describe('assembly', () => {
  it('members_areInTheOrderOfTheTable_andRankedByIt', () => {
    expect(ids(base.members)).toBe('a1 b2 c3');
    expect(ids(movedMember(base.members, 0, 1))).toBe('b1 a2 c3');
    expect(movedMember(base.members, 2, 1)).toBe(base.members);
  });

  it('merge_ofTwoClerks_keepsBothAndSaysWhereTheyDiffer', () => {
    const mine = { ...base, members: ranked([...base.members, member('d', 4)]), rules: { ...LAWFUL, proxiesPerHolder: 2 } };
    const theirs = { ...putAssembly(base, 'members/b/group', 'Agir'), rules: { ...LAWFUL, proxiesPerHolder: 3, quorum: 'third' as const } };
    const { edited, clashes } = mergeAssemblies(base, mine, theirs);
    expect([ids(edited.members), edited.members[1]?.group, edited.rules.quorum]).toEqual(['a1 b2 c3 d4', 'Agir', 'third']);
    expect(clashes).toEqual([{ path: 'rules/proxiesPerHolder', mine: 2, theirs: 3 }]);
    const named = mergeAssemblies(base, putAssembly(base, 'collectivity/name', 'Ville'), putAssembly(base, 'collectivity/siret', '21860194600013'));
    expect([named.edited.collectivity, named.clashes]).toEqual([{ name: 'Ville', siret: '21860194600013' }, []]);
    expect(putAssembly(edited, 'rules/proxiesPerHolder', 3).rules.proxiesPerHolder).toBe(3);
  });

  it('order_ofWhatChanged_leavesOutRowsWithoutAName', () => {
    expect(assemblyOrder(base, base)).toBeNull();
    expect(assemblyOrder(base, { ...base, members: ranked([blankMember(), ...base.members]) })).toBeNull();
    const order = assemblyOrder(base, { ...base, members: movedMember(base.members, 0, 1) });
    expect(ids((order?.['members'] ?? []) as Member[])).toBe('b1 a2 c3');
  });

  it('member_onADay_countsTheFirstAndTheLast', () => {
    const one = member('a', 1, { from: '2026-03-01', until: '2026-11-25' });
    expect(['2026-02-28', '2026-03-01', '2026-11-25', '2026-11-26'].map((day) => isMemberOn(one, day))).toEqual([false, true, true, false]);
  });
});
