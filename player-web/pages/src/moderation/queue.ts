import type { QuestionAction, QuestionCard, QuestionState } from '../api/moderation.ts';

/** Which cards are listed. */
export type Filter = 'waiting' | 'contested' | 'reported' | 'published' | 'chair' | 'refused' | 'all';

export const FILTERS: readonly Filter[] = ['waiting', 'contested', 'reported', 'published', 'chair', 'refused', 'all'];

const TESTS: Readonly<Record<Filter, (card: QuestionCard) => boolean>> = {
  // Whatever somebody has to decide on.
  waiting: isOpen,
  contested: ({ state }) => state === 'contested',
  reported: isReported,
  published: ({ state }) => state === 'published' || state === 'answered',
  chair: ({ chair, state }) => chair !== null && state === 'published',
  refused: ({ state }) => state === 'refused',
  all: () => true,
};

/** In which order cards are listed. */
export type Sort = 'risk' | 'newest' | 'oldest' | 'support' | 'item';

export const SORTS: readonly Sort[] = ['risk', 'newest', 'oldest', 'support', 'item'];

/** Which cards are listed by what was noticed in them. */
export type Noticed = 'any' | 'flagged' | 'unflagged';

export const NOTICED: readonly Noticed[] = ['any', 'flagged', 'unflagged'];

/** What the list is narrowed to, and its order. */
export interface Narrowing {
  /** Undefined: every item; null: none. */
  readonly item?: string | null;
  readonly noticed?: Noticed;
  readonly sort?: Sort;
  /** The ids of the agenda's items, in its order. */
  readonly items?: readonly string[];
}

/** True if a moderator has to decide. */
export function isOpen({ state }: QuestionCard): boolean {
  return state === 'waiting' || state === 'contested';
}

/** True if a report of it is undecided. */
export function isReported({ reports }: QuestionCard): boolean {
  return reports.some(({ state }) => state === 'open');
}

/** True if something was noticed in it, or many were made from its text. */
function isNoticed({ flags, group }: QuestionCard): boolean {
  return flags.length > 0 || group !== null;
}

/** True if it should be looked at first: something was noticed in it, its author objects, or somebody reported it. */
export function isRisk(card: QuestionCard): boolean {
  return card.state === 'contested' || isReported(card) || (card.state === 'waiting' && isNoticed(card));
}

/** The cards of a filter. The chair's list has an order of its own. */
export function listed(cards: readonly QuestionCard[], filter: Filter, { item, noticed = 'any', sort = 'risk', items = [] }: Narrowing = {}): readonly QuestionCard[] {
  const found = cards.filter((card) => TESTS[filter](card) && (item === undefined || card.item === item) && (noticed === 'any' || isNoticed(card) === (noticed === 'flagged')));
  if (filter === 'chair') return found.sort((one, other) => sentAt(one).localeCompare(sentAt(other)) || one.id.localeCompare(other.id));
  const place = (card: QuestionCard) => (card.item === null ? items.length : items.indexOf(card.item));
  const orders: Readonly<Record<Sort, (one: QuestionCard, other: QuestionCard) => number>> = {
    risk: byRisk,
    newest: (one, other) => other.askedAt.localeCompare(one.askedAt) || one.id.localeCompare(other.id),
    oldest: (one, other) => one.askedAt.localeCompare(other.askedAt) || one.id.localeCompare(other.id),
    support: (one, other) => other.supports + other.askedBy - one.supports - one.askedBy || byRisk(one, other),
    item: (one, other) => place(one) - place(other) || byRisk(one, other),
  };
  return found.sort(orders[sort]);
}

/** Cards of which those that were made from one text are one, the first that is listed; and which that stands for. */
export function gathered(cards: readonly QuestionCard[], apart: ReadonlySet<string> = new Set()): { readonly list: readonly QuestionCard[]; readonly members: ReadonlyMap<string, readonly string[]> } {
  const firsts = new Map<string, string>();
  const members = new Map<string, string[]>();
  const list = cards.filter((card) => {
    if (card.group === null || !isOpen(card) || apart.has(card.group)) return true;
    const first = firsts.get(card.group) ?? card.id;
    firsts.set(card.group, first);
    members.set(first, [...(members.get(first) ?? []), card.id]);
    return first === card.id;
  });
  return { list, members: new Map([...members].filter(([, ids]) => ids.length > 1)) };
}

/** Who else looks at a card at {@link now}, in milliseconds; null if nobody does. */
export function heldBy({ hold }: QuestionCard, account: string | undefined, now: number): string | null {
  return hold && hold.account !== account && Date.parse(hold.until) > now ? hold.who : null;
}

/** How many cards each filter has. */
export function counts(cards: readonly QuestionCard[]): Readonly<Record<Filter, number>> {
  return Object.fromEntries(FILTERS.map((filter) => [filter, cards.filter(TESTS[filter]).length])) as Record<Filter, number>;
}

