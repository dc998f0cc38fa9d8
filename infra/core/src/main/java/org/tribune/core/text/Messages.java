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
 * one of ICU's with plurals ({@code {0, plural, one {…} other {…}}}). Immutable.
 */
public final class Messages {
  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

  /** Those that there are. */
  public static final List<String> LANGUAGES = List.of("fr", "en");

  private static final Map<String, Messages> READ = new ConcurrentHashMap<>();

  private final Locale locale;
  private final Map<String, String> patterns;

  private Messages(Locale locale, Map<String, String> patterns) {
    this.locale = locale;
    this.patterns = patterns;
  }

  public static Messages french() {
    return in("fr");
  }

  public static Messages english() {
    return in("en");
  }

  /**
   * Those of a page's or a person's language; French where that is none of {@link #LANGUAGES}. A
   * file is read when the first message is said in its language.
   */
  public static Messages in(String language) {
    return READ.computeIfAbsent(
        LANGUAGES.contains(language) ? language : LANGUAGES.getFirst(), Messages::read);
  }

  private static Messages read(String language) {
    String name = "messages_" + language + ".properties";
    Properties read = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing: build the program anew");
      }
      read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read: build the program anew", e);
    }
    Map<String, String> patterns = HashMap.newHashMap(read.size());
    read.forEach((code, pattern) -> patterns.put((String) code, (String) pattern));
    return new Messages(Locale.of(language), Map.copyOf(patterns));
  }

  /** {@code fr}, {@code en}. */
  public String language() {
    return locale.getLanguage();
  }

  public Set<String> codes() {
    return patterns.keySet();
  }

  /** The pattern as it stands in the file; the code itself if there is none. */
  public String pattern(String code) {
    String pattern = patterns.get(code);
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
