import { describe, expect, it } from 'vitest';
import type { RecordingDetail } from '../../src/api/recording.ts';
import { skipAt } from '../../src/player/skips.ts';

function recording(firstItem: number | null, pauses: RecordingDetail['pauses'] = []): RecordingDetail {
  return { pauses, chapters: firstItem === null ? null : { chapters: [{ start: firstItem }] } } as unknown as RecordingDetail;
}

describe('skipAt', () => {
  it('skipAt_beforeTheFirstItem_leadsToIt', () => {
    expect(skipAt(recording(95), 0)).toEqual({ over: 'first', to: 95 });
    expect(skipAt(recording(95), 93)).toBeNull();
    expect(skipAt(recording(95), 400)).toBeNull();
  });

  it('skipAt_itemAtOnceOrNone_offersNothing', () => {
    expect(skipAt(recording(4), 0)).toBeNull();
    expect(skipAt(recording(null), 0)).toBeNull();
  });

  it('skipAt_duringAPause_leadsBehindIt', () => {
    const told = recording(0, [{ closed: false, start: 100, end: 700 }, { closed: true, start: 900, end: 905 }]);
    expect(skipAt(told, 100)).toEqual({ over: 'suspension', to: 700 });
    expect(skipAt(told, 698)).toBeNull();
    expect(skipAt(told, 901)).toBeNull();
  });
});
