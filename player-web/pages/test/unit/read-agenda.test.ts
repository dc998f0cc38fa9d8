import { describe, expect, it } from 'vitest';
import type { AgendaPreview } from '../../src/api/sitting.ts';
import { blankItem } from '../../src/sitting/agenda.ts';
import { correct, readAgenda, restore, shift, statedStart, taken, toggle } from '../../src/sitting/read-agenda.ts';

function preview(...titles: readonly string[]): AgendaPreview {
  const items = titles.map((title, index) => ({ ...blankItem(), id: `i${index}`, numbering: `${index + 1}`, title, line: 10 + index * 10, doubts: [], change: 'new' as const, before: null }));
  const ignored = [{ line: 5, text: 'Objet : convocation', apart: false }, { line: 15, text: 'Une délibération de plus', apart: false }];
  return { items, removed: [], ignored, format: 'docx', cut: false, meeting: null };
}

describe('an agenda that was read', () => {
  it('is taken as it was read, without what only the preview shows', () => {
    const items = taken(readAgenda(preview('Budget', 'Voirie')));
    expect(items.map((one) => one.title)).toEqual(['Budget', 'Voirie']);
    expect(Object.keys(items[0] ?? {})).not.toContain('doubts');
  });

  it('is corrected, and leaves out what is no item or has no title any more', () => {
    const agenda = correct(toggle(readAgenda(preview('Budget', 'Voirie', 'Eau')), 'i0'), 'i1', { title: ' ' });
    expect(taken(agenda).map((one) => one.title)).toEqual(['Eau']);
    expect(taken(toggle(agenda, 'i0')).map((one) => one.title)).toEqual(['Budget', 'Eau']);
  });

  it('has a line that was left out where it stood, as deep as what is above it', () => {
    const deeper = shift(readAgenda(preview('Budget', 'Voirie')), 'i0', 1);
    const [first, second] = deeper.ignored;
    if (!first || !second) throw new Error('two lines were left out');
    const { agenda, id } = restore(deeper, second);
    expect(agenda.rows.map((row) => [row.item.title, row.item.level])).toEqual([['Budget', 1], ['Une délibération de plus', 1], ['Voirie', 0]]);
    expect(agenda.rows[1]?.item.id).toBe(id);
    expect(restore(agenda, first).agenda.rows[0]?.item.title).toBe('Objet : convocation');
    expect(restore(agenda, first).agenda.ignored).toEqual([]);
  });

  it('is no deeper than an agenda can be', () => {
    const read = readAgenda(preview('Budget', 'Recettes'));
    const deepest = shift(shift(shift(shift(shift(shift(read, 'i1', 1), 'i1', 1), 'i1', 1), 'i1', 1), 'i1', 1), 'i1', 1);
    expect(deepest.rows[1]?.item.level).toBe(4);
    expect(taken(deepest).map((one) => one.level)).toEqual([0, 1]);
    expect(shift(read, 'i0', -1).rows[0]?.item.level).toBe(0);
  });
});

describe('the start that a convocation says', () => {
  const meeting = { date: '2026-11-24', time: '18:30', place: '', otherWeekday: false };

  it('is its day and hour, or its day at the hour that is known', () => {
    expect(statedStart(meeting, '2026-11-25T20:00')).toBe('2026-11-24T18:30');
    expect(statedStart({ ...meeting, time: null }, '2026-11-25T20:00')).toBe('2026-11-24T20:00');
  });

  it('is none without a day', () => {
    expect(statedStart({ ...meeting, date: null }, '2026-11-25T20:00')).toBeNull();
    expect(statedStart(null, '2026-11-25T20:00')).toBeNull();
  });
});