/** What is a risk, the newest first; then what waits, the longest first; then what is decided, the newest first. */
function byRisk(one: QuestionCard, other: QuestionCard): number {
  const rank = rankOf(one) - rankOf(other);
  if (rank !== 0) return rank;
  const age = one.askedAt.localeCompare(other.askedAt);
  return (rankOf(one) === 1 ? age : -age) || one.id.localeCompare(other.id);
}

function rankOf(card: QuestionCard): 0 | 1 | 2 {
  if (isRisk(card)) return 0;
  return isOpen(card) ? 1 : 2;
}

/** Without its Z, so that one with more digits comes behind. */
function sentAt({ chair }: QuestionCard): string {
  return chair?.sentAt.slice(0, -1) ?? '';
}

const MASKABLE: readonly string[] = ['waiting', 'contested', 'refused', 'published', 'answered'];
const PUBLISHABLE: readonly string[] = ['waiting', 'contested', 'refused', 'merged'];
const REFUSABLE: readonly string[] = ['waiting', 'contested', 'published', 'answered', 'merged'];
const MERGEABLE: readonly string[] = ['waiting', 'contested', 'published', 'merged'];

/** True if the server takes this order on a card as it is. */
export function mayBe(action: QuestionAction['action'], { state, chair, text, mayUndo }: QuestionCard): boolean {
  switch (action) {
    case 'publish':
      return text !== '' && PUBLISHABLE.includes(state);
    case 'refuse':
      return text !== '' && REFUSABLE.includes(state);
    case 'merge':
      return text !== '' && MERGEABLE.includes(state);
    case 'shorten':
      return text !== '' && MASKABLE.includes(state);
    case 'note':
      return text !== '';
    case 'move':
      return state !== 'withdrawn';
    case 'undo':
      return mayUndo;
    case 'send-to-chair':
      return state === 'published' && chair === null;
    case 'recall':
    case 'place':
      return chair !== null;
    case 'show':
      return state === 'published' && chair?.shownSince == null;
    case 'take-down':
      return chair?.shownSince != null;
    case 'answer':
    case 'reply':
      return state === 'published' || state === 'answered';
  }
}

const BECOMES: Partial<Record<QuestionAction['action'], QuestionState>> = { publish: 'published', shorten: 'published', refuse: 'refused', merge: 'merged' };

/** A card as it will be if the order on its way is carried out. */
export function expected(card: QuestionCard, action: QuestionAction['action'] | undefined): QuestionCard {
  const state = action && BECOMES[action];
  return state ? { ...card, state } : card;
}

/** True if others can be merged with this one. */
export function mayLead({ state, text }: QuestionCard): boolean {
  return text !== '' && (state === 'waiting' || state === 'published' || state === 'answered');
}

/** The one that the room's screen shows. */
export function shown(cards: readonly QuestionCard[]): QuestionCard | null {
  return cards.find(({ chair, state }) => state === 'published' && chair?.shownSince) ?? null;
}

/** The one behind that which is shown in the chair's list; the first if none is. */
export function nextForScreen(cards: readonly QuestionCard[]): QuestionCard | null {
  const list = listed(cards, 'chair');
  return list[list.findIndex(({ chair }) => chair?.shownSince) + 1] ?? null;
}

/** The card that has the focus once {@link id} has left the list: the one that takes its place, unless it {@link isTaken}. */
export function neighbour(before: readonly QuestionCard[], after: readonly QuestionCard[], id: string, isTaken: (card: QuestionCard) => boolean = () => false): string | null {
  const place = before.findIndex((card) => card.id === id);
  const behind = [...before.slice(place + 1), ...before.slice(0, Math.max(0, place)).reverse()].filter((card) => after.some((one) => one.id === card.id));
  const near = behind.length > 0 ? behind : after;
  return (near.find((card) => !isTaken(card)) ?? near[0])?.id ?? null;
}

/** The card that is so many steps from {@link id}, without those that others look at; the same if there is none. */
export function stepFrom(list: readonly QuestionCard[], id: string | null, by: 1 | -1, isTaken: (card: QuestionCard) => boolean): string | null {
  const place = list.findIndex((card) => card.id === id);
  const ahead = by === 1 ? list.slice(place + 1) : list.slice(0, Math.max(0, place)).reverse();
  return ahead.find((card) => !isTaken(card))?.id ?? list[place]?.id ?? null;
}

/** Text in pieces, those that were noticed marked. */
export function pieces(text: string, spans: readonly { readonly start: number; readonly end: number }[]): readonly { readonly text: string; readonly found: boolean }[] {
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].filter((cut) => cut >= 0 && cut <= text.length).sort((one, other) => one - other);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    return { text: text.slice(start, end), found: spans.some((span) => span.start <= start && end <= span.end) };
  });
}
