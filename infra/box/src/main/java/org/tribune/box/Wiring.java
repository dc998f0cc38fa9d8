package org.tribune.box;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.caption.HearingQueue;
import org.tribune.archive.caption.NewFilms;
import org.tribune.archive.caption.NightRecordings;
import org.tribune.archive.caption.SecondHearings;
import org.tribune.archive.caption.TranscriptRecorder;
import org.tribune.archive.correction.Corrector;
import org.tribune.archive.film.Films;
import org.tribune.archive.proof.ProofMaker;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.archive.recording.SegmentRecorder;
import org.tribune.archive.recording.SpoolBounds;
import org.tribune.archive.retention.RetentionJob;
import org.tribune.archive.secrecy.ClosedSessionCheck;
import org.tribune.archive.storyboard.Storyboards;
import org.tribune.box.control.ControlSocket;
import org.tribune.box.control.SessionCloser;
import org.tribune.box.management.ManagementServer;
import org.tribune.box.management.Metrics;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.keys.KeyMaintenance;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.ledger.BroadcastService;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.ingest.Ingest;
import org.tribune.kafka.KafkaEventLog;
import org.tribune.media.NativeLibraries;
import org.tribune.media.NativeMemory;
import org.tribune.media.slate.SlateBrand;
import org.tribune.signing.SigningKeyFile;
import org.tribune.signing.TimestampAuthority;
import org.tribune.site.WebServer;
import org.tribune.site.mail.AuditMail;
import org.tribune.site.mail.QuestionMail;
import org.tribune.site.mail.SmtpServer;
import org.tribune.speech.captioning.Captioner;
import org.tribune.speech.worker.SpeechWorkerProcess;
import org.tribune.transcoder.Transcoder;
import picocli.CommandLine.ExitCode;

