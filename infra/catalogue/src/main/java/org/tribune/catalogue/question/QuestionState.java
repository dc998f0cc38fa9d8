package org.tribune.catalogue.question;

/** Where a question stands. */
public enum QuestionState {
  /** Nobody has decided yet; its author may correct it. */
  WAITING,
  /** Everybody reads it. */
  PUBLISHED,
  /** Everybody reads it, and its answer. */
  ANSWERED,
  /** It asks what another one asks, which stands for both. */
  MERGED,
  /** Only its author reads it, with the reason. */
  REFUSED,
  /** Its author does not accept the refusal: somebody decides again, once. */
  CONTESTED,
  /** Taken back by its author: nothing is left of its text. */
  WITHDRAWN;

  /** True if everybody may read it by itself. */
  public boolean isPublic() {
    return this == PUBLISHED || this == ANSWERED;
  }

  /** True if a moderator has to decide. */
  public boolean isOpen() {
    return this == WAITING || this == CONTESTED;
  }
}
