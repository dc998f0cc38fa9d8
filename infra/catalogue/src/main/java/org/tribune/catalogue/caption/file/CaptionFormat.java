package org.tribune.catalogue.caption.file;

/** In which files captions come. */
public enum CaptionFormat {
  /** W3C WebVTT 1. */
  WEBVTT,
  /** SubRip, for which there is no specification. */
  SUBRIP,
  /** EBU Tech 3264. */
  EBU_STL,
  /** W3C TTML 1 and 2, and the profiles IMSC 1 and EBU-TT-D (EBU Tech 3380). */
  TTML
}
