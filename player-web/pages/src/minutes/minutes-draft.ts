import { minutesAddress, type ChangedMinutes, type Minutes, type MinutesBlock } from '../api/minutes.ts';
import { same, type Clash, type Merged } from '../draft/clash.ts';
import { Draft, type DraftKind } from '../draft/draft.ts';
import { mergeList } from '../sitting/merge-list.ts';

/** What a clerk edits of minutes. */
export interface EditedMinutes {
  readonly blocks: readonly MinutesBlock[];
}

const FIELDS = ['kind', 'level', 'item', 'moment', 'speaker', 'text'] as const;

/** Joins what two people made of {@link base}, passage by passage. */
export function mergeMinutes(base: EditedMinutes, mine: EditedMinutes, theirs: EditedMinutes): Merged<EditedMinutes> {
  const clashes: Clash[] = [];
  const blocks = mergeList('blocks', base.blocks, mine.blocks, theirs.blocks, FIELDS, clashes);
  return { edited: { blocks }, clashes };
}

/** The field of a passage as it is sent: which second of the replay it is, the server knows. */
function sent(block: MinutesBlock, field: (typeof FIELDS)[number]): unknown {
  const { moment } = block;
  return field === 'moment' ? moment && { broadcast: moment.broadcast, at: moment.at } : block[field];
}

/** What is to be sent for {@link mine} to be there instead of {@link base}; null for nothing. */
export function minutesOrder(base: EditedMinutes, mine: EditedMinutes): Record<string, unknown> | null {
  const before = new Map(base.blocks.map((block) => [block.id, block]));
  const blocks = mine.blocks.flatMap((block) => {
    const old = before.get(block.id);
    if (old === block) return [];
    const changed = FIELDS.filter((field) => !old || (old[field] !== block[field] && !same(sent(old, field), sent(block, field))));
    return changed.length > 0 ? [{ id: block.id, ...Object.fromEntries(changed.map((field) => [field, sent(block, field)])) }] : [];
  });
  const isOrdered = base.blocks.length === mine.blocks.length && base.blocks.every((block, index) => block.id === mine.blocks[index]?.id);
  if (blocks.length === 0 && isOrdered) return null;
  return { ...(blocks.length > 0 ? { blocks } : {}), ...(isOrdered ? {} : { order: mine.blocks.map(({ id }) => id) }) };
}

const KIND: DraftKind<Minutes, EditedMinutes> = {
  key: ({ sitting }) => `tribune.minutes.${sitting}`,
  editable: ({ blocks }) => ({ blocks }),
  merge: mergeMinutes,
  put: ({ blocks }, path, value) => {
    const [, id, field = ''] = path.split('/');
    return { blocks: blocks.map((block) => (block.id === id ? { ...block, [field]: value } : block)) };
  },
  parts: [{ address: ({ sitting }) => minutesAddress(sitting), order: minutesOrder, after: (_base, mine) => mine }],
  // Forty pages need not come back for each word.
  answered: (saved, edited, answer) => {
    const { version, changedAt, changedBy, blocks } = answer as ChangedMinutes;
    const told = new Map(blocks.map((block) => [block.id, block]));
    return { ...saved, version, changedAt, changedBy, blocks: edited.blocks.map((block) => told.get(block.id) ?? block) };
  },
};

/** Minutes that are being edited: saved by themselves, and joined with what somebody else writes. */
export class MinutesDraft extends Draft<Minutes, EditedMinutes> {
  constructor(minutes: Minutes, changed: () => void, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null) {
    super(KIND, minutes, changed, storage);
  }
}
