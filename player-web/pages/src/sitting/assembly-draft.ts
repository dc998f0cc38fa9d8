import { assemblyAddress, type Assembly, type AssemblyRules, type Collectivity, type Member } from '../api/assembly.ts';
import { newId } from '../api/sitting.ts';
import { pick, same, type Clash, type Merged } from '../draft/clash.ts';
import { Draft, type DraftKind } from '../draft/draft.ts';
import { mergeList } from './merge-list.ts';

/** What a clerk edits of an assembly; the members in the order of the table, which is their rank. */
export interface EditedAssembly {
  readonly body: string;
  readonly members: readonly Member[];
  readonly rules: AssemblyRules;
  readonly collectivity: Collectivity;
}

const MEMBER_FIELDS = ['name', 'group', 'role', 'commune', 'from', 'until', 'substitute'] as const;
const RULES = ['proxiesPerHolder', 'quorum', 'deliberationPattern', 'publishesAttendance'] as const;

export function editableAssembly({ body, members, rules, collectivity }: Assembly): EditedAssembly {
  // The server says more of each than is edited.
  const bare = members.map(({ id, name, group, role, commune, rank, from, until, substitute }) => ({ id, name, group, role, commune, rank, from, until, substitute }));
  return { body, members: ranked(bare.sort((one, other) => one.rank - other.rank)), rules, collectivity };
}

/** Joins member by member what two people made of {@link base}. */
export function mergeAssemblies(base: EditedAssembly, mine: EditedAssembly, theirs: EditedAssembly): Merged<EditedAssembly> {
  const clashes: Clash[] = [];
  const body = pick('body', base.body, mine.body, theirs.body, clashes);
  const rules: Record<string, unknown> = {};
  for (const field of RULES) rules[field] = pick<unknown>(`rules/${field}`, base.rules[field], mine.rules[field], theirs.rules[field], clashes);
  const collectivity = {
    name: pick('collectivity/name', base.collectivity.name, mine.collectivity.name, theirs.collectivity.name, clashes),
    siret: pick('collectivity/siret', base.collectivity.siret, mine.collectivity.siret, theirs.collectivity.siret, clashes),
  };
  const members = ranked(mergeList('members', base.members, mine.members, theirs.members, MEMBER_FIELDS, clashes));
  return { edited: { body, members, rules: { ...theirs.rules, ...rules }, collectivity }, clashes };
}

/** What is to be sent for {@link mine} to be there instead of {@link base}; null for nothing. */
export function assemblyOrder(base: EditedAssembly, mine: EditedAssembly): Record<string, unknown> | null {
  const order: Record<string, unknown> = {};
  const wanted = withNames(mine);
  for (const field of ['body', 'members', 'rules', 'collectivity'] as const) if (!same(base[field], wanted[field])) order[field] = wanted[field];
  return Object.keys(order).length > 0 ? order : null;
}

/** A row in which no name was typed yet is no member. */
function withNames(edited: EditedAssembly): EditedAssembly {
  return { ...edited, members: ranked(edited.members.filter(({ name }) => name.trim())) };
}

/** {@link edited} with another value at {@link path}: `body`, `rules/quorum`, `collectivity/siret`, `members/ID/name`. */
export function putAssembly(edited: EditedAssembly, path: string, value: unknown): EditedAssembly {
  const [name, id = '', field = ''] = path.split('/');
  if (name === 'rules') return { ...edited, rules: { ...edited.rules, [id]: value } };
  if (name === 'collectivity') return { ...edited, collectivity: { ...edited.collectivity, [id]: value } };
  if (name === 'members') return { ...edited, members: edited.members.map((one) => (one.id === id ? { ...one, [field]: value } : one)) };
  return { ...edited, body: String(value) };
}

export function blankMember(): Member {
  return { id: newId(), name: '', group: '', role: '', commune: '', rank: 0, from: null, until: null, substitute: null };
}

/** In the order of the table: the first has rank 1. */
export function ranked(members: readonly Member[]): readonly Member[] {
  return members.map((one, index) => (one.rank === index + 1 ? one : { ...one, rank: index + 1 }));
}

/** The member at {@link index} so many places further down. */
export function movedMember(members: readonly Member[], index: number, step: -1 | 1): readonly Member[] {
  const one = members[index];
  const to = index + step;
  if (!one || to < 0 || to >= members.length) return members;
  return ranked(members.toSpliced(index, 1).toSpliced(to, 0, one));
}

/** Whether somebody is a member on a day: from and until count. */
export function isMemberOn({ from, until }: Member, day: string): boolean {
  return (from === null || from <= day) && (until === null || day <= until);
}

const ASSEMBLY: DraftKind<Assembly, EditedAssembly> = {
  key: ({ id }) => `tribune.assembly.${id}`,
  editable: editableAssembly,
  merge: mergeAssemblies,
  put: putAssembly,
  parts: [{ address: ({ id }) => assemblyAddress(id), order: assemblyOrder, after: (_base, mine) => withNames(mine) }],
};

/** An assembly that is being edited. */
export class AssemblyDraft extends Draft<Assembly, EditedAssembly> {
  constructor(assembly: Assembly, changed: () => void, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null) {
    super(ASSEMBLY, assembly, changed, storage);
  }
}
