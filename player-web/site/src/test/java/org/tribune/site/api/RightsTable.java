package org.tribune.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.account.Account;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;

/**
 * Who gets what, as a table in a file: a line for each address, a column for each {@link Who}. It
 * is compared with what the server does; what that is, is left in {@code target} to be read.
 */
final class RightsTable {
  /** Who asks. */
  enum Who {
    NOBODY,
    /** The reporter whose reports they are. */
    AUTHOR,
    /** Another reporter. */
    REPORTER,
    MODERATOR,
    CLERK,
    ADMINISTRATOR,
    /** An administrator's session that was ended. */
    SIGNED_OUT,
    /** An administrator's browser that the page of another site made ask. */
    FOREIGN
  }

  private final RunningServer running;
  private final Map<Who, Account> accounts = new EnumMap<>(Who.class);
  private final String signedOut;

  RightsTable(RunningServer running) {
    this.running = running;
    accounts.put(Who.AUTHOR, running.person(Role.REPORTER));
    accounts.put(Who.REPORTER, running.person(Role.REPORTER));
    accounts.put(Who.MODERATOR, running.person(Role.MODERATOR));
    accounts.put(Who.CLERK, running.person(Role.CLERK));
    accounts.put(Who.ADMINISTRATOR, running.person(Role.ADMINISTRATOR));
    accounts.put(Who.FOREIGN, running.person(Role.ADMINISTRATOR));
    signedOut = running.signInAs(Role.ADMINISTRATOR);
    assertThat(running.order("DELETE", "/api/v1/session", "{}", signedOut).statusCode())
        .isEqualTo(204);
  }

  /** A session of its own for each request: some end sessions. */
  String cookie(Who who) {
    return switch (who) {
      case NOBODY -> "none=1";
      case SIGNED_OUT -> signedOut;
      case AUTHOR, REPORTER, MODERATOR, CLERK, ADMINISTRATOR, FOREIGN ->
          running.signIn(Objects.requireNonNull(accounts.get(who)));
    };
  }

  private int ask(String line, Function<String, String> named, Who who) {
    String method = line.substring(0, line.indexOf(' '));
    HttpRequest.Builder request =
        running
            .request(named.apply(line.substring(line.indexOf(' ') + 1)))
            .header("X-Tribune-Request", "1")
            .header("Cookie", cookie(who))
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
    if (who == Who.FOREIGN) {
      request.header("Origin", "https://elsewhere.example").header("Sec-Fetch-Site", "cross-site");
    }
    return running.status(request.build());
  }

  /** The lines of a file of the tests, without its comments. */
  static List<String> read(String file) {
    try (InputStream in = RightsTable.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The method and address of a line. */
  static String address(String line) {
    return line.substring(0, line.indexOf(' ', line.indexOf(' ') + 1));
  }

  /**
   * Compares the table in a file with what the server does.
   *
   * @param addresses that it must have, such as {@code GET /api/v1/site}
   * @param named fills in what stands in braces
   * @param cell what is written for a status
   */
  void assertIs(
      String file,
      List<String> addresses,
      Function<String, String> named,
      IntFunction<String> cell) {
    List<String> found = new ArrayList<>();
    for (String address : addresses) {
      String cells =
          Stream.of(Who.values())
              .map(who -> "%-5s".formatted(cell.apply(ask(address, named, who))))
              .collect(Collectors.joining());
      found.add("%-86s %s".formatted(address, cells).strip());
    }
    keep(file, found);
    assertThat(found).containsExactlyElementsOf(read(file));
  }

  static void keep(String file, List<String> found) {
    try {
      Files.write(Path.of("target", file), found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
