package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.Bytes;

/** A hand-made encoder for what ffmpeg would not do. Used by one thread. */
final class RtmpClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int HANDSHAKE = 1 + 1_536;

  private final Socket socket;
  private final ChunkWriter writer = new ChunkWriter();
  private final ChunkReader reader = new ChunkReader(RtmpLimits.standard());
  private final ByteBuf received = Unpooled.buffer();

  RtmpClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) PATIENCE.toMillis());
  }

  /** Shakes hands plainly, connects to live and publishes; nothing is waited for after that. */
  static RtmpClient publishing(int port, String key) throws IOException {
    RtmpClient client = new RtmpClient(port);
    client.shakeHands();
    client.connect("live");
    client.publish("", key);
    return client;
  }

  void shakeHands() throws IOException {
    byte[] first = new byte[HANDSHAKE];
    first[0] = 3;
    raw(first);
    byte[] answer = socket.getInputStream().readNBytes(HANDSHAKE + 1_536);
    raw(Arrays.copyOfRange(answer, 1, HANDSHAKE));
  }

  void connect(String application) throws IOException {
    command(0, "connect", 1, AmfValue.of(Map.of("app", AmfValue.of(application))));
  }

  /** With createStream before. */
  void publish(String type, String key) throws IOException {
    command(0, "createStream", 2, AmfValue.Nothing.NULL);
    command(1, "publish", 3, AmfValue.Nothing.NULL, AmfValue.of(key), AmfValue.of("live" + type));
  }

  void command(int stream, String name, int transaction, AmfValue... arguments) throws IOException {
    ByteBuf body = Unpooled.buffer();
    AmfWriter.write(body, List.of(AmfValue.of(name), AmfValue.of(transaction)));
    AmfWriter.write(body, List.of(arguments));
    byte[] bytes = new byte[body.readableBytes()];
    body.readBytes(bytes);
    send(3, new RtmpMessage(RtmpMessage.COMMAND_AMF0, stream, 0, Bytes.wrap(bytes)));
  }

  /** A key frame of H.264 with nothing but {@code content}, after a configuration. */
  void picture(int timestamp, byte... content) throws IOException {
    byte[] configuration = {0x17, 0, 0, 0, 0, 1, 66, 0, 30, (byte) 0xFF, (byte) 0xE0, 0};
    send(4, new RtmpMessage(RtmpMessage.VIDEO, 1, timestamp, Bytes.wrap(configuration)));
    byte[] tag = new byte[5 + content.length];
    tag[0] = 0x17;
    tag[1] = 1;
    System.arraycopy(content, 0, tag, 5, content.length);
    send(4, new RtmpMessage(RtmpMessage.VIDEO, 1, timestamp, Bytes.wrap(tag)));
  }

  void send(int chunks, RtmpMessage message) throws IOException {
    ByteBuf out = writer.write(UnpooledByteBufAllocator.DEFAULT, chunks, message);
    byte[] bytes = new byte[out.readableBytes()];
    out.readBytes(bytes);
    out.release();
    raw(bytes);
  }

  void raw(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** The next message of the server; empty at the end of the connection. */
  Optional<RtmpMessage> next() throws IOException {
    Optional<RtmpMessage> message = reader.read(received);
    while (message.isEmpty()) {
      byte[] buffer = new byte[4_096];
      int count = socket.getInputStream().read(buffer);
      if (count < 0) {
        return Optional.empty();
      }
      received.discardReadBytes().writeBytes(buffer, 0, count);
      message = reader.read(received);
    }
    return message;
  }

  /** The next command of that name. */
  RtmpCommand await(String name) throws IOException {
    for (Optional<RtmpMessage> message = next(); message.isPresent(); message = next()) {
      if (message.get().type() == RtmpMessage.COMMAND_AMF0) {
        RtmpCommand command = RtmpCommand.read(message.get());
        if (command.name().equals(name)) {
          return command;
        }
      }
    }
    throw new IOException("The connection ended before " + name);
  }

  /** The code in the next onStatus. */
  String awaitStatus() throws IOException {
    return await("onStatus").arguments().get(1).property("code").flatMap(AmfValue::text).orElse("");
  }

  /** Reads on; true when the server has closed, false if it has not for ten seconds. */
  boolean isClosedByServer() {
    try {
      while (socket.getInputStream().read() >= 0) {}
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
