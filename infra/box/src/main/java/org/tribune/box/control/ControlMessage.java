package org.tribune.box.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.net.ExtendedSocketOptions;

/** What goes over the control socket: HTTP/1.1 (RFC 9112) with one request a connection. */
final class ControlMessage {
  /** The longest head of a request, in bytes; only its first line is used. */
  private static final int LONGEST = 4_096;

  private static final String END = "\r\n\r\n";
  private static final Pattern CLOSE =
      Pattern.compile("POST /close/([a-z0-9-]{1,63}) HTTP/1\\.[01]\\r\\n");
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

  /**
   * An order to close the session of what is on air.
   *
   * @param channel as it was written; there may be no such channel
   */
  record Request(String channel) {}

  private ControlMessage() {}

  /** The request; empty if it is none that there is. */
  static Optional<Request> readRequest(SocketChannel client) throws IOException {
    String head = read(client, /* untilEnd= */ false);
    Matcher matcher = CLOSE.matcher(head);
    return matcher.lookingAt() && head.contains(END)
        ? Optional.of(new Request(matcher.group(1)))
        : Optional.empty();
  }

  static void writeRequest(SocketChannel server, Request request) throws IOException {
    write(server, "POST /close/" + request.channel() + " HTTP/1.1\r\nHost: localhost" + END);
  }

  /** The answer; empty if the connection ended before. */
  static Optional<ControlAnswer> readAnswer(SocketChannel server) throws IOException {
    String text = read(server, /* untilEnd= */ true);
    Matcher matcher = STATUS.matcher(text);
    int end = text.indexOf(END);
    return matcher.lookingAt() && end > 0
        ? Optional.of(
            new ControlAnswer(
                Integer.parseInt(matcher.group(1)), text.substring(end + END.length()).strip()))
        : Optional.empty();
  }

  static void write(SocketChannel client, ControlAnswer answer) throws IOException {
    byte[] body = (answer.line() + "\n").getBytes(StandardCharsets.UTF_8);
    write(
        client,
        "HTTP/1.1 "
            + answer.status()
            + " -\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n"
            + "Content-Length: "
            + body.length
            + END
            + answer.line()
            + "\n");
  }

  static ControlAnswer notUnderstood() {
    return new ControlAnswer(400, "There is one order: POST /close/CHANNEL");
  }

  /** The user at the other end, as the kernel says. */
  static String peer(SocketChannel client) {
    try {
      return client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    } catch (IOException | UnsupportedOperationException e) {
      return "?";
    }
  }

  private static String read(SocketChannel channel, boolean untilEnd) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    String text = "";
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      if (!untilEnd && text.contains(END)) {
        return text;
      }
    }
    return text;
  }

  static void write(SocketChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
