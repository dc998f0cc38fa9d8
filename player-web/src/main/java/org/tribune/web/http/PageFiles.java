package org.tribune.web.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The pages' files, from the classpath below {@code web/}; read once and kept, there are few. Safe
 * for all threads.
 */
final class PageFiles {
  /** Names that a build makes: nothing that leads out of the directory. */
  private static final Pattern NAME =
      Pattern.compile("(assets/)?[A-Za-z0-9_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+){1,4}");

  private static final int LONGEST_NAME = 200;
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final Map<String, PageFile> files = new ConcurrentHashMap<>();

  /** The file of this name, such as {@code index.html} or {@code assets/app-3f2a.js}. */
  Optional<PageFile> find(String name) {
    PageFile known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = TYPES.get(extension);
    if (type == null || name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Optional<PageFile> found =
        read(name).map(plain -> new PageFile(type, plain, read(name + ".gz"), read(name + ".br")));
    found.ifPresent(file -> files.put(name, file));
    return found;
  }

  private static Optional<Buffer> read(String name) {
    try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream("web/" + name)) {
      return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("web/" + name + " can't be read from the program", e);
    }
  }
}
