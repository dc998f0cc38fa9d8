import { expect, test } from 'vitest';
import { overflowing } from '../../src/elements/player/control-bar.ts';

/** Play, back, mute, a place, quality and full screen. */
const CONTROLS = [[1, 44], [7, 44], [3, 44], [4, 100], [6, 44], [2, 44]] as const;

test('overflowing_roomForAll_movesNothingAndNeedsNoMenu', () => {
  expect(overflowing(CONTROLS, 320, 44)).toEqual([]);
});

test('overflowing_onePixelShort_makesRoomForTheMenuToo', () => {
  expect(overflowing(CONTROLS, 319, 44)).toEqual([4, 1]);
});

test('overflowing_lessAndLessRoom_takesThoseOfTheHighestRankFirst', () => {
  expect(overflowing(CONTROLS, 200, 44)).toEqual([3, 4, 1]);
  expect(overflowing(CONTROLS, 100, 44)).toEqual([5, 2, 3, 4, 1]);
});

test('overflowing_hardlyAnyRoom_keepsTheFirst', () => {
  expect(overflowing(CONTROLS, 50, 44)).toEqual([5, 2, 3, 4, 1]);
});

test('overflowing_whatIsNotShown_takesNoRoomAndIsNotMoved', () => {
  expect(overflowing([[1, 44], [2, 0], [3, 60]], 104, 44)).toEqual([]);
  expect(overflowing([[1, 44], [2, 0], [3, 60]], 100, 44)).toEqual([2]);
});
