package org.tribune.core.config.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads a YAML file as written: text stays text, nothing is built from tags, aliases are refused,
 * and a file that is too large or too deep is refused before it is read.
 */
final class YamlFile {
  private static final int LARGEST = 1 << 20;
  private static final int DEEPEST = 20;

  private final Path file;
  private final Path base;
  private final ConfigErrors errors;

  private YamlFile(Path file, ConfigErrors errors) {
    this.file = file;
    this.base = file.toAbsolutePath().resolveSibling(".").normalize();
    this.errors = errors;
  }

  /** The file's keys; none, and a mistake, if it can't be read. */
  static YamlNode.Keys read(Path file, ConfigErrors errors) {
    return new YamlFile(file, errors).read();
  }

  private YamlNode.Keys read() {
    try {
      if (Files.size(file) > LARGEST) {
        errors.add(start(), "the file", "is larger than 1 MiB: is it the right one?");
        return empty();
      }
      try (YAMLParser parser = factory().createParser(Files.readString(file))) {
        return root(parser);
      }
    } catch (JsonProcessingException e) {
      ValueOrigin place =
          Optional.ofNullable(e.getLocation()).map(this::place).orElseGet(this::start);
      errors.add(place, "the file", "is not YAML here: " + cause(e));
    } catch (IOException e) {
      String reason = Files.exists(file) ? e.toString() : "there is no such file";
      errors.add(
          start(), "the file", "can't be read (" + reason + "): check the path given to --config");
    }
    return empty();
  }

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
        .build();
  }

  private static String cause(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("it can't be understood");
  }

  private YamlNode.Keys root(YAMLParser parser) throws IOException {
    Optional<JsonToken> first = Optional.ofNullable(parser.nextToken());
    if (first.isEmpty() || first.get() == JsonToken.VALUE_NULL) {
      return empty();
    }
    if (node(parser) instanceof YamlNode.Keys keys) {
      return keys;
    }
    errors.add(start(), "the file", "does not hold keys such as 'site:' and 'channels:'");
    return empty();
  }

  private YamlNode node(YAMLParser parser) throws IOException {
    ValueOrigin place = place(parser.currentTokenLocation());
    if (parser.isCurrentAlias()) {
      errors.add(place, "*" + parser.getText(), "write the value out: aliases are not read here");
      return new YamlNode.Nothing(place);
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> keys(parser, place);
      case START_ARRAY -> items(parser, place);
      case VALUE_NULL -> new YamlNode.Nothing(place);
      default -> new YamlNode.Text(place, parser.getText());
    };
  }

  private YamlNode.Keys keys(YAMLParser parser, ValueOrigin place) throws IOException {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      ValueOrigin keyPlace = place(parser.currentTokenLocation());
      parser.nextToken();
      YamlNode.Entry entry = new YamlNode.Entry(keyPlace, node(parser));
      if (entries.putIfAbsent(key, entry) != null) {
        errors.add(keyPlace, key, "is given a second time: keep one");
      }
    }
    return new YamlNode.Keys(place, entries);
  }

  private YamlNode.Items items(YAMLParser parser, ValueOrigin place) throws IOException {
    List<YamlNode> nodes = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      nodes.add(node(parser));
    }
    return new YamlNode.Items(place, nodes);
  }

  private ValueOrigin place(JsonLocation location) {
    return new ValueOrigin(file + ":" + location.getLineNr() + ":" + location.getColumnNr(), base);
  }

  private ValueOrigin start() {
    return new ValueOrigin(file.toString(), base);
  }

  private YamlNode.Keys empty() {
    return new YamlNode.Keys(start(), Map.of());
  }
}
