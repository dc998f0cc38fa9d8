/*
 * What only the wide run plays (docs/decisions/0172-tests-that-are-wide.md): `bash infra/test wide`, and a browser suite that is started by hand.
 */

/** Whether nothing is left out, neither these scenarios nor what others do in more languages and on more pages of one kind. */
export const IS_WIDE = process.env.TRIBUNE_TEST_LEFT !== 'wide';

/** Another scenario, which is always played, shows what each of them is about. */
export const WIDE_SCENARIOS = [
  'accessible_audienceFigures',
  'accessible_conductAside',
  'accessible_consoleSearch',
  'accessible_homeWithReplays',
  'accessible_liveChapters',
  'accessible_questionReport',
  'accessible_questionsLive',
  'accessible_replayChapters',
  'accessible_replayDeleted',
  'accessible_replayEmbedded',
  'accessible_replayLeftOff',
  'accessible_replayOnAir',
  'accessible_replayReady',
  'accessible_reportShelves',
  'accessible_searchWithAReport',
  'accessible_searchWithoutResults',
  'accessible_watchEnded',
  'accessible_watchOffline',
  'chapters_liveWithoutEvents_areAskedFor',
  'console_eachPage_beginsBelow96PixelsAndNamesNothingTwice',
  'contentInAnotherLanguage_isMarkedOnEveryPage',
  'layout_thinLine_holdsStill',
  'lines_getsThin_goesOnWithTheSoundAndTheLastPictureAndComesBack',
  'lines_soundAloneChosen_staysWhateverTheLineAllows',
  'menu_onAnyPage_isOneNavigationThatSaysWhereOneIs',
  'moderation_withoutStream_polls',
  'pictures_ofThePagesAroundTheDebates',
  'player_filmInEveryWidth_letters100_cutsNoControlOff',
  'player_filmInEveryWidth_letters200_cutsNoControlOff',
  'player_liveInEveryWidth_letters100_cutsNoControlOff',
  'player_liveInEveryWidth_letters200_cutsNoControlOff',
  'player_replayInEveryWidth_letters100_cutsNoControlOff',
  'questions_withoutEvents_areAskedFor',
  'replay_audioOnly_staysAtItsPlaceAndLoadsNoPicture',
  'replay_networkLost_comesBackToTheSamePlace',
  'replay_slowLine_oneClickPlaysWithSoundFromWhereOneWentMeanwhile',
  'report_upload_brokenThreeTimes_goesOnAndIsByteIdentical',
  'report_upload_theSameFileTwice_isToldAndSentIfItIsMeant',
  'watch_lineOfOneMegabit_startsLowAndDoesNotStall',
  'watch_rewindOnASlowLine_isNotSentBackToLive',
  'watch_sixShortCuts_doNotAddUp',
];

/** {@link always}, and {@link others} in the wide run. */
export function widely(always, others) {
  return IS_WIDE ? [...always, ...others] : always;
}

/** Of all {@link scenarios} those that this run plays. */
export function played(scenarios) {
  const unknown = WIDE_SCENARIOS.filter((name) => !(name in scenarios));
  if (unknown.length > 0) throw new Error(`wide.mjs names scenarios that there are not: ${unknown.join(', ')}`);
  return IS_WIDE ? scenarios : Object.fromEntries(Object.entries(scenarios).filter(([name]) => !WIDE_SCENARIOS.includes(name)));
}
