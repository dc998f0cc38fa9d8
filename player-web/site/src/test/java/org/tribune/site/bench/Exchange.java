package org.tribune.site.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One keep-alive HTTP/1.1 connection of a measuring client: a request at a time, the body read and
 * thrown away but for its start. As cheap as it can be, so that the server is what is measured. For
 * the thread of its selector.
 */
final class Exchange {
  private static final int LONGEST_HEAD = 2_048;
  private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final Consumer<Exchange> answered;
  private final byte[] head = new byte[LONGEST_HEAD];
  private final byte[] kept;
  private int headLength = 0;
  private int keptLength = 0;
  private int bodyLength = 0;
  private int missing = -1;

  /**
   * Opens a connection to a server on this machine.
   *
   * @param keep how many bytes of a body's start are kept
   * @param answered called at the end of each answer
   */
  Exchange(Selector selector, int port, int keep, Consumer<Exchange> answered) throws IOException {
    this.answered = answered;
    this.kept = new byte[keep];
    this.channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Asks for {@code target}; the answer before must have been read. */
  void get(String target, String headers) {
    headLength = 0;
    keptLength = 0;
    missing = -1;
    String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new IllegalStateException("The server closed a connection before " + target, e);
    }
  }

  /** Reads what came. */
  void read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new EOFException("The server closed a connection");
    }
    buffer.flip();
    while (buffer.hasRemaining()) {
      if (missing < 0) {
        readHead(buffer);
      } else {
        readBody(buffer);
      }
      if (missing == 0) {
        answered.accept(this);
      }
    }
  }

  private void readHead(ByteBuffer buffer) {
    while (buffer.hasRemaining() && missing < 0) {
      byte next = buffer.get();
      head[headLength++] = next;
      if (next == '\n' && headLength > 3 && head[headLength - 3] == '\n') {
        bodyLength = contentLength();
        missing = bodyLength;
      }
    }
  }

  private void readBody(ByteBuffer buffer) {
    int length = Math.min(missing, buffer.remaining());
    int keep = Math.min(length, kept.length - keptLength);
    buffer.get(kept, keptLength, keep);
    keptLength += keep;
    buffer.position(buffer.position() + length - keep);
    missing -= length;
  }

  private int contentLength() {
    for (int from = 0; from + LENGTH.length < headLength; from++) {
      if (isLengthAt(from)) {
        int value = 0;
        for (int i = from + LENGTH.length; head[i] != '\r'; i++) {
          value = value * 10 + head[i] - '0';
        }
        return value;
      }
    }
    throw new IllegalStateException("No Content-Length: " + head());
  }

  private boolean isLengthAt(int from) {
    for (int i = 0; i < LENGTH.length; i++) {
      byte found = head[from + i];
      int lower = found >= 'A' && found <= 'Z' ? found + 'a' - 'A' : found;
      if (lower != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  /** True for status 200. */
  boolean isFound() {
    return head[9] == '2' && head[10] == '0' && head[11] == '0';
  }

  /** The answer's status line and headers, in small letters. */
  String head() {
    return new String(head, 0, headLength, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
  }

  /** The start of the body. */
  byte[] start() {
    return Arrays.copyOf(kept, keptLength);
  }

  int bodyLength() {
    return bodyLength;
  }
}
