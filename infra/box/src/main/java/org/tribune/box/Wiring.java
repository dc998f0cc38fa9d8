package org.tribune.box;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.box.control.ControlSocket;
import org.tribune.box.control.SessionCloser;
import org.tribune.box.management.ManagementServer;
import org.tribune.box.management.Metrics;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.keys.KeyMaintenance;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.ledger.BroadcastService;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;
import org.tribune.core.memory.ProcessMemory;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.ingest.Ingest;
import org.tribune.kafka.KafkaEventLog;
import org.tribune.media.NativeMemory;
import org.tribune.signing.TimestampAuthority;
import org.tribune.site.WebServer;
import org.tribune.site.mail.AuditMail;
import org.tribune.site.mail.SmtpServer;
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
  private final ProcessMemory process = ProcessMemory.ofThisProcess();
  private final MemoryAccount memory = new MemoryAccount(process.forMedia());
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
    StageContext context = new StageContext(role, config, clock, log, ledger);
    ClockFile file = new ClockFile(config.data());
    stages.add(new Stage("clock", new ClockWatch(file, started, ledger, context.alerts())));
    stages.add(
        new Stage(
            "memory",
            new SpareMemory(
                () -> !ledger.open().isEmpty(),
                System::nanoTime,
                this::giveMemoryBack,
                new OldGeneration()::isOvergrown,
                System::gc)));
    MemoryWatch watch = new MemoryWatch(memory, process, log, ledger::open, context.alerts());
    stages.add(new Stage("memory account", watch));
    ObjectStore store = Backends.openStore(config);
    // The first is closed last.
    catalogue.ifPresent(each -> stages.addFirst(new Stage("catalogue", closing(each::close))));
    ManagementServer management = new ManagementServer(config.management(), log, watch::said);
    watch.tell(management.metrics());
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
    Optional<ArchiveStages> archive =
        role.does(ProcessRole.ARCHIVE)
            ? Optional.of(new ArchiveStages(context, catalogue.orElseThrow(), store))
            : Optional.empty();
    archive.ifPresent(each -> stages.addAll(each.first(management.metrics())));
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
    CaptionStages captions = new CaptionStages(context);
    if (role.does(ProcessRole.CAPTIONER)) {
      captions.captioner().ifPresent(stages::add);
    }
    archive.ifPresent(each -> stages.addAll(each.last(captions)));
    Stages all = new Stages(stages);
    management.readyWhenEmpty(all::waitingFor);
    return all;
  }

  private void giveMemoryBack() {
    System.gc();
    if (role.does(ProcessRole.TRANSCODER)) {
      NativeMemory.giveBack();
    }
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
    EmbeddedEventLog log =
        new EmbeddedEventLog(config.data().resolve("log"), MemoryWatch.ofTopic(memory));
    memory.hold(MemoryUse.LOG, log::held, log::letGo);
    return log;
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

  /** With stages on several machines each has a copy of the master key: one must not replace it. */
  private Service keys(Catalogue catalogue) {
    return new KeyMaintenance(
        catalogue.dataKeys(),
        config.catalogue().masterKey(),
        /* rotates= */ role == ProcessRole.BOX,
        Clock.systemUTC());
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
        config.channels(), config.rtmp(), config.http().tls(), log, ledger, looked, clock, memory);
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
    WebServer web =
        new WebServer(config, log, ledger, Optional.of(store), catalogue, clock, rooms, memory);
    setUpLink = role == ProcessRole.WEB ? web::setUpLinkIfNone : web::setUpLink;
    WebServerMetrics.tell(web, metrics);
    return web;
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
