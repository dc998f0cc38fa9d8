package org.tribune.core.config.yaml;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.config.ArchiveConfig;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.BackupConfig;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.ConfigException;
import org.tribune.core.config.FilmsConfig;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.MailConfig;
import org.tribune.core.config.ManagementConfig;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.SittingsConfig;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.config.TribuneConfig;

/**
 * Reads and checks the configuration as a whole: options of the command line win over {@code
 * TRIBUNE_*} variables, which win over the file, which wins over the defaults.
 */
public final class ConfigLoader {
  private final Map<String, String> variables;
  private final Path workingDirectory;

  /**
   * What the command line says.
   *
   * @param file {@code --config}
   * @param data {@code --data}
   * @param port {@code --port}, of HTTP
   */
  public record Options(Optional<Path> file, Optional<Path> data, Optional<Integer> port) {
    /** Nothing is said. */
    public static final Options NONE =
        new Options(Optional.empty(), Optional.empty(), Optional.empty());

    /** Only the file is named. */
    public static Options file(Path file) {
      return new Options(Optional.of(file), Optional.empty(), Optional.empty());
    }
  }

  /**
   * @param variables the process's environment
   * @param workingDirectory what relative paths outside the file are relative to
   */
  public ConfigLoader(Map<String, String> variables, Path workingDirectory) {
    this.variables = Map.copyOf(variables);
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
  }

  /** The configuration; throws {@link ConfigException} with all mistakes if there are any. */
  public TribuneConfig load(Options options) {
    ConfigErrors errors = new ConfigErrors();
    Environment environment = new Environment(variables, workingDirectory);
    YamlNode.Keys file =
        options
            .file()
            .map(path -> YamlFile.read(path, errors))
            .orElseGet(
                () -> new YamlNode.Keys(new ValueOrigin("defaults", workingDirectory), Map.of()));
    Section root = new Section(new Section.Reading(given(options), environment, errors), "", file);
    TribuneConfig config = read(root);
    root.reportUnknown();
    environment.reportUnknown(errors);
    errors.throwIfAny();
    return config;
  }

  private Map<String, Given> given(Options options) {
    Map<String, Given> given = new HashMap<>();
    options
        .data()
        .ifPresent(
            path ->
                given.put(
                    "data",
                    new Given(new ValueOrigin("--data", workingDirectory), "data", "" + path)));
    options
        .port()
        .ifPresent(
            port ->
                given.put(
                    "http.port",
                    new Given(
                        new ValueOrigin("--port", workingDirectory), "http.port", "" + port)));
    return given;
  }

  private TribuneConfig read(Section root) {
    Path data = Values.path(root, "data").orElse(workingDirectory.resolve("data"));
    ServerReader servers = new ServerReader(root);
    HttpConfig http = servers.http();
    SiteConfig site = SiteReader.read(root.section("site"), http);
    ManagementConfig management = servers.management();
    RtmpConfig rtmp = servers.rtmp(http);
    List<ChannelConfig> channels =
        new ChannelReader(root.mistakes()).read(root.sections("channels"));
    TranscoderConfig transcoder = TranscoderReader.read(root.section("transcoder"));
    LogConfig log = StorageReader.log(root.section("log"));
    StoreConfig store = StorageReader.store(root.section("store"), data);
    CatalogueConfig catalogue = StorageReader.catalogue(root.section("catalogue"), data);
    ArchiveConfig archive = ArchiveReader.read(root.section("archive"));
    BackupConfig backup = BackupReader.read(root.section("backup"));
    RetentionConfig retention = RetentionReader.read(root.section("retention"));
    SittingsConfig sittings = SittingsReader.read(root.section("sittings"));
    SignInConfig signIn = SignInReader.read(root.section("signIn"));
    QuestionsConfig questions = QuestionsReader.read(root.section("questions"));
    FilmsConfig films = FilmsReader.read(root.section("films"));
    SandboxConfig sandbox = SandboxReader.read(root.section("sandbox"));
    Optional<MailConfig> mail = MailReader.read(root.section("mail"));
    AuditConfig audit = AuditReader.read(root.section("audit"), mail.isPresent());
    CaptionsConfig captions = CaptionsReader.read(root.section("captions"));
    return new TribuneConfig(
        data,
        site,
        http,
        management,
        rtmp,
        channels,
        transcoder,
        log,
        store,
        catalogue,
        archive,
        backup,
        retention,
        sittings,
        signIn,
        questions,
        films,
        sandbox,
        mail,
        audit,
        captions);
  }
}
