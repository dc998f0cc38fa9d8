package org.tribune.archive.backup;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.Identity;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Passkey;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.audience.Audience;
import org.tribune.catalogue.audience.AudienceTally;
import org.tribune.catalogue.audience.ConcurrentViewers;
import org.tribune.catalogue.audience.WatchedDay;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.catalogue.audit.AuditGenesis;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.catalogue.audit.ChainedEntry;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.MinutesRevision;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.QuestionFile;
import org.tribune.catalogue.question.Questioning;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoRevision;
import org.tribune.core.Bytes;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.rendition.RenditionCodec;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.time.MediaTime;

/** A line of a catalogue that is written out: one thing as JSON, bytes in Base64. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CatalogueLine.OfChannel.class, name = "channel"),
  @JsonSubTypes.Type(value = CatalogueLine.OfBroadcast.class, name = "broadcast"),
  @JsonSubTypes.Type(value = CatalogueLine.OfRecording.class, name = "recording"),
  @JsonSubTypes.Type(value = CatalogueLine.OfSegment.class, name = "segment"),
  @JsonSubTypes.Type(value = CatalogueLine.OfAsset.class, name = "asset"),
  @JsonSubTypes.Type(value = CatalogueLine.OfCorrection.class, name = "correction"),
  @JsonSubTypes.Type(value = CatalogueLine.OfDeletion.class, name = "deletion"),
  @JsonSubTypes.Type(value = CatalogueLine.OfAccount.class, name = "account"),
  @JsonSubTypes.Type(value = CatalogueLine.OfIdentity.class, name = "identity"),
  @JsonSubTypes.Type(value = CatalogueLine.OfPasskey.class, name = "passkey"),
  @JsonSubTypes.Type(value = CatalogueLine.OfContact.class, name = "contact"),
  @JsonSubTypes.Type(value = CatalogueLine.OfSubscription.class, name = "subscription"),
  @JsonSubTypes.Type(value = CatalogueLine.OfAudit.class, name = "audit"),
  @JsonSubTypes.Type(value = CatalogueLine.OfChain.class, name = "audit-genesis"),
  @JsonSubTypes.Type(value = CatalogueLine.OfCheckpoint.class, name = "audit-checkpoint"),
  @JsonSubTypes.Type(value = CatalogueLine.OfProof.class, name = "closed-session-proof"),
  @JsonSubTypes.Type(value = CatalogueLine.OfAssembly.class, name = "assembly"),
  @JsonSubTypes.Type(value = CatalogueLine.OfSitting.class, name = "sitting"),
  @JsonSubTypes.Type(value = CatalogueLine.OfMinutes.class, name = "minutes"),
  @JsonSubTypes.Type(value = CatalogueLine.OfMinutesRevision.class, name = "minutes-revision"),
  @JsonSubTypes.Type(value = CatalogueLine.OfPublication.class, name = "publication"),
  @JsonSubTypes.Type(value = CatalogueLine.OfMarking.class, name = "marking"),
  @JsonSubTypes.Type(value = CatalogueLine.OfCaptions.class, name = "captions"),
  @JsonSubTypes.Type(value = CatalogueLine.OfCaptionRevision.class, name = "caption-revision"),
  @JsonSubTypes.Type(value = CatalogueLine.OfTranscript.class, name = "transcript"),
  @JsonSubTypes.Type(value = CatalogueLine.OfQuestion.class, name = "question"),
  @JsonSubTypes.Type(value = CatalogueLine.OfQuestioning.class, name = "questioning"),
  @JsonSubTypes.Type(value = CatalogueLine.OfBan.class, name = "ban"),
  @JsonSubTypes.Type(value = CatalogueLine.OfCategories.class, name = "categories"),
  @JsonSubTypes.Type(value = CatalogueLine.OfSeries.class, name = "series"),
  @JsonSubTypes.Type(value = CatalogueLine.OfReport.class, name = "report"),
  @JsonSubTypes.Type(value = CatalogueLine.OfRevision.class, name = "report-revision"),
  @JsonSubTypes.Type(value = CatalogueLine.OfPreparation.class, name = "preparation"),
  @JsonSubTypes.Type(value = CatalogueLine.OfAudience.class, name = "audience"),
  @JsonSubTypes.Type(value = CatalogueLine.End.class, name = "end")
})
sealed interface CatalogueLine {
  record OfChannel(CataloguedChannel channel) implements CatalogueLine {}

  record OfBroadcast(Broadcast broadcast) implements CatalogueLine {}

  /** A recording; its format as {@link RenditionCodec} writes it. */
  @SuppressWarnings("ArrayRecordComponent") // A line is written or read, and never compared.
  record OfRecording(
      BroadcastId id,
      ChannelId channel,
      String title,
      RecordingKind kind,
      RecordingState state,
      Instant startedAt,
      Optional<Instant> endedAt,
      byte[] format,
      int revision,
      long version)
      implements CatalogueLine {
    static OfRecording of(Recording recording) {
      return new OfRecording(
          recording.id(),
          recording.channel(),
          recording.title(),
          recording.kind(),
          recording.state(),
          recording.startedAt(),
          recording.endedAt(),
          new RenditionCodec().encode(recording.format()),
          recording.revision(),
          recording.version());
    }

    Recording recording() {
      if (!(new RenditionCodec().decode(format) instanceof RenditionFormat read)) {
        throw new BackupException(
            "The backup's catalogue is damaged: recording " + id + " has no format");
      }
      return new Recording(
          id, channel, title, kind, state, startedAt, endedAt, read, revision, version);
    }
  }

  /** A segment. */
  @SuppressWarnings("ArrayRecordComponent") // A line is written or read, and never compared.
  record OfSegment(
      BroadcastId recording,
      String rendition,
      long number,
      int piece,
      int revision,
      SegmentState state,
      MediaTime start,
      MediaTime duration,
      int length,
      byte[] sha256,
      byte[] index)
      implements CatalogueLine {
    static OfSegment of(BroadcastId recording, RecordedSegment segment) {
      return new OfSegment(
          recording,
          segment.rendition(),
          segment.number(),
          segment.piece(),
          segment.revision(),
          segment.state(),
          segment.start(),
          segment.duration(),
          segment.length(),
          segment.sha256().array(),
          segment.index().array());
    }

    RecordedSegment segment() {
      return new RecordedSegment(
          rendition,
          number,
          piece,
          revision,
          state,
          start,
          duration,
          length,
          Bytes.wrap(sha256),
          Bytes.wrap(index));
    }
  }

  /** An asset. */
  @SuppressWarnings("ArrayRecordComponent") // A line is written or read, and never compared.
  record OfAsset(
      BroadcastId recording, String name, String file, String mediaType, int length, byte[] sha256)
      implements CatalogueLine {
    static OfAsset of(BroadcastId recording, Asset asset) {
      return new OfAsset(
          recording,
          asset.name(),
          asset.file(),
          asset.type(),
          asset.length(),
          asset.sha256().array());
    }

    Asset asset() {
      return new Asset(name, file, mediaType, length, Bytes.wrap(sha256));
    }
  }

  record OfCorrection(Correction correction) implements CatalogueLine {}

  record OfDeletion(Deletion deletion) implements CatalogueLine {}

  /** A person of the staff; the password as its slow hash. */
  record OfAccount(
      String id,
      String login,
      String name,
      List<String> roles,
      Optional<String> passwordHash,
      boolean active,
      Instant createdAt,
      Optional<Instant> signedInAt)
      implements CatalogueLine {
    static OfAccount of(Account account) {
      return new OfAccount(
          account.id().value(),
          account.login().value(),
          account.displayName(),
          account.orderedRoles().stream().map(Role::wireName).toList(),
          account.passwordHash(),
          account.active(),
          account.createdAt(),
          account.signedInAt());
    }

    Account account() {
      return new Account(
          new AccountId(id),
          new Login(login),
          name,
          roles.stream().flatMap(role -> Role.ofWireName(role).stream()).collect(toSet()),
          passwordHash,
          active,
          createdAt,
          signedInAt);
    }
  }

  /** Who a person of the staff is at a provider of identities. */
  record OfIdentity(String account, Identity identity) implements CatalogueLine {}

  /** A passkey of a person of the staff: its public half. */
  record OfPasskey(Passkey passkey) implements CatalogueLine {}

  /**
   * To which address a person of the staff is written to.
   *
   * @param key the id of the key that it was under
   */
  record OfContact(Contact contact, String key) implements CatalogueLine {}

  /**
   * That somebody wants to be written to when a subject comes up.
   *
   * @param told what they were told, so that nobody tells it again
   * @param keyId the id of the key that it was under
   */
  record OfSubscription(AlertSubscription subscription, Set<String> told, String keyId)
      implements CatalogueLine {}

  /**
   * An entry of the audit trail, as it lies in the chain; an older backup has none of its last
   * three.
   */
  @SuppressWarnings("ArrayRecordComponent") // A line is written or read, and never compared.
  record OfAudit(
      long number,
      Instant at,
      Optional<String> account,
      String who,
      String action,
      String subject,
      String detail,
      String from,
      Optional<byte[]> salt,
      Optional<byte[]> commitment,
      Optional<byte[]> hash)
      implements CatalogueLine {
    static OfAudit of(ChainedEntry entry) {
      return new OfAudit(
          entry.number(),
          entry.at(),
          Optional.of(entry.content().account()).filter(account -> !account.isEmpty()),
          entry.content().who(),
          entry.action(),
          entry.content().subject(),
          entry.content().detail(),
          entry.content().from(),
          entry.salt().map(Bytes::array),
          entry.commitment().map(Bytes::array),
          entry.hash().map(Bytes::array));
    }

    ChainedEntry entry() {
      if (AuditAction.ofWireName(action).isEmpty()) {
        throw new BackupException(
            "The backup's audit trail has what this version does not know ("
                + action
                + "): restore it with a newer one");
      }
      return new ChainedEntry(
          number,
          at,
          action,
          new ChainedEntry.Content(account.orElse(""), who, subject, detail, from),
          salt.map(Bytes::wrap),
          commitment.map(Bytes::wrap),
          hash.map(Bytes::wrap));
    }
  }

  /** Where the audit trail's chain begins. */
  @SuppressWarnings("ArrayRecordComponent") // A line is written or read, and never compared.
  record OfChain(byte[] seed, Instant at, long first, long adopted) implements CatalogueLine {
    static OfChain of(AuditGenesis genesis) {
      return new OfChain(genesis.seed().array(), genesis.at(), genesis.first(), genesis.adopted());
    }

    AuditGenesis genesis() {
      return new AuditGenesis(Bytes.wrap(seed), at, first, adopted);
    }
  }

  /** The head of the audit trail on a day. */
  @SuppressWarnings("ArrayRecordComponent") // A line is written or read, and never compared.
  record OfCheckpoint(
      LocalDate day,
      long number,
      byte[] hash,
      Instant madeAt,
      Optional<byte[]> timestamp,
      Optional<Instant> mailedAt)
      implements CatalogueLine {
    static OfCheckpoint of(AuditCheckpoint checkpoint) {
      return new OfCheckpoint(
          checkpoint.day(),
          checkpoint.head().number(),
          checkpoint.head().hash().array(),
          checkpoint.madeAt(),
          checkpoint.timestamp().map(Bytes::array),
          checkpoint.mailedAt());
    }

    AuditCheckpoint checkpoint() {
      return new AuditCheckpoint(
          day,
          new AuditHead(number, Bytes.wrap(hash)),
          madeAt,
          timestamp.map(Bytes::wrap),
          mailedAt);
    }
  }

  /** The signed proof of a closed session. */
  @SuppressWarnings("ArrayRecordComponent") // A line is written or read, and never compared.
  record OfProof(
      BroadcastId broadcast,
      Instant from,
      int edition,
      Instant until,
      Instant madeAt,
      ClosedSessionProof.Result result,
      byte[] document,
      String findings)
      implements CatalogueLine {
    static OfProof of(ClosedSessionProof proof) {
      return new OfProof(
          proof.broadcast(),
          proof.from(),
          proof.edition(),
          proof.until(),
          proof.madeAt(),
          proof.result(),
          proof.document().array(),
          proof.findings());
    }

    ClosedSessionProof proof() {
      return new ClosedSessionProof(
          broadcast, from, edition, until, madeAt, result, Bytes.wrap(document), findings);
    }
  }

  record OfAssembly(Assembly assembly) implements CatalogueLine {}

  record OfSitting(Sitting sitting) implements CatalogueLine {}

  record OfMinutes(Minutes minutes) implements CatalogueLine {}

  /** What a draft of minutes was before. */
  record OfMinutesRevision(SittingId sitting, MinutesRevision revision) implements CatalogueLine {}

  /** What was published, and when it was seen online. */
  record OfPublication(Publication entry, List<SeenOnline> seen) implements CatalogueLine {}

  record OfMarking(Marking marking) implements CatalogueLine {}

  record OfCaptions(RecordingCaptions captions) implements CatalogueLine {}

  /** What captions of a recording were before. */
  record OfCaptionRevision(BroadcastId recording, CaptionTrack revision) implements CatalogueLine {}

  /** A part of what was said on air in a recording that a line before names. */
  record OfTranscript(BroadcastId recording, List<LiveCaption> captions) implements CatalogueLine {}

  /**
   * A question.
   *
   * @param keys the ids of the keys that it was under, by their names; none in what was written
   *     before there were keys
   */
  record OfQuestion(QuestionFile file, Map<String, String> keys) implements CatalogueLine {
    @JsonCreator
    static OfQuestion of(
        @JsonProperty("file") QuestionFile file,
        @JsonProperty("keys") @Nullable Map<String, String> keys) {
      return new OfQuestion(file, keys == null ? Map.of() : keys);
    }

    public OfQuestion {
      keys = Map.copyOf(keys);
    }
  }

  record OfQuestioning(Questioning questioning) implements CatalogueLine {}

  /** All of them: what is not there is none. */
  record OfCategories(List<Category> categories) implements CatalogueLine {}

  record OfSeries(Series series) implements CatalogueLine {}

  record OfReport(Video report) implements CatalogueLine {}

  record OfRevision(VideoId report, VideoRevision revision) implements CatalogueLine {}

  record OfPreparation(TranscodeJob preparation) implements CatalogueLine {}

  record OfBan(Ban ban) implements CatalogueLine {}

  /** How much was watched of a recording that a line before names. */
  record OfAudience(
      BroadcastId recording,
      List<WatchedMinute> minutes,
      List<WatchedDay> days,
      List<ConcurrentViewers> attendances)
      implements CatalogueLine {
    static OfAudience of(BroadcastId recording, Audience audience) {
      return new OfAudience(
          recording,
          audience.minutes(recording),
          audience.days(recording),
          audience.concurrentViewers(recording));
    }

    /** For a catalogue that holds nothing of it; once, however often it is restored. */
    AudienceTally tally() {
      return new AudienceTally(
          "restore-" + recording, /* number= */ 1, Instant.now(), minutes, days, attendances);
    }
  }

  /**
   * The last line: without it the file is not whole.
   *
   * @param lines before it
   */
  record End(long lines) implements CatalogueLine {}
}
