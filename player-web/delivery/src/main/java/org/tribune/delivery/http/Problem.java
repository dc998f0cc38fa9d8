package org.tribune.delivery.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tribune.core.text.Message;

/**
 * What went wrong, for programs and people (RFC 9457, {@code application/problem+json}).
 *
 * @param status the HTTP status
 * @param title short, in English
 * @param detail what was wrong and what to do, in both languages
 * @param code by which a program knows it, where it must distinguish it from others of the same
 *     status
 */
public record Problem(int status, String title, Message detail, Optional<String> code) {
  /** Content-Type. */
  public static final String TYPE = "application/problem+json";

  /** More of an id that nobody has is not worth repeating. */
  private static final int LONGEST_ID = 64;

  /** A problem that no program need distinguish from others of its status. */
  public Problem(int status, String title, Message detail) {
    this(status, title, detail, /* code= */ Optional.empty());
  }

  /**
   * A problem of this status.
   *
   * @param message its code, with its arguments
   */
  public static Problem of(
      int status, String title, String message, @Nullable Object... arguments) {
    return new Problem(status, title, Message.of(message, arguments));
  }

  /** The same, which a program may know by {@code word}. */
  public Problem withCode(String word) {
    return new Problem(status, title, detail, Optional.of(word));
  }

  /** There is nothing at this address. */
  public static Problem notFound() {
    return of(404, "Not found", "request.not-found");
  }

  /** What a status by itself says. */
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> notFound();
      case 503 -> of(503, "Not available now", "request.unavailable");
      default ->
          status < 500
              ? of(status, "Bad request", "request.invalid", status)
              : of(status, "Our fault", "request.our-fault");
    };
  }

  /** No channel has this id. */
  public static Problem noChannel(String id) {
    String shown = id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) + "…" : id;
    return of(404, "No such channel", "request.no-channel", shown);
  }

  /** As JSON text. */
  public String toJson() {
    JsonObject json =
        new JsonObject()
            .put("title", title)
            .put("status", status)
            .put("detail", new JsonObject().put("fr", detail.fr()).put("en", detail.en()));
    code.ifPresent(word -> json.put("code", word));
    return json.encode();
  }

  /** Ends {@code response} with this problem; other headers stay as they were set. */
  public void send(HttpServerResponse response) {
    response.setStatusCode(status).putHeader("Content-Type", TYPE).end(toJson());
  }
}
