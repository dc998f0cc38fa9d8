package org.tribune.site.page;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages' files, from the classpath below {@code web/}. All are read at the start and kept,
 * there are few: a request is answered on an event loop, which must not wait for a disk or for who
 * else reads the program's archive. Safe for all threads.
 */
public final class PageFiles {
  private static final String ROOT = "web/";

  /** Names that a build makes: nothing that leads out of the directory. */
  private static final Pattern NAME =
      Pattern.compile("(assets/)?[A-Za-z0-9_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+){1,4}");

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

  private final Map<String, PageFile> files;

  private PageFiles(Map<String, PageFile> files) {
    this.files = files;
  }

  /** Those of the program; who asks first waits until they are read. */
  static PageFiles ofTheProgram() {
    return OfTheProgram.FILES;
  }

  /** Begins to read them, on a thread of its own. */
  public static void readAhead() {
    Thread.ofPlatform().name("page-files").daemon().start(PageFiles::ofTheProgram);
  }

  /** The file of this name, such as {@code index.html} or {@code assets/app-3f2a.js}. */
  Optional<PageFile> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private static final class OfTheProgram {
    private static final PageFiles FILES = new PageFiles(read());

    private static Map<String, PageFile> read() {
      Map<String, Buffer> contents = new HashMap<>();
      try {
        for (URL root : Collections.list(PageFiles.class.getClassLoader().getResources(ROOT))) {
          contents(root).forEach(contents::putIfAbsent);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The pages can't be read from the program", e);
      }
      Map<String, PageFile> files = new HashMap<>();
      contents.forEach(
          (name, plain) ->
              typeOf(name).ifPresent(type -> files.put(name, file(type, name, plain, contents))));
      return Map.copyOf(files);
    }

    private static PageFile file(
        String type, String name, Buffer plain, Map<String, Buffer> contents) {
      return new PageFile(
          type,
          plain,
          Optional.ofNullable(contents.get(name + ".gz")),
          Optional.ofNullable(contents.get(name + ".br")));
    }

    private static Optional<String> typeOf(String name) {
      String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      return Optional.ofNullable(TYPES.get(extension)).filter(type -> NAME.matcher(name).matches());
    }

    private static Map<String, Buffer> contents(URL root) throws IOException {
      if (root.openConnection() instanceof JarURLConnection connection) {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
          return contents(jar);
        }
      }
      Map<String, Buffer> contents = new HashMap<>();
      Path directory = Path.of(URI.create(root.toString()));
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = directory.relativize(file).toString().replace('\\', '/');
          contents.put(name, Buffer.buffer(Files.readAllBytes(file)));
        }
      }
      return contents;
    }

    private static Map<String, Buffer> contents(JarFile jar) throws IOException {
      Map<String, Buffer> contents = new HashMap<>();
      List<JarEntry> entries =
          jar.stream()
              .filter(entry -> entry.getName().startsWith(ROOT) && !entry.isDirectory())
              .toList();
      for (JarEntry entry : entries) {
        try (InputStream in = jar.getInputStream(entry)) {
          contents.put(entry.getName().substring(ROOT.length()), Buffer.buffer(in.readAllBytes()));
        }
      }
      return contents;
    }
  }
}
