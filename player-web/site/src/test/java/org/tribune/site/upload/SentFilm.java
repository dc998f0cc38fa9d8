package org.tribune.site.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.tribune.site.RunningServer;

/** A tus client over a running server, as blunt as a test needs it. */
final class SentFilm {
  static final String ALL = "/api/v1/uploads";

  private final RunningServer running;
  private final String cookie;

  SentFilm(RunningServer running, String cookie) {
    this.running = running;
    this.cookie = cookie;
  }

  /** Bytes that begin as an MP4 and go on at random. */
  static byte[] mp4(int length) {
    byte[] film = new byte[length];
    new Random(length).nextBytes(film);
    byte[] head = {0, 0, 0, 32, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
    System.arraycopy(head, 0, film, 0, head.length);
    return film;
  }

  static String metadata(String report, String name) {
    Base64.Encoder base64 = Base64.getEncoder();
    return "report "
        + base64.encodeToString(report.getBytes(StandardCharsets.UTF_8))
        + ",filename "
        + base64.encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  /** A request with what each needs. */
  HttpRequest.Builder request(String path) {
    return running
        .request(path)
        .header("Tus-Resumable", "1.0.0")
        .header("X-Tribune-Request", "1")
        .header("Cookie", cookie);
  }

  HttpResponse<String> create(String report, String name, long length) {
    return running.send(
        request(ALL)
            .header("Upload-Length", Long.toString(length))
            .header("Upload-Metadata", metadata(report, name))
            .POST(BodyPublishers.noBody())
            .build());
  }

  /** The address of a new upload. */
  String begin(String report, long length) {
    HttpResponse<String> created = create(report, "film.mp4", length);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return created.headers().firstValue("Location").orElseThrow();
  }

  HttpRequest.Builder patch(String address, long offset, byte[] bytes) {
    return request(address)
        .header("Content-Type", "application/offset+octet-stream")
        .header("Upload-Offset", Long.toString(offset))
        .method("PATCH", BodyPublishers.ofByteArray(bytes));
  }

  HttpResponse<String> write(String address, byte[] film, int from, int to) {
    return running.send(patch(address, from, Arrays.copyOfRange(film, from, to)).build());
  }

  HttpResponse<String> look(String address) {
    return running.send(request(address).method("HEAD", BodyPublishers.noBody()).build());
  }

  static long offset(HttpResponse<String> answer) {
    return Long.parseLong(answer.headers().firstValue("Upload-Offset").orElseThrow());
  }

  HttpResponse<String> delete(String address) {
    return running.send(request(address).DELETE().build());
  }
}
