package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tribune.core.Bytes;

/** What the server says. Used by the connection's event loop. */
final class RtmpReplies {
  private static final int CONTROL_CHUNKS = 2;
  private static final int COMMAND_CHUNKS = 3;
  private static final int CHUNK_SIZE = 4_096;
  private static final int WINDOW = 2_500_000;
  private static final int DYNAMIC_LIMIT = 2;
  private static final int STREAM_BEGIN = 0;
  private static final int PING_RESPONSE = 7;

  /** We can decode it (E-RTMP v2, FourCcInfoMask.CanDecode). */
  private static final AmfValue CAN_DECODE = AmfValue.of(1);

  /** ModEx prefixes are understood; multitrack is only tolerated (E-RTMP v2, CapsExMask). */
  private static final AmfValue CAPABILITIES_EX = AmfValue.of(4);

  private static final List<String> VIDEO = List.of("avc1", "hvc1", "av01", "vp09", "vp08");
  private static final List<String> AUDIO = List.of("mp4a", "Opus", ".mp3", "ac-3", "ec-3");

  private final Channel channel;
  private final ChunkWriter writer = new ChunkWriter();

  RtmpReplies(Channel channel) {
    this.channel = channel;
  }

  /** Our window, the peer's, and our chunk size: what comes before connect's result. */
  void openingControls() {
    control(RtmpMessage.WINDOW_ACKNOWLEDGEMENT_SIZE, word(WINDOW));
    control(
        RtmpMessage.SET_PEER_BANDWIDTH,
        Unpooled.buffer(5, 5).writeInt(WINDOW).writeByte(DYNAMIC_LIMIT));
    control(RtmpMessage.SET_CHUNK_SIZE, word(CHUNK_SIZE));
    writer.setChunkSize(CHUNK_SIZE);
  }

  /** Bytes received so far (RTMP section 5.4.3). */
  void acknowledgement(long bytes) {
    control(RtmpMessage.ACKNOWLEDGEMENT, word((int) bytes));
  }

  /** Answers a ping request (RTMP section 7.1.7). */
  void pingResponse(int timestamp) {
    control(
        RtmpMessage.USER_CONTROL,
        Unpooled.buffer(6, 6).writeShort(PING_RESPONSE).writeInt(timestamp));
  }

  /** The message stream works (RTMP section 7.1.7). */
  void streamBegin(int stream) {
    control(
        RtmpMessage.USER_CONTROL, Unpooled.buffer(6, 6).writeShort(STREAM_BEGIN).writeInt(stream));
  }

  /**
   * The connection is accepted.
   *
   * @param enhanced true if the client spoke of Enhanced RTMP, so that the answer means something
   */
  void connected(double transaction, boolean enhanced) {
    Map<String, AmfValue> server = new HashMap<>();
    server.put("fmsVer", AmfValue.of("FMS/3,5,7,7009"));
    server.put("capabilities", AmfValue.of(31));
    if (enhanced) {
      server.put("fourCcList", fourCcList());
      server.put("videoFourCcInfoMap", infoMap(VIDEO));
      server.put("audioFourCcInfoMap", infoMap(AUDIO));
      server.put("capsEx", CAPABILITIES_EX);
    }
    Map<String, AmfValue> status =
        status("status", "NetConnection.Connect.Success", "Connection succeeded.");
    status.put("objectEncoding", AmfValue.of(0));
    var _ =
        command(/* stream= */ 0, "_result", transaction, AmfValue.of(server), AmfValue.of(status));
  }

  private static AmfValue fourCcList() {
    List<AmfValue> all = Stream.concat(VIDEO.stream(), AUDIO.stream()).map(AmfValue::of).toList();
    return new AmfValue.Items(all);
  }

  private static AmfValue infoMap(List<String> codecs) {
    Map<String, AmfValue> map = new HashMap<>();
    codecs.forEach(codec -> map.put(codec, CAN_DECODE));
    return AmfValue.of(map);
  }

  /** The connection is refused; the caller closes it after {@link ChannelFuture}. */
  ChannelFuture rejected(double transaction, String description) {
    Map<String, AmfValue> status = status("error", "NetConnection.Connect.Rejected", description);
    return command(
        /* stream= */ 0, "_error", transaction, AmfValue.Nothing.NULL, AmfValue.of(status));
  }

  /** A command is done. */
  void result(double transaction, AmfValue value) {
    var _ = command(/* stream= */ 0, "_result", transaction, AmfValue.Nothing.NULL, value);
  }

  /** Something about a stream. */
  ChannelFuture streamStatus(int stream, String level, String code, String description) {
    return command(
        stream,
        "onStatus",
        /* transaction= */ 0,
        AmfValue.Nothing.NULL,
        AmfValue.of(status(level, code, description)));
  }

  private static Map<String, AmfValue> status(String level, String code, String description) {
    return new HashMap<>(
        Map.of(
            "level", AmfValue.of(level),
            "code", AmfValue.of(code),
            "description", AmfValue.of(description)));
  }

  private ChannelFuture command(
      int stream, String name, double transaction, AmfValue object, AmfValue information) {
    ByteBuf body = Unpooled.buffer(512);
    AmfWriter.write(
        body, List.of(AmfValue.of(name), AmfValue.of(transaction), object, information));
    return send(COMMAND_CHUNKS, RtmpMessage.COMMAND_AMF0, stream, bytesOf(body));
  }

  private static Bytes bytesOf(ByteBuf buffer) {
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    return Bytes.wrap(bytes);
  }

  private static ByteBuf word(int value) {
    return Unpooled.buffer(4, 4).writeInt(value);
  }

  private void control(int type, ByteBuf body) {
    var _ = send(CONTROL_CHUNKS, type, /* stream= */ 0, bytesOf(body));
  }

  /** Sends it, unless the peer reads nothing of what it asks for. */
  private ChannelFuture send(int chunks, int type, int stream, Bytes body) {
    if (!channel.isWritable()) {
      throw new RtmpException.OverLimit("it does not read our answers");
    }
    RtmpMessage message = new RtmpMessage(type, stream, /* timestamp= */ 0, body);
    return channel.writeAndFlush(writer.write(channel.alloc(), chunks, message));
  }
}
