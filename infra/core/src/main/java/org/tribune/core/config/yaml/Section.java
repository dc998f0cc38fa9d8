package org.tribune.core.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A group of keys, read from the options, the environment and the file, in this order of
 * precedence. Whatever is asked for is known; {@link #reportUnknown()} reports the rest. Owned by
 * one thread.
 */
final class Section {
  /** What all sections of one reading share. */
  record Reading(Map<String, Given> options, Environment environment, ConfigErrors mistakes) {}

  private final Reading reading;
  private final String path;
  private final YamlNode.Keys keys;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Section> children = new ArrayList<>();
  private boolean unread = false;

  Section(Reading reading, String path, YamlNode.Keys keys) {
    this.reading = reading;
    this.path = path;
    this.keys = keys;
  }

  ConfigErrors mistakes() {
    return reading.mistakes();
  }

  ValueOrigin place() {
    return keys.place();
  }

  /** The full name of {@code key}. */
  String nameOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** What is set for {@code key}; a list or group there is a mistake. */
  Optional<Given> find(String key) {
    known.add(key);
    String name = nameOf(key);
    // Asked in any case, so that the variable is known even where an option wins.
    Optional<Given> variable = reading.environment().find(name);
    return Optional.ofNullable(reading.options().get(name))
        .or(() -> variable)
        .or(() -> text(name, node(key)));
  }

  private Optional<Given> text(String name, Optional<YamlNode> node) {
    return node.flatMap(
        found ->
            switch (found) {
              case YamlNode.Text text -> Optional.of(new Given(text.place(), name, text.value()));
              case YamlNode.Nothing nothing -> Optional.empty();
              case YamlNode.Items items -> refuse(items, name, "one value is expected, not a list");
              case YamlNode.Keys more -> refuse(more, name, "one value is expected, not keys");
            });
  }

  private <T> Optional<T> refuse(YamlNode node, String name, String trouble) {
    mistakes().add(node.place(), name, trouble);
    return Optional.empty();
  }

  private Optional<YamlNode> node(String key) {
    return Optional.ofNullable(keys.entries().get(key)).map(YamlNode.Entry::node);
  }

  /** The group of keys under {@code key}, empty if it is not there. */
  Section section(String key) {
    known.add(key);
    String name = nameOf(key);
    return child(name, node(key).orElseGet(() -> new YamlNode.Nothing(place())));
  }

  private Section child(String name, YamlNode node) {
    YamlNode.Keys inside =
        switch (node) {
          case YamlNode.Keys found -> found;
          case YamlNode.Nothing nothing -> noKeys(nothing);
          case YamlNode.Text text -> noKeys(refused(text, name));
          case YamlNode.Items items -> noKeys(refused(items, name));
        };
    Section child = new Section(reading, name, inside);
    children.add(child);
    return child;
  }

  private YamlNode refused(YamlNode node, String name) {
    mistakes().add(node.place(), name, "keys are expected here, one a line, as in tribune.yml");
    return node;
  }

  private static YamlNode.Keys noKeys(YamlNode node) {
    return new YamlNode.Keys(node.place(), new LinkedHashMap<>());
  }

  /** The groups of keys in the list under {@code key}. */
  List<Section> sections(String key) {
    known.add(key);
    String name = nameOf(key);
    List<YamlNode> nodes = items(key, name);
    int count = Math.max(nodes.size(), reading.environment().items(name));
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      YamlNode node = i < nodes.size() ? nodes.get(i) : new YamlNode.Nothing(place());
      sections.add(child(name + "[" + i + "]", node));
    }
    return sections;
  }

  private List<YamlNode> items(String key, String name) {
    return switch (node(key).orElseGet(() -> new YamlNode.Nothing(place()))) {
      case YamlNode.Items items -> items.nodes();
      case YamlNode.Nothing nothing -> List.of();
      case YamlNode.Text text -> List.of(refused(text, name, "a list is expected here"));
      case YamlNode.Keys more -> List.of(refused(more, name, "a list is expected here: put '- '"));
    };
  }

  private YamlNode refused(YamlNode node, String name, String trouble) {
    mistakes().add(node.place(), name, trouble);
    return new YamlNode.Nothing(node.place());
  }

  /**
   * The words of the list under {@code key}; empty if it is not set. A variable holds them with
   * commas; the file may hold one alone.
   */
  Optional<List<Given>> words(String key) {
    known.add(key);
    String name = nameOf(key);
    Optional<Given> variable = reading.environment().find(name);
    if (variable.isPresent()) {
      return Optional.of(split(variable.get()));
    }
    Optional<YamlNode> node = node(key);
    if (node.isPresent() && node.get() instanceof YamlNode.Items items) {
      List<Given> words = new ArrayList<>();
      for (YamlNode item : items.nodes()) {
        text(name, Optional.of(item)).ifPresent(words::add);
      }
      return Optional.of(words);
    }
    return text(name, node).map(List::of);
  }

  private static List<Given> split(Given given) {
    List<Given> words = new ArrayList<>();
    for (String word : given.text().split(",", /* limit= */ -1)) {
      words.add(new Given(given.place(), given.key(), word.strip()));
    }
    return words;
  }

  /** Its keys can't be checked: none of them is reported. */
  void leaveUnread() {
    unread = true;
  }

  /** Reports the keys that nothing has asked for, here and below. Called last. */
  void reportUnknown() {
    keys.entries()
        .forEach(
            (key, entry) -> {
              if (!unread && !known.contains(key)) {
                mistakes().add(entry.keyPlace(), nameOf(key), "is no key; " + remedy(key));
              }
            });
    children.forEach(Section::reportUnknown);
  }

  private String remedy(String key) {
    return NearestWord.to(key, known)
        .map(near -> "did you mean '" + near + "'?")
        .orElse("the keys here are " + String.join(", ", known));
  }
}
