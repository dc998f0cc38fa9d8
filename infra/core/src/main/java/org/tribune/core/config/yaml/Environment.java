package org.tribune.core.config.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that override the file: {@code channels[0].sources[1].streamKey} is {@code
 * TRIBUNE_CHANNELS_0_SOURCES_1_STREAM_KEY}. An empty variable counts as not set. Owned by one
 * thread.
 */
final class Environment {
  private static final String PREFIX = "TRIBUNE_";

  /** Variables of the scripts and tests, which are no keys of the file. */
  private static final Pattern RESERVED =
      Pattern.compile("TRIBUNE_(TEST_.*|HOME|JAVA_OPTIONS|MEMORY_MB|CHROMIUM|FIREFOX|SHOTS)");

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private final Map<String, String> variables = new TreeMap<>();
  private final Set<String> asked = new TreeSet<>();
  private final Path workingDirectory;

  Environment(Map<String, String> variables, Path workingDirectory) {
    this.workingDirectory = workingDirectory;
    variables.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !value.isEmpty() && !RESERVED.matcher(name).matches()) {
            this.variables.put(name, value);
          }
        });
  }

  /** The value that a variable gives to {@code key}. */
  Optional<Given> find(String key) {
    String name = nameOf(key);
    asked.add(name);
    return Optional.ofNullable(variables.get(name))
        .map(text -> new Given(new ValueOrigin(name, workingDirectory), key, text));
  }

  /** How many items of the list {@code key} variables speak of: the highest number, and one. */
  int items(String key) {
    Pattern item = Pattern.compile(Pattern.quote(nameOf(key)) + "_(\\d{1,3})(_.*)?");
    return variables.keySet().stream()
        .map(item::matcher)
        .filter(Matcher::matches)
        .mapToInt(match -> Integer.parseInt(match.group(1)) + 1)
        .max()
        .orElse(0);
  }

  /** Reports the variables that no key has asked for. Called last. */
  void reportUnknown(ConfigErrors errors) {
    List<String> unknown = new ArrayList<>(variables.keySet());
    unknown.removeAll(asked);
    for (String name : unknown) {
      String remedy =
          NearestWord.to(name, asked)
              .map(near -> "did you mean " + near + "?")
              .orElse("unset it, or see infra/box/tribune.yml for the keys that there are");
      errors.add(new ValueOrigin("environment", workingDirectory), name, "is no key; " + remedy);
    }
  }

  private static String nameOf(String key) {
    String words = HUMP.matcher(key).replaceAll("_");
    return PREFIX
        + words.replace("[", "_").replace("]", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
