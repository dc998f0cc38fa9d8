package org.tribune.site;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.tribune.core.Bytes;

/**
 * An HTTP/2 connection whose frames are written by hand (RFC 9113), to send what no client does.
 */
public final class RawHttp2 implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int ACK = 1;
  static final int END_HEADERS = 4;
  private static final int CANCEL = 8;

  /** A frame that came. */
  record Frame(int type, int flags, int stream, Bytes payload) {}

  private final SSLSocket socket;
  private final DataInputStream in;

  /** Connects, and lets the server send {@code window} bytes of each body. */
  RawHttp2(int port, int window) throws IOException {
    this(InetAddress.getLoopbackAddress(), port, window);
  }

  /** The same from an address of this machine. */
  public RawHttp2(InetAddress from, int port, int window) throws IOException {
    socket = connect(from, port);
    in = new DataInputStream(socket.getInputStream());
    socket
        .getOutputStream()
        .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    // SETTINGS_INITIAL_WINDOW_SIZE
    send(SETTINGS, 0, 0, ByteBuffer.allocate(6).putShort((short) 4).putInt(window).array());
  }

  private static SSLSocket connect(InetAddress from, int port) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
      SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), port, from, /* localPort= */ 0);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(20_000);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Writes a frame. */
  void send(int type, int flags, int stream, byte[] payload) throws IOException {
    socket.getOutputStream().write(frame(type, flags, stream, payload));
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    return frame.array();
  }

  /** Lets the server send so many bytes more on this connection. */
  void widen(int bytes) throws IOException {
    send(WINDOW_UPDATE, 0, 0, ByteBuffer.allocate(4).putInt(bytes).array());
  }

  /** Asks for all of them in one packet, as streams 1, 3, 5 and so on. */
  void getTogether(List<String> paths) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int i = 0; i < paths.size(); i++) {
      frames.writeBytes(frame(HEADERS, END_STREAM | END_HEADERS, 2 * i + 1, block(paths.get(i))));
    }
    socket.getOutputStream().write(frames.toByteArray());
  }

  /** Asks for {@code path}. */
  public void get(int stream, String path) throws IOException {
    send(HEADERS, END_STREAM | END_HEADERS, stream, block(path));
  }

  /** GET as a header block: indexed fields of RFC 7541's static table, and literals. */
  static byte[] block(String path) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(0x82);
    block.write(0x87);
    literal(block, /* nameIndex= */ 4, path);
    literal(block, /* nameIndex= */ 1, "localhost");
    return block.toByteArray();
  }

  private static void literal(ByteArrayOutputStream block, int nameIndex, String value) {
    block.write(nameIndex);
    block.write(value.length());
    block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  /** Takes back a request. */
  void reset(int stream) throws IOException {
    send(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(CANCEL).array());
  }

  /** The next frame. */
  Frame read() throws IOException {
    int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    return new Frame(type, flags, stream, Bytes.wrap(in.readNBytes(length)));
  }

  /** Reads on until a frame of this type comes, or the connection is closed: then false. */
  boolean awaitFrame(int type) {
    try {
      while (read().type() != type) {
        // What comes before it.
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
