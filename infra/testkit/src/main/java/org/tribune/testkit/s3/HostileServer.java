package org.tribune.testkit.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tribune.core.config.Secret;
import org.tribune.core.config.StoreConfig;

/**
 * A server that answers what a test wants, byte for byte, and closes each connection after it. Safe
 * for all threads.
 */
public final class HostileServer implements AutoCloseable {
  /** What is answered to a request, whose line is such as {@code GET /bucket/name HTTP/1.1}. */
  @FunctionalInterface
  public interface Answer {
    void write(String requestLine, OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final Answer answer;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private HostileServer(ServerSocket socket, Answer answer) {
    this.socket = socket;
    this.answer = answer;
  }

  /** Starts one on any port. */
  public static HostileServer start(Answer answer) {
    return start(/* port= */ 0, answer);
  }

  /** Starts one on {@code port}, where another was before. */
  public static HostileServer start(int port, Answer answer) {
    try {
      HostileServer server =
          new HostileServer(
              new ServerSocket(port, /* backlog= */ 50, InetAddress.getLoopbackAddress()), answer);
      Thread.ofVirtual().start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same to every request. */
  public static HostileServer saying(String answer) {
    return start((request, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
  }

  /** A whole answer. */
  public static String answer(int status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + " Said\r\nContent-Length: "
        + body.length()
        + "\r\n"
        + headers
        + "\r\n"
        + body;
  }

  /** An error as S3 says it. */
  public static String error(int status, String code) {
    return answer(
        status,
        "Content-Type: application/xml\r\n",
        "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>told</Message></Error>");
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // The test is over.
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      String request = line(in);
      long length = 0;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
        }
      }
      in.skipNBytes(length);
      requests.add(request);
      answer.write(request, client.getOutputStream());
    } catch (IOException e) {
      // The client has had enough.
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
      line.append((char) each);
    }
    return line.toString().strip();
  }

  /** The request lines so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** The settings for a bucket of it. */
  public StoreConfig.S3 settings() {
    return settings(socket.getLocalPort());
  }

  /** The settings for a bucket of a server on {@code port}. */
  public static StoreConfig.S3 settings(int port) {
    return new StoreConfig.S3(
        URI.create("http://127.0.0.1:" + port),
        "recordings",
        "tribune",
        new Secret("not-a-secret"),
        "us-east-1");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
