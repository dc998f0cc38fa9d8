package org.tribune.box;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.tribune.archive.caption.TranscriptRecorder;
import org.tribune.archive.correction.Corrector;
import org.tribune.archive.film.Films;
import org.tribune.archive.proof.ProofMaker;
import org.tribune.archive.recording.SegmentRecorder;
import org.tribune.archive.recording.SpoolBounds;
import org.tribune.archive.retention.RetentionJob;
import org.tribune.archive.secrecy.ClosedSessionCheck;
import org.tribune.archive.storyboard.Storyboards;
import org.tribune.box.management.Metrics;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.store.ObjectStore;
import org.tribune.media.slate.SlateBrand;
import org.tribune.signing.SigningKeyFile;

/** The stages of the archive. */
final class ArchiveStages {
  private final StageContext context;
  private final TribuneConfig config;
  private final Catalogue catalogue;
  private final ObjectStore store;

  ArchiveStages(StageContext context, Catalogue catalogue, ObjectStore store) {
    this.context = context;
    this.config = context.config();
    this.catalogue = catalogue;
    this.store = store;
  }

  /** Those that must be there before anything comes in. */
  List<Stage> first(Metrics metrics) {
    SegmentRecorder recorder = recorder();
    ArchiveMetrics.tell(recorder, metrics);
    RetentionJob keeper = keeper();
    ArchiveMetrics.tell(keeper, metrics);
    return List.of(new Stage("archive", recorder), new Stage("retention", keeper));
  }

  /** Those for which the live does not wait. */
  List<Stage> last(CaptionStages captions) {
    LiveStrain strain = new LiveStrain(context.log(), System::nanoTime);
    // On another machine than this the live can't be strained by us.
    BooleanSupplier isStrained = context.role() == ProcessRole.BOX ? strain : () -> false;
    return Stream.concat(
            Stream.of(
                new Stage("transcripts", transcripts()),
                new Stage("storyboards", new Storyboards(catalogue, store)),
                new Stage("corrections", corrector()),
                new Stage("closed-session-check", closedSessions()),
                new Stage("live-strain", strain),
                new Stage("films", films(isStrained))),
            captions.secondHearings(catalogue, store, isStrained).stream())
        .toList();
  }

  private SegmentRecorder recorder() {
    return new SegmentRecorder(
        context.log(),
        context.ledger(),
        store,
        catalogue,
        this::kindOf,
        context.clock(),
        new SpoolBounds(spool(), config.archive().spool()));
  }

  private Path spool() {
    return config.data().resolve("spool");
  }

  /**
   * The kind of a channel's recordings. Those of a removed channel are never deleted by themselves.
   */
  private RecordingKind kindOf(ChannelId channel) {
    return config.channel(channel).map(ChannelConfig::kind).orElse(RecordingKind.SITTING);
  }

  private RetentionJob keeper() {
    return new RetentionJob(
        catalogue,
        store,
        context.ledger(),
        config.retention(),
        config.channels().stream().map(ChannelConfig::id).toList(),
        context.alerts(),
        Clock.system(ZoneId.systemDefault()));
  }

  private TranscriptRecorder transcripts() {
    return new TranscriptRecorder(
        context.log(), context.ledger(), catalogue, () -> context.clock().now().toInstant());
  }

  private Corrector corrector() {
    return new Corrector(
        catalogue,
        store,
        config.retention().originals(),
        SlateBrand.of(config.site().theme()),
        Clock.systemUTC());
  }

  private ClosedSessionCheck closedSessions() {
    return new ClosedSessionCheck(
        context.ledger(),
        context.log(),
        catalogue,
        store,
        context.alerts(),
        config::publicationDelay,
        Optional.of(spool()),
        Optional.of(proofs()));
  }

  private ProofMaker proofs() {
    return new ProofMaker(
        catalogue,
        config.site(),
        config.audit(),
        config
            .audit()
            .keystore()
            .map(each -> SigningKeyFile.of(each.file(), each.password().reveal()))
            .orElseGet(() -> SigningKeyFile.ofSite(config.data())),
        Version.number(),
        Clock.system(ZoneId.systemDefault()));
  }

  private Films films(BooleanSupplier isStrained) {
    return new Films(
        catalogue,
        store,
        new FilmProcess(config),
        config.data().resolve("encoding"),
        isStrained,
        Clock.systemUTC());
  }
}
