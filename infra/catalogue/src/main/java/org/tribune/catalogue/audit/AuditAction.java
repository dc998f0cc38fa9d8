package org.tribune.catalogue.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is written into the audit trail. The console has words for each, by its wire name. */
public enum AuditAction {
  /** Someone signed in; the detail says by what. */
  SIGNED_IN,
  /**
   * A wrong password, an unknown login, or an account that may not; the subject is the login, the
   * detail why, where it was no password.
   */
  SIGN_IN_REFUSED,
  /** So many refusals that who tries must wait; the subject is the login. */
  SIGN_IN_SLOWED,
  SIGNED_OUT,
  /** A session was ended from elsewhere; the subject is whose. */
  SESSION_ENDED,
  /** The first administrator was made, by the link that the start shows. */
  SITE_SET_UP,
  ACCOUNT_CREATED,
  ACCOUNT_RENAMED,
  /** The detail has the new roles. */
  ROLES_CHANGED,
  ACCOUNT_DISABLED,
  ACCOUNT_ENABLED,
  ACCOUNT_DELETED,
  /** A one-time link was made; the subject is for whom. */
  LINK_MADE,
  /** Someone chose a password by a link. */
  PASSWORD_SET,
  /** Someone changed their own password. */
  PASSWORD_CHANGED,
  /** Someone signed in by a provider for the first time; the detail is who they are there. */
  IDENTITY_BOUND,
  /**
   * Whoever the provider says next that it is this person may be; the subject is the login, the
   * detail who they were there.
   */
  IDENTITY_RELEASED,
  /** The subject is the login, the detail the passkey's name. */
  PASSKEY_ADDED,
  /** The subject is the login, the detail the passkey's name. */
  PASSKEY_REMOVED,
  /**
   * Someone gave an address to be written to; the subject is the login, the address is not
   * recorded.
   */
  CONTACT_GIVEN,
  /** Someone opened the link that was sent there; the subject is the login. */
  CONTACT_CONFIRMED,
  /** Someone removed their address; the subject is the login. */
  CONTACT_REMOVED,
  /** A broadcast was opened for a rehearsal; the subject is the channel, the detail its title. */
  PREVIEW_STARTED,
  /** The subject is the channel, the detail the title. */
  WENT_LIVE,
  /** The camera was taken off the air; the subject is the channel. */
  BROADCAST_SUSPENDED,
  FLOOR_GIVEN,
  /** The camera is back on the air; the subject is the channel. */
  BROADCAST_RESUMED,
  /** From now on nothing of the sitting is kept anywhere; the subject is the channel. */
  SESSION_CLOSED,
  /** The public may follow again; the subject is the channel. */
  SESSION_REOPENED,
  /** The subject is the channel. */
  BROADCAST_ENDED,
  /** A passage that was public may not be seen any more; the subject is the channel. */
  PASSAGE_WITHHELD,
  /** A passage that was withheld is public again; the subject is the channel. */
  WITHHOLDING_LIFTED,
  /** The subject is the sitting, the detail its title. */
  SITTING_CREATED,
  /** The subject is the sitting, the detail what of it was changed. */
  SITTING_CHANGED,
  /** The subject is the sitting. */
  SITTING_DELETED,
  /** The subject is the sitting, the detail the file's name. */
  DOCUMENT_ADDED,
  /** The subject is the sitting, the detail the document's id. */
  DOCUMENT_REMOVED,
  /** Chapters or speakers were marked; the subject is the broadcast, the detail how many. */
  CHAPTERS_MARKED,
  /**
   * The edit lock was taken or released; the subject is the broadcast, the detail who holds it now.
   */
  PEN_PASSED,
  /** The subject is the recording, the detail its new title. */
  RECORDING_RENAMED,
  /** It is called a trial, which is in no public list; the detail is its title. */
  RECORDING_MADE_TRIAL,
  /** It is called a sitting again; the detail is its title. */
  RECORDING_MADE_SITTING,
  /** The subject is the recording, the detail its title. */
  RECORDING_DELETED,
  /** The subject is the recording, the detail what, where, why and by which law. */
  CORRECTION_REQUESTED,
  /** Captions of a recording were saved; the subject is the recording, the detail the language. */
  CAPTIONS_SAVED,
  /** The subject is the recording, the detail the language of the captions. */
  CAPTIONS_REMOVED,
  /** The subject is the question, the detail what was decided, never with its words. */
  QUESTION_DECIDED,
  /** When a sitting takes questions was changed; the subject is the sitting. */
  QUESTIONING_CHANGED,
  /** The subject is the report, the detail what came of it. */
  REPORT_DECIDED,
  /** The subject is the question whose author may not ask for a while. */
  AUTHOR_BANNED,
  /** The subject is the ban. */
  BAN_LIFTED,
  /** The subject is the sitting, the detail the file. */
  QUESTIONS_EXPORTED,
  /** Keys were destroyed, and with them what they encrypted; the detail is how many of what. */
  KEYS_SHREDDED,
  /** A whole file came for a film; the subject is the WebTV report, the detail the file's name. */
  FILM_SENT,
  /** The subject is the film that is prepared, the detail what was done. */
  PREPARATION_CHANGED,
  /** The subject is the WebTV report, the detail its title. */
  REPORT_CREATED,
  /** The subject is the WebTV report, the detail what of it was changed. */
  REPORT_CHANGED,
  /** The subject is the WebTV report, the detail its new state and its title. */
  REPORT_MOVED,
  /** The subject is the WebTV report, the detail its title. */
  REPORT_PUBLISHED,
  /** The subject is the WebTV report, the detail its title. */
  REPORT_UNPUBLISHED,
  /** The subject is the WebTV report, the detail its title. */
  REPORT_DELETED,
  /** A category or a series was saved or deleted; the subject is its word. */
  REPORT_SHELF_CHANGED,
  /** What an entry said was erased; the subject is its number, the detail the reason. */
  AUDIT_ERASED,
  /** Proofs are signed with another key from now on; the subject is its certificate's SHA-256. */
  SIGNING_KEY_USED,
  /**
   * A proof of a closed session was made; the subject is the broadcast, the detail the result and
   * the document's SHA-256.
   */
  CLOSED_SESSION_PROVED,
  /**
   * Somebody settled what the check of a closed session has reported; the subject is the broadcast,
   * the detail when the session was closed and which edition of its proof is meant.
   */
  CLOSED_SESSION_SETTLED,
  /** In a closed session the public reads which item is debated; the subject is the channel. */
  ITEM_SHOWN,
  /** In a closed session the public reads it no more; the subject is the channel. */
  ITEM_HIDDEN,
  /** Caption software may write for a channel, the subject; the detail is what it is called. */
  CAPTION_INPUT_ADDED,
  /** It may no more; the subject is the channel, the detail what it was called. */
  CAPTION_INPUT_REMOVED,
  /**
   * A caption on air was written anew, confirmed or taken away; the subject is the channel, the
   * detail which of them and when it is said. Never its words: what is taken away is gone.
   */
  LIVE_CAPTION_CHANGED,
  /** The subject is the assembly, the detail its name. */
  ASSEMBLY_CREATED,
  /** The subject is the assembly, the detail what of it was changed. */
  ASSEMBLY_CHANGED,
  /** The subject is the assembly, the detail its name. */
  ASSEMBLY_DELETED,
  /** A draft of minutes was composed of what is known of a sitting, the subject. */
  MINUTES_COMPOSED,
  /** A draft of minutes was edited; the subject is the sitting. */
  MINUTES_CHANGED,
  /** Minutes were adopted and published; the subject is the sitting, the detail which adopted. */
  MINUTES_ADOPTED,
  /**
   * A sitting was handed over for the archive service; the subject is the sitting, the detail how
   * much that was, and what was missing.
   */
  SITTING_ARCHIVED,
  /**
   * A list of deliberations was published; the subject is the sitting, the detail its number in the
   * register.
   */
  LIST_PUBLISHED,
  /** A deliberation was published; as {@link #LIST_PUBLISHED}, with its own number. */
  DELIBERATION_PUBLISHED,
  /** What was published is withdrawn; as {@link #DELIBERATION_PUBLISHED}. */
  PUBLICATION_WITHDRAWN;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Its name outside of the program, such as {@code signed-in}. */
  public String wireName() {
    return wireName;
  }

  /** The action of this name. */
  public static Optional<AuditAction> ofWireName(String name) {
    return Arrays.stream(values()).filter(action -> action.wireName.equals(name)).findFirst();
  }
}
