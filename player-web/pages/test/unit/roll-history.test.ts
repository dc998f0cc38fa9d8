import { describe, expect, it } from 'vitest';
import type { AttendanceStep } from '../../src/sitting/attendance-edits.ts';
import { RollHistory } from '../../src/sitting/roll-history.ts';

const step = (speaker: string): AttendanceStep => ({ before: [{ speaker, insteadOf: null, changes: [] }], after: [{ speaker, insteadOf: null, changes: [{ at: '2026-11-24T17:31:00Z', item: null, presence: 'present', proxy: null }] }] });

function window(kept = new Map<string, string>()) {
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  return { kept, page: () => new RollHistory({ id: 's-1', storage }) };
}

describe('roll history', () => {
  it('steps_afterAReload_areTakenBackTheLastFirst', () => {
    const { kept, page } = window();
    const first = page();
    first.did(step('a'));
    first.did(step('b'));
    const second = page();
    expect(second.size).toBe(2);
    expect([second.pop(), second.pop(), second.pop()]).toEqual([step('b'), step('a'), null]);
    expect(kept.size).toBe(0);
  });

  it('steps_thatAreNone_areForgotten', () => {
    for (const damaged of ['{', '7', '[null, {"before": 1}, {"before": [], "after": [{"speaker": "a"}]}]']) {
      expect(window(new Map([['tribune.roll.s-1', damaged]])).page().size).toBe(0);
    }
  });

  it('steps_ofARehearsal_areNotKept', () => {
    const history = new RollHistory({ id: 's-1', storage: null });
    history.did(step('a'));
    expect(history.size).toBe(1);
    history.clear();
    expect(history.size).toBe(0);
  });
});
