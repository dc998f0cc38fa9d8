import { newId, type ClerkItem } from '../api/sitting.ts';

const DEEPEST = 4;

/** A new item, empty. */
export function blankItem(level = 0): ClerkItem {
  return { id: newId(), level, parent: null, numbering: '', title: '', kind: 'item', rapporteur: '', vote: null, notes: '', motions: [], deliberation: null, summary: '' };
}

/** How many items, with the one at {@link index}, hang together: all that are deeper follow it. */
export function familySize(items: readonly ClerkItem[], index: number): number {
  const level = items[index]?.level ?? 0;
  let size = 1;
  while (index + size < items.length && (items[index + size]?.level ?? 0) > level) size += 1;
  return size;
}

/** No item deeper than one below the one before it, as the server has it. */
export function fit(items: readonly ClerkItem[]): readonly ClerkItem[] {
  let deepest = 0;
  return items.map((item) => {
    const level = Math.min(item.level, deepest, DEEPEST);
    deepest = level + 1;
    return level === item.level ? item : { ...item, level };
  });
}

/** The items with the one at {@link index}, and those below it, at {@link to} of those that stay. */
export function moveTo(items: readonly ClerkItem[], index: number, to: number): readonly ClerkItem[] {
  const size = familySize(items, index);
  const family = items.slice(index, index + size);
  const rest = [...items.slice(0, index), ...items.slice(index + size)];
  const at = Math.max(0, Math.min(to, rest.length));
  return fit([...rest.slice(0, at), ...family, ...rest.slice(at)]);
}

/** One place up or down, past a whole neighbour. */
export function moveBy(items: readonly ClerkItem[], index: number, step: -1 | 1): readonly ClerkItem[] {
  const level = items[index]?.level ?? 0;
  if (step > 0) {
    const next = index + familySize(items, index);
    return next >= items.length ? items : moveTo(items, index, index + familySize(items, next));
  }
  if (index === 0) return items;
  let before = index - 1;
  while (before > 0 && (items[before]?.level ?? 0) > level) before -= 1;
  return moveTo(items, index, before);
}

/** Further in or out, with those below it. */
export function indent(items: readonly ClerkItem[], index: number, step: -1 | 1): readonly ClerkItem[] {
  const size = familySize(items, index);
  const deepest = index === 0 ? 0 : Math.min(DEEPEST, (items[index - 1]?.level ?? 0) + 1);
  const level = (items[index]?.level ?? 0) + step;
  if (level < 0 || level > deepest) return items;
  return fit(items.map((item, at) => (at >= index && at < index + size ? { ...item, level: Math.max(0, item.level + step) } : item)));
}
