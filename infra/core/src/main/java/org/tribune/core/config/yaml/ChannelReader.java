package org.tribune.core.config.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.AutostartMode;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.SourceConfig;

/** Reads {@code channels}, no two of which may share what identifies them. */
final class ChannelReader {
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
  private static final List<String> KINDS =
      Arrays.stream(RecordingKind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .toList();

  private final ConfigErrors errors;
  private final SourceReader sources;
  private final Map<ChannelId, String> takenIds = new HashMap<>();

  ChannelReader(ConfigErrors errors) {
    this.errors = errors;
    this.sources = new SourceReader(errors);
  }

  /** The channels; the demo channel if none is configured. */
  List<ChannelConfig> read(List<Section> sections) {
    if (sections.isEmpty()) {
      return List.of(demo());
    }
    List<ChannelConfig> channels = new ArrayList<>();
    for (Section section : sections) {
      channel(section).ifPresent(channels::add);
    }
    return channels;
  }

  private static ChannelConfig demo() {
    return new ChannelConfig(
        new ChannelId("chamber"),
        "Salle du conseil",
        AutostartMode.ALWAYS,
        List.of(SourceReader.TEST_CARD));
  }

  private Optional<ChannelConfig> channel(Section section) {
    Optional<ChannelId> id = id(section);
    String name = Values.text(section, "name").orElseGet(() -> id.map(ChannelId::value).orElse(""));
    AutostartMode autostart =
        Values.choice(section, "autostart", AutostartMode.words())
            .flatMap(AutostartMode::of)
            .orElse(AutostartMode.OFF);
    RecordingKind kind =
        Values.choice(section, "kind", KINDS)
            .map(word -> RecordingKind.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(RecordingKind.SITTING);
    boolean isChosen = section.find("publicationDelay").isPresent();
    Duration delay =
        Values.duration(section, "publicationDelay", Duration.ZERO, Duration.ZERO, LONGEST_DELAY);
    List<Section> given = section.sections("sources");
    if (given.isEmpty()) {
      errors.add(
          section.place(),
          section.nameOf("sources"),
          "is missing: give the channel a source, such as '- type: testcard'");
    }
    List<SourceConfig> read = new ArrayList<>();
    for (Section source : given) {
      sources.read(source).ifPresent(read::add);
    }
    Optional<Duration> chosen = isChosen ? Optional.of(delay) : Optional.empty();
    return id.map(known -> new ChannelConfig(known, name, kind, autostart, chosen, read));
  }

  private Optional<ChannelId> id(Section section) {
    Optional<String> text =
        Values.required(section, "id", "name the channel as in its address, such as chamber");
    Optional<Given> given = section.find("id");
    if (text.isEmpty() || given.isEmpty()) {
      return Optional.empty();
    }
    try {
      ChannelId id = new ChannelId(text.get());
      Optional<String> other = Optional.ofNullable(takenIds.putIfAbsent(id, section.nameOf("id")));
      other.ifPresent(
          name -> errors.add(given.get(), "is also " + name + ": give each channel its own id"));
      return Optional.of(id);
    } catch (IllegalArgumentException e) {
      errors.add(given.get(), "is no channel id: use 1 to 63 of a-z, 0-9 and '-'");
      return Optional.empty();
    }
  }
}
