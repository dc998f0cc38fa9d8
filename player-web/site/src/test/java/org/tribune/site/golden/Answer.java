package org.tribune.site.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What was answered to a request, as it came. */
public record Answer(HttpResponse<byte[]> response) {
  public int status() {
    return response.statusCode();
  }

  public String body() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** The body of what was done. */
  public JsonObject json() {
    assertThat(status()).as("%s: %s", response.request(), body()).isBetween(200, 299);
    return new JsonObject(body());
  }

  /** A field of what was done. */
  public String text(String field) {
    return json().getString(field);
  }

  /** The number of the version that was answered. */
  public long version() {
    return json().getLong("version");
  }

  /** The first of a list in what was done. */
  public JsonObject first(String list) {
    return all(list).getFirst();
  }

  /** A list in what was done. */
  public List<JsonObject> all(String list) {
    return json().getJsonArray(list).stream().map(JsonObject.class::cast).toList();
  }

  /** A cookie that is given, as a request carries it. */
  public String cookie(String name) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(0, each.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }
}
