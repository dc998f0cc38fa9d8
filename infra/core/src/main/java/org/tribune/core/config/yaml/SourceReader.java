package org.tribune.core.config.yaml;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.config.Loopback;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SourceConfig;

/** Reads the sources of all channels, no two of which may share a stream key or an SRT port. */
final class SourceReader {
  /** The test card as it is when nothing is said. */
  static final SourceConfig.TestCard TEST_CARD =
      new SourceConfig.TestCard(/* width= */ 1280, /* height= */ 720, /* framesPerSecond= */ 25);

  private static final List<String> TYPES =
      List.of("rtmp", "srt", "rtsp", "file", "testcard", "device");
  private static final Pattern STREAM_KEY = Pattern.compile("[0-9A-Za-z._~-]+");
  private static final Duration SRT_LATENCY = Duration.ofMillis(120);

  private final ConfigErrors errors;
  private final Map<String, String> takenKeys = new HashMap<>();
  private final Map<Integer, String> takenPorts = new HashMap<>();

  SourceReader(ConfigErrors errors) {
    this.errors = errors;
  }

  /** The source; empty, with a mistake, if it can't be made out. */
  Optional<SourceConfig> read(Section section) {
    Optional<Given> given = section.find("type");
    Optional<String> type = Values.choice(section, "type", TYPES);
    if (type.isEmpty()) {
      if (given.isEmpty()) {
        errors.add(
            section.place(),
            section.nameOf("type"),
            "is missing: one of " + String.join(", ", TYPES));
      }
      section.leaveUnread();
      return Optional.empty();
    }
    return switch (type.get()) {
      case "rtmp" -> rtmp(section);
      case "srt" -> srt(section);
      case "rtsp" -> rtsp(section);
      case "file" -> file(section);
      case "testcard" -> Optional.of(testCard(section));
      case "device" -> device(section);
      default -> throw new IllegalStateException("No reader for a source of type " + type.get());
    };
  }

  private Optional<SourceConfig> rtmp(Section section) {
    Optional<Secret> key =
        Values.secret(section, "streamKey", /* shortest= */ 16, /* longest= */ 200);
    Optional<Given> given = section.find("streamKey");
    if (given.isEmpty()) {
      errors.add(
          section.place(),
          section.nameOf("streamKey"),
          "is missing: choose a long word that only the encoder knows");
    }
    key.ifPresent(secret -> given.ifPresent(written -> checkStreamKey(secret, written)));
    return key.map(SourceConfig.Rtmp::new);
  }

  private void checkStreamKey(Secret secret, Given given) {
    if (!STREAM_KEY.matcher(secret.reveal()).matches()) {
      errors.addUnshown(given, "holds other characters than letters, digits and - . _ ~");
    }
    Optional<String> other =
        Optional.ofNullable(takenKeys.putIfAbsent(secret.reveal(), given.key()));
    other.ifPresent(
        name -> errors.addUnshown(given, "is the same as " + name + ": give each source its own"));
  }

  private Optional<SourceConfig> srt(Section section) {
    SourceConfig.Srt.Mode mode =
        Values.choice(section, "mode", List.of("listener", "caller"))
            .map(word -> SourceConfig.Srt.Mode.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(SourceConfig.Srt.Mode.LISTENER);
    Optional<String> host =
        mode == SourceConfig.Srt.Mode.LISTENER
            ? Optional.of(Values.text(section, "host").orElse("0.0.0.0"))
            : Values.required(section, "host", "name the machine to call");
    Optional<Integer> port = srtPort(section, mode);
    Optional<Secret> passphrase =
        Values.secret(section, "passphrase", /* shortest= */ 10, /* longest= */ 79);
    host.ifPresent(address -> requirePassphrase(section, mode, address));
    Duration latency =
        Values.duration(
            section, "latency", SRT_LATENCY, Duration.ofMillis(20), Duration.ofSeconds(8));
    Optional<String> streamId = Values.text(section, "streamId");
    return host.flatMap(
        address ->
            port.map(
                number ->
                    new SourceConfig.Srt(
                        mode, address, number, passphrase, (int) latency.toMillis(), streamId)));
  }

  /** Who knows the port of a listener without one is on air in the council's place. */
  private void requirePassphrase(Section section, SourceConfig.Srt.Mode mode, String host) {
    if (mode == SourceConfig.Srt.Mode.LISTENER
        && section.find("passphrase").isEmpty()
        && !Loopback.isLoopback(host)) {
      errors.add(
          section.place(),
          section.nameOf("passphrase"),
          "is missing: whoever reaches this port could be on air. Choose 10 to 79 letters that only"
              + " the encoder knows, or listen on this machine only with host: 127.0.0.1");
    }
  }

  private Optional<Integer> srtPort(Section section, SourceConfig.Srt.Mode mode) {
    Optional<Integer> port =
        Values.integer(section, "port", /* lowest= */ 1, /* highest= */ 65_535);
    Optional<Given> given = section.find("port");
    if (given.isEmpty()) {
      errors.add(section.place(), section.nameOf("port"), "is missing: a number from 1 to 65535");
    }
    if (port.isPresent() && mode == SourceConfig.Srt.Mode.LISTENER) {
      Optional<String> other =
          Optional.ofNullable(takenPorts.putIfAbsent(port.get(), section.nameOf("port")));
      other.ifPresent(
          name ->
              given.ifPresent(
                  written ->
                      errors.add(
                          written, "is also " + name + ": give each SRT listener its own port")));
    }
    return port;
  }

  private Optional<SourceConfig> rtsp(Section section) {
    Optional<Given> given = section.find("url");
    if (given.isEmpty()) {
      errors.add(
          section.place(),
          section.nameOf("url"),
          "is missing: the camera's address, such as rtsp://user:password@camera/stream");
      return Optional.empty();
    }
    Optional<SourceConfig.Rtsp> address = RtspAddress.parse(given.get().text());
    if (address.isEmpty()) {
      // Not shown: it may hold a password.
      errors.addUnshown(given.get(), "is no address such as rtsp://user:password@camera/stream");
    }
    return address.map(source -> source);
  }

  private Optional<SourceConfig> file(Section section) {
    boolean loop = Values.flag(section, "loop", /* standard= */ true);
    if (section.find("path").isEmpty()) {
      errors.add(section.place(), section.nameOf("path"), "is missing: the file to play");
    }
    return Values.path(section, "path").map(path -> new SourceConfig.File(path, loop));
  }

  private SourceConfig testCard(Section section) {
    return new SourceConfig.TestCard(
        even(section, "width", TEST_CARD.width(), /* highest= */ 3840),
        even(section, "height", TEST_CARD.height(), /* highest= */ 2160),
        Values.integer(section, "framesPerSecond", /* lowest= */ 1, /* highest= */ 60)
            .orElse(TEST_CARD.framesPerSecond()));
  }

  private int even(Section section, String key, int standard, int highest) {
    int pixels = Values.integer(section, key, /* lowest= */ 128, highest).orElse(standard);
    if (pixels % 2 != 0) {
      section.find(key).ifPresent(given -> errors.add(given, "is odd: pictures have even sides"));
    }
    return pixels;
  }

  private Optional<SourceConfig> device(Section section) {
    Optional<String> video = Values.text(section, "video");
    Optional<String> audio = Values.text(section, "audio");
    if (video.isEmpty() && audio.isEmpty()) {
      errors.add(
          section.place(),
          section.nameOf("video"),
          "is missing: name a camera such as /dev/video0, or set audio: such as hw:1");
      return Optional.empty();
    }
    return Optional.of(new SourceConfig.Device(video, audio));
  }
}
