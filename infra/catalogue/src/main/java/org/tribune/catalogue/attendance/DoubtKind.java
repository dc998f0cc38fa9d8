package org.tribune.catalogue.attendance;

/** What may be wrong in what was typed of presence, proxies and votes. */
public enum DoubtKind {
  /** Somebody is named who is no speaker of the sitting. */
  UNKNOWN_SPEAKER,
  /** An item is named that is no longer on the agenda. */
  UNKNOWN_ITEM,
  /** Others were called at the roll call, these were not. */
  NOT_CALLED,
  /** Left, having left already. */
  LEFT_TWICE,
  /** Arrived, being there already. */
  ARRIVED_TWICE,
  /** Left without having been there. */
  LEFT_WITHOUT_ARRIVING,
  /** Said to be represented, and not by whom. */
  REPRESENTED_BY_NOBODY,
  /** A holder is named of somebody who is not said to be represented. */
  PROXY_UNUSED,
  /** Represented by themselves, or by somebody whom, over others, they represent. */
  PROXY_CIRCLE,
  /** The holder is represented, too: a proxy can't be passed on. */
  HOLDER_REPRESENTED,
  /** The holder is not in the room. */
  HOLDER_NOT_PRESENT,
  /** A member votes for more others than the rules allow. */
  TOO_MANY_PROXIES,
  /** A substitute sits, and so does, or is represented, whom they sit for. */
  SUBSTITUTE_BESIDE_MEMBER,
  /** Who presides is not in the room, or takes no part. */
  CHAIR_NOT_PRESENT,
  /** Fewer were left in the room than the quorum. */
  QUORUM_LOST,
  /** It was voted on while there was no quorum. */
  VOTE_WITHOUT_QUORUM,
  /** Voted, and was neither present nor represented. */
  NOT_ENTITLED,
  /** Listed twice in a vote. */
  VOTED_TWICE,
  /** Was present or represented, and is not listed in the vote. */
  VOTE_MISSING,
  /** More votes than there were in the room. */
  VOTES_ABOVE_PRESENCE,
  /** Fewer votes than there were in the room. */
  VOTES_BELOW_PRESENCE,
  /** Votes by a holder who takes no part: their proxies are counted out with them. */
  PROXY_OF_NO_PART,
  /** As many for as against: the vote of who presides decides (CGCT, L2121-20). */
  TIE,
  /** As many for as against in a secret ballot, where nobody's vote decides. */
  TIE_IN_SECRET,
  /** The result is not what the numbers say. */
  OUTCOME_DIFFERS,
  /** Withdrawn or put off, and yet voted on. */
  WITHDRAWN_AFTER_VOTE,
  /** Two deliberations bear the same number. */
  NUMBER_TWICE
}