/** Puts the stages of a role together over the log that is configured. */
final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final ProcessRole role;
  private final TribuneConfig config;
  private final ClockFile.Started started;
  private final MediaClock clock;
  private final Addresses addresses;
  private final RoomPictures rooms;
  private Optional<Catalogue> catalogue = Optional.empty();
  private Supplier<Optional<URI>> setUpLink = Optional::empty;

  Wiring(ProcessRole role, TribuneConfig config, ClockFile.Started started, Addresses addresses) {
    this.role = role;
    this.config = config;
    this.started = started;
    this.clock = started.clock();
    this.addresses = addresses;
    this.rooms = new RoomPictures(clock);
  }

  /** The stages, in the order of their start: what citizens wait for comes first. */
  Stages stages() {
    List<Stage> stages = new ArrayList<>();
    EventLog log = openLog();
    // The first page waits for it.
    catalogue = openCatalogue();
    stages.add(new Stage("log", closing(log::close)));
    BroadcastLedger ledger = new BroadcastLedger(log);
    stages.add(new Stage("ledger", ledger));
    ClockFile file = new ClockFile(config.data());
    stages.add(
        new Stage("clock", new ClockWatch(file, started, ledger, new RaisedAlerts(log, clock))));
    stages.add(
        new Stage(
            "memory",
            new SpareMemory(
                () -> !ledger.open().isEmpty(), System::nanoTime, this::giveMemoryBack)));
    ObjectStore store = Backends.openStore(config);
    // The first is closed last.
    catalogue.ifPresent(each -> stages.addFirst(new Stage("catalogue", closing(each::close))));
    ManagementServer management = new ManagementServer(config.management(), log);
    if (role.does(ProcessRole.WEB)) {
      AuditMail audit = auditMail(catalogue.orElseThrow());
      if (audit.isWanted()) {
        stages.add(new Stage("audit-mail", audit));
      }
      WebServer web = web(log, ledger, store, catalogue.orElseThrow(), management.metrics());
      stages.add(new Stage("web", web, web::waitingFor));
    }
    stages.add(new Stage("management", management));
    if (role.does(ProcessRole.WEB) || role.does(ProcessRole.INGEST)) {
      stages.add(new Stage("control", control(log, ledger)));
    }
    catalogue.ifPresent(
        each -> stages.add(new Stage("channel names", new ChannelNames(each, config.channels()))));
    catalogue.ifPresent(each -> stages.add(new Stage("keys", keys(each))));
    if (role.does(ProcessRole.ARCHIVE)) {
      SegmentRecorder recorder = recorder(log, ledger, store, catalogue.orElseThrow());
      stages.add(new Stage("archive", recorder));
      ArchiveMetrics.tell(recorder, management.metrics());
      RetentionJob keeper = keeper(log, ledger, store, catalogue.orElseThrow());
      stages.add(new Stage("retention", keeper));
      ArchiveMetrics.tell(keeper, management.metrics());
    }
    if (role.does(ProcessRole.INGEST)
        || role.does(ProcessRole.TRANSCODER)
        || role.does(ProcessRole.CAPTIONER)
        || role.does(ProcessRole.ARCHIVE)) {
      stages.add(new Stage("media", new MediaLibrary()));
    }
    if (role.does(ProcessRole.TRANSCODER)) {
      stages.add(new Stage("transcoder", new Transcoder(config, log, ledger, clock)));
    }
    if (role.does(ProcessRole.INGEST)) {
      stages.add(new Stage("ingest", ingest(log, ledger)));
    }
    if (role.does(ProcessRole.CAPTIONER)) {
      captioner(log, ledger).ifPresent(each -> stages.add(new Stage("captions", each)));
    }
    if (role.does(ProcessRole.ARCHIVE)) {
      stages.add(
          new Stage(
              "transcripts",
              new TranscriptRecorder(
                  log, ledger, catalogue.orElseThrow(), () -> clock.now().toInstant())));
      stages.add(new Stage("storyboards", new Storyboards(catalogue.orElseThrow(), store)));
      stages.add(
          new Stage(
              "corrections",
              new Corrector(
                  catalogue.orElseThrow(),
                  store,
                  config.retention().originals(),
                  SlateBrand.of(config.site().theme()),
                  Clock.systemUTC())));
      stages.add(
          new Stage(
              "closed-session-check",
              new ClosedSessionCheck(
                  ledger,
                  log,
                  catalogue.orElseThrow(),
                  store,
                  new RaisedAlerts(log, clock),
                  this::publicationDelay,
                  Optional.of(config.data().resolve("spool")),
                  Optional.of(proofs(catalogue.orElseThrow())))));
      LiveStrain strain = new LiveStrain(log, System::nanoTime);
      stages.add(new Stage("live-strain", strain));
      stages.add(
          new Stage(
              "films",
              new Films(
                  catalogue.orElseThrow(),
                  store,
                  new FilmProcess(config),
                  config.data().resolve("encoding"),
                  // On another machine than this the live can't be strained by us.
                  role == ProcessRole.BOX ? strain : () -> false,
                  Clock.systemUTC())));
      secondHearings(log, ledger, store, strain)
          .ifPresent(each -> stages.add(new Stage("second-hearings", each)));
    }
    Stages all = new Stages(stages);
    management.readyWhenEmpty(all::waitingFor);
    return all;
  }

  /** Nobody listens in a box without a recogniser. */
  private Optional<Service> captioner(EventLog log, BroadcastLedger ledger) {
    Optional<CaptionsConfig.Recogniser> recogniser = config.captions().recogniser();
    if (recogniser.isEmpty() && role == ProcessRole.CAPTIONER) {
      throw new StartException(
          "A captioner needs a recogniser: set captions.model, see docs/captions.md");
    }
    return recogniser.map(
        each ->
            new Captioner(
                each,
                config.spokenLanguage(),
                log,
                ledger,
                broadcast -> recogniserProcess(broadcast.value(), each)));
  }

  /**
   * Films are heard by the recogniser for recordings, or else, in a box, by the one for what is on
   * air; nobody listens at night where none for recordings is named.
   */
  private Optional<Service> secondHearings(
      EventLog log, BroadcastLedger ledger, ObjectStore store, LiveStrain strain) {
    CaptionsConfig captions = config.captions();
    Clock here = Clock.system(ZoneId.systemDefault());
    String language = config.spokenLanguage();
    BooleanSupplier isStrained = role == ProcessRole.BOX ? strain : () -> false;
    List<HearingQueue> queues = new ArrayList<>();
    queues.add(
        new NewFilms(
            catalogue.orElseThrow(),
            language,
            () -> isStrained.getAsBoolean() || isHeardHere(ledger),
            here));
    if (captions.recordings().isPresent()) {
      queues.add(new NightRecordings(catalogue.orElseThrow(), ledger, language, isStrained, here));
    }
    return captions
        .recordings()
        .or(() -> role == ProcessRole.BOX ? captions.recogniser() : Optional.empty())
        .map(
            each ->
                new SecondHearings(
                    catalogue.orElseThrow(),
                    store,
                    new SecondRecogniser(each, language, recogniserProcess("recordings", each)),
                    queues,
                    new RaisedAlerts(log, clock),
                    here));
  }

  /** True while the time that nobody else wants is the recogniser's who hears what is on air. */
  private boolean isHeardHere(BroadcastLedger ledger) {
    return role == ProcessRole.BOX
        && config.captions().recogniser().isPresent()
        && !ledger.open().isEmpty();
  }

  /** A recogniser has a folder of its own. */
  private SpeechWorkerProcess recogniserProcess(
      String folder, CaptionsConfig.Recogniser recogniser) {
    return new SpeechWorkerProcess(
        config.sandbox(),
        config.data().resolve("recognisers").resolve(folder),
        nativeLibraries(),
        recogniser.memory());
  }

  private static Path nativeLibraries() {
    try {
      return NativeLibraries.folder();
    } catch (IOException e) {
      throw new StartException(
          "There is no folder for native libraries: "
              + e.getMessage()
              + "; see that the disk is"
              + " not full and the data directory can be written");
    }
  }

  private void giveMemoryBack() {
    System.gc();
    if (role.does(ProcessRole.TRANSCODER)) {
      NativeMemory.giveBack();
    }
  }

  private Duration publicationDelay(ChannelId channel) {
    return config.channels().stream()
        .filter(each -> each.id().equals(channel))
        .map(ChannelConfig::publicationDelay)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /**
   * Finds the way in for who has no account yet, while there is no administrator. Blocks for some
   * seconds if the catalogue is away.
   *
   * @return false if the catalogue does not say whether there is one
   */
  boolean findSetUpLink() {
    try {
      setUpLink
          .get()
          .ifPresentOrElse(
              addresses::setSetUp,
              () -> {
                if (role == ProcessRole.WEB
                    && !catalogue.orElseThrow().accounts().hasAdministrator()) {
                  addresses.setUpElsewhere();
                }
              });
      return true;
    } catch (CatalogueException e) {
      if (e.isNewer()) {
        throw e;
      }
      LOG.debug("It is not known yet whether there is an administrator", e);
      return false;
    }
  }

  /**
   * Throws if the catalogue is of a later version of the program, which this one will never be able
   * to use. One that is only away is no reason to stop: the live goes on, and it is tried again.
   */
  void requireCatalogueOfOurs() {
    try {
      catalogue.ifPresent(Catalogue::channels);
    } catch (CatalogueException e) {
      if (e.isNewer()) {
        throw e;
      }
      LOG.debug("Whether the catalogue can be used is not known yet", e);
    }
  }

  private EventLog openLog() {
    return switch (config.log()) {
      case LogConfig.Embedded embedded -> openEmbedded();
      case LogConfig.Kafka kafka -> new KafkaEventLog(kafka, Wiring::beginAnew);
    };
  }

  /** Whatever keeps this process running starts it again. */
  private static void beginAnew() {
    Thread.ofPlatform().name("begin-anew").start(() -> System.exit(ExitCode.SOFTWARE));
  }

  private EventLog openEmbedded() {
    if (role != ProcessRole.BOX) {
      throw new StartException(
          "A stage alone meets the others in Kafka: set log.type: kafka and log.bootstrapServers,"
              + " or run 'tribune box'");
    }
    return new EmbeddedEventLog(config.data().resolve("log"));
  }

  private Optional<Catalogue> openCatalogue() {
    if (!role.does(ProcessRole.WEB) && !role.does(ProcessRole.ARCHIVE)) {
      return Optional.empty();
    }
    if (role != ProcessRole.BOX && config.catalogue() instanceof CatalogueConfig.Sqlite sqlite) {
      requireShared(sqlite.path());
    }
    return Optional.of(Backends.openCatalogue(config));
  }

  /** A file in a role's own data directory is no other's: its recordings would never be seen. */
  private void requireShared(Path path) {
    if (path.equals(config.data().resolve("tribune.db"))) {
      throw new StartException(
          "The archive and the web need one catalogue: set catalogue.type: postgresql, or, with all"
              + " stages on this one machine, catalogue.path to a file outside of each one's data"
              + " directory");
    }
    LOG.warn(
        "The catalogue {} is seen from this machine only: with stages on others, set"
            + " catalogue.type: postgresql",
        path);
  }

  private SegmentRecorder recorder(
      EventLog log, BroadcastLedger ledger, ObjectStore store, Catalogue catalogue) {
    return new SegmentRecorder(
        log,
        ledger,
        store,
        catalogue,
        this::kindOf,
        clock,
        new SpoolBounds(config.data().resolve("spool"), config.archive().spool()));
  }

  /**
   * The kind of a channel's recordings. Those of a removed channel are never deleted by themselves.
   */
  private RecordingKind kindOf(ChannelId channel) {
    return config.channels().stream()
        .filter(each -> each.id().equals(channel))
        .map(ChannelConfig::kind)
        .findFirst()
        .orElse(RecordingKind.SITTING);
  }

  private RetentionJob keeper(
      EventLog log, BroadcastLedger ledger, ObjectStore store, Catalogue catalogue) {
    return new RetentionJob(
        catalogue,
        store,
        ledger,
        config.retention(),
        config.channels().stream().map(ChannelConfig::id).toList(),
        new RaisedAlerts(log, clock),
        Clock.system(ZoneId.systemDefault()));
  }

  /** With stages on several machines each has a copy of the master key: one must not replace it. */
  private Service keys(Catalogue catalogue) {
    return new KeyMaintenance(
        catalogue.dataKeys(),
        config.catalogue().masterKey(),
        /* rotates= */ role == ProcessRole.BOX,
        Clock.systemUTC());
  }

  private ProofMaker proofs(Catalogue catalogue) {
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

  private AuditMail auditMail(Catalogue catalogue) {
    return new AuditMail(
        catalogue.accounts(),
        config.site(),
        config.audit(),
        config.mail().map(mail -> new SmtpServer(mail, config.site())),
        timestamps(config.audit()),
        Clock.system(ZoneId.systemDefault()));
  }

  /** Without a lambda, which would load at each start what reads stamps. */
  private static Optional<TimestampAuthority> timestamps(AuditConfig audit) {
    Optional<AuditConfig.Timestamps> configured = audit.timestamps();
    return configured.isPresent()
        ? Optional.of(new TimestampAuthority(configured.get()))
        : Optional.empty();
  }

  private Service ingest(EventLog log, BroadcastLedger ledger) {
    // Who looks is in the same process, or nobody.
    Optional<RoomPictures> looked =
        role.does(ProcessRole.WEB) ? Optional.of(rooms) : Optional.empty();
    return new Ingest(
        config.channels(), config.rtmp(), config.http().tls(), log, ledger, looked, clock);
  }

  private Service control(EventLog log, BroadcastLedger ledger) {
    return new ControlSocket(
        config.data(),
        new SessionCloser(
            config.channels().stream().map(ChannelConfig::id).toList(),
            new BroadcastService(log, ledger, clock),
            catalogue.map(Catalogue::accounts),
            clock));
  }

  private WebServer web(
      EventLog log,
      BroadcastLedger ledger,
      ObjectStore store,
      Catalogue catalogue,
      Metrics metrics) {
    WebServer web = new WebServer(config, log, ledger, Optional.of(store), catalogue, clock, rooms);
    setUpLink = role == ProcessRole.WEB ? web::setUpLinkIfNone : web::setUpLink;
    metrics.gauge("tribune.web.connections", "Open now", web, each -> each.metrics().connections());
    metrics.gauge(
        "tribune.web.waiting.requests",
        "Held until there is something new",
        web,
        each -> each.metrics().waitingRequests());
    metrics.counter("tribune.web.requests", "Answered", web, each -> each.metrics().requests());
    metrics.counter(
        "tribune.web.delivered.bytes",
        "Playlists and media",
        web,
        each -> each.metrics().deliveredBytes());
    metrics.gauge(
        "tribune.web.event.streams",
        "Of citizens, open now",
        web,
        each -> each.metrics().eventStreams());
    metrics.gauge(
        "tribune.web.client.bytes",
        "What all that clients have open is counted as",
        web,
        each -> each.metrics().clientBytes());
    metrics.counter(
        "tribune.web.refused",
        "Connections, streams and waits for which there was no room",
        web,
        each -> each.metrics().refused());
    web.mail().ifPresent(mail -> tell(mail, metrics));
    return web;
  }

  private static void tell(QuestionMail mail, Metrics metrics) {
    metrics.gauge(
        "tribune.mail.refused",
        "1 while the mail server takes no mail of this site",
        mail,
        each -> each.trouble().isPresent() ? 1 : 0);
    metrics.counter(
        "tribune.mail.sent", "Letters to citizens and to the staff", mail, QuestionMail::sent);
    metrics.counter(
        "tribune.mail.given.up",
        "Addresses that were erased without a letter",
        mail,
        QuestionMail::givenUp);
  }

  private static Service closing(Runnable closing) {
    return new Service() {
      @Override
      public void start() {}

      @Override
      public void close() {
        closing.run();
      }
    };
  }
}
