package org.tribune.core.config;

/** How a sitting takes questions. */
public enum QuestioningMode {
  /** It takes none. */
  OFF,
  /** They may be answered in a suspension of the sitting, or in writing. */
  OPEN,
  /** They are answered in writing alone. */
  WRITTEN_ONLY
}
