package org.tribune.site.transfer;

/** What a file of a package is to its sitting. */
enum TransferKind {
  RECORDING,
  SOUND,
  CAPTIONS,
  TRANSCRIPT,
  MINUTES,
  DELIBERATION_LIST,
  /** A deliberation that was signed. */
  DELIBERATION,
  CONVOCATION,
  DOCUMENT,
  VOTES,
  ATTENDANCE,
  QUESTIONS,
  /** The sitting for programs. */
  DATA,
  /** What helps to read the rest: the page, the sums. */
  GUIDE
}
