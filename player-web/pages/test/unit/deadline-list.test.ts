import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../src/api/sitting.ts';
import '../../src/console/sitting/deadline-list.ts';
import type { DeadlineList } from '../../src/console/sitting/deadline-list.ts';

const captions = (change: Partial<Deadline>): Deadline => ({ kind: 'captions', due: '2026-12-08', after: null, state: 'running', daysLeft: 14, ...change });

async function shown(deadline: Deadline, compact: boolean): Promise<string> {
  const list = Object.assign(document.createElement('deadline-list') as DeadlineList, { deadlines: [deadline], localStart: '2026-11-24T18:45', compact });
  document.body.append(list);
  await list.updateComplete;
  const told = list.innerText || list.textContent || '';
  list.remove();
  return told.replace(/\s+/g, ' ').trim();
}

describe('deadline-list', () => {
  it('captionsOfASitting_areToldInDays', async () => {
    expect(await shown(captions({}), false)).toBe('Sous-titres de la séance du 24 nov. 2026 au plus tard le 8 déc. 2026 · 14 jours restants Fait (publié ailleurs)');
    expect(await shown(captions({ state: 'late', daysLeft: -1 }), true)).toBe('Sous-titres de la séance du 24 nov. 2026 attendu le 8 déc. 2026 · 1 jour de retard');
  });

  it('captionsThatAreThere_areNothingToDo', async () => {
    expect(await shown(captions({ state: 'done' }), true)).toBe('');
    expect(await shown(captions({ state: 'done' }), false)).toContain('publié');
  });
});
