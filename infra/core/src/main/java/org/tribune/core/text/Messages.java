package org.tribune.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the server says, in one language: {@code messages_fr.properties}, {@code
 * messages_en.properties}. A pattern is a text with {@code {0}}, {@code {1}}… for its arguments, or
 * one of ICU's with plurals ({@code {0, plural, one {…} other {…}}}). Safe for all threads.
 */
public final class Messages {
  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

  /** Those that there are. */
  public static final List<String> LANGUAGES = List.of("fr", "en");

  private static final Map<String, Messages> KNOWN = new ConcurrentHashMap<>();

  private final Locale locale;

  /** Empty until the first message is said; two threads may both read the file, to the same end. */
  private volatile Map<String, String> patterns = Map.of();

  private Messages(Locale locale) {
    this.locale = locale;
  }

  public static Messages french() {
    return in("fr");
  }

  public static Messages english() {
    return in("en");
  }

  /**
   * Those of a page's or a person's language; French where that is none of {@link #LANGUAGES}. The
   * file is read when the first message is said, so that no start waits for it.
   */
  public static Messages in(String language) {
    return KNOWN.computeIfAbsent(
        LANGUAGES.contains(language) ? language : LANGUAGES.getFirst(),
        known -> new Messages(Locale.of(known)));
  }

  private Map<String, String> patterns() {
    Map<String, String> read = patterns;
    if (read.isEmpty()) {
      read = read();
      patterns = read;
    }
    return read;
  }

  private Map<String, String> read() {
    String name = "messages_" + language() + ".properties";
    Properties lines = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing: build the program anew");
      }
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read: build the program anew", e);
    }
    Map<String, String> read = HashMap.newHashMap(lines.size());
    lines.forEach((code, pattern) -> read.put((String) code, (String) pattern));
    return Map.copyOf(read);
  }

  /** {@code fr}, {@code en}. */
  public String language() {
    return locale.getLanguage();
  }

  public Set<String> codes() {
    return patterns().keySet();
  }

  /** The pattern as it stands in the file; the code itself if there is none. */
  public String pattern(String code) {
    String pattern = patterns().get(code);
    if (pattern == null) {
      // A test that comes by here fails; a citizen reads an odd word, and the page is there.
      assert false : "No message '" + code + "' in " + language();
      LOG.error("There is no message {} in language {}: it was shown as it is", code, language());
      return code;
    }
    return pattern;
  }

  /**
   * What {@code code} says.
   *
   * @param arguments for {@code {0}}, {@code {1}}…; a {@link Message} among them is said in this
   *     language
   */
  public String text(String code, @Nullable Object... arguments) {
    return text(code, Message.kept(arguments));
  }

  /** The same. */
  String text(String code, List<Object> arguments) {
    String pattern = pattern(code);
    return pattern.indexOf('{') < 0
        ? pattern
        : MessagePattern.format(pattern, locale, said(arguments));
  }

  private Object[] said(List<Object> arguments) {
    Object[] said = arguments.toArray();
    for (int i = 0; i < said.length; i++) {
      if (said[i] instanceof Message message) {
        said[i] = message.in(this);
      }
    }
    return said;
  }
}
