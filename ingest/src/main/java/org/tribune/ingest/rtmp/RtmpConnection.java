package org.tribune.ingest.rtmp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.text.Message;

/**
 * One peer, after the handshake: connect, createStream, publish, media, end. Whatever goes wrong in
 * the pipeline comes here and ends in one place. Used by its event loop, but for the calls of
 * {@link SinkFeed.Publisher}.
 */
final class RtmpConnection extends SimpleChannelInboundHandler<RtmpMessage>
    implements SinkFeed.Publisher {
  private static final Logger log = LoggerFactory.getLogger(RtmpConnection.class);
  private static final int PING_REQUEST = 6;
  private static final Duration KEY_IN_USE_PAUSE = Duration.ofMillis(500);

  /** What a connection needs of the server. */
  record Surroundings(
      RtmpLimits limits,
      StreamKeys keys,
      WrongKeyDelays delays,
      Admissions admissions,
      RefusalLog refusals) {}

  private record Publishing(
      SinkFeed feed, SinkFeed.Publication publication, MediaReader media, int stream) {}

  private final Surroundings surroundings;
  private final Channel channel;
  private final RtmpConnectionGuard guard;
  private final ChunkReader reader;
  private final Acknowledgements acknowledgements;
  private final RtmpReplies replies;
  private final InetAddress address;
  private final String remote;

  private Optional<String> application = Optional.empty();
  private Optional<Publishing> publishing = Optional.empty();
  private int streams;
  private boolean published;
  private boolean ended;

  private RtmpConnection(Surroundings surroundings, Channel channel, InetSocketAddress peer) {
    this.surroundings = surroundings;
    this.channel = channel;
    this.guard = new RtmpConnectionGuard(channel, surroundings.limits());
    this.reader = new ChunkReader(surroundings.limits());
    this.acknowledgements = new Acknowledgements();
    this.replies = new RtmpReplies(channel);
    this.address = peer.getAddress();
    this.remote = peer.getAddress().getHostAddress() + ":" + peer.getPort();
  }

  /** Fills the pipeline of a new channel, unless there are too many already. */
  static void open(Surroundings surroundings, Channel channel, InetSocketAddress peer) {
    RtmpConnection connection = new RtmpConnection(surroundings, channel, peer);
    Admissions.Verdict verdict =
        surroundings.admissions().arrive(connection, peer.getAddress(), connection::evict);
    verdict.evicted().ifPresent(Runnable::run);
    if (!verdict.admitted()) {
      connection.refuse(Refusal.TOO_MANY, "try again later");
      var _ = channel.close();
      return;
    }
    channel.closeFuture().addListener(_ -> surroundings.admissions().left(connection));
    channel
        .pipeline()
        .addFirst(connection.guard)
        .addLast(
            new HandshakeDecoder(),
            new ChunkDecoder(connection.reader, connection.acknowledgements),
            connection);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, RtmpMessage message) {
    if (ended) {
      return;
    }
    switch (message.type()) {
      case RtmpMessage.COMMAND_AMF0, RtmpMessage.COMMAND_AMF3 -> obey(message);
      case RtmpMessage.USER_CONTROL -> answerPing(message);
      case RtmpMessage.WINDOW_ACKNOWLEDGEMENT_SIZE ->
          acknowledgements.setWindow(ChunkReader.controlValue(message));
      default -> publishing.ifPresent(now -> now.media().read(message));
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!ended && application.isPresent() && acknowledgements.isDue()) {
      replies.acknowledgement(acknowledgements.received());
    }
  }

  private void answerPing(RtmpMessage message) {
    var body = message.payload().asByteBuffer();
    if (body.remaining() >= 6 && body.getShort() == PING_REQUEST) {
      replies.pingResponse(body.getInt());
    }
  }

  private void obey(RtmpMessage message) {
    RtmpCommand command = RtmpCommand.read(message);
    switch (command.name()) {
      case "connect" -> connect(command);
      case "releaseStream", "FCPublish" ->
          replies.result(command.transaction(), AmfValue.Nothing.UNDEFINED);
      case "createStream" -> replies.result(command.transaction(), AmfValue.of(++streams));
      case "publish" -> publish(command, message.stream());
      case "FCUnpublish" -> unpublish();
      case "deleteStream", "closeStream" -> leave();
      case "play", "play2" -> refusePlayer(message.stream());
      default -> {} // bandwidth checks and the like, which need no answer
    }
  }

  private void connect(RtmpCommand command) {
    AmfValue object = command.argument(/* index= */ 0).orElse(AmfValue.Nothing.NULL);
    String asked = object.property("app").flatMap(AmfValue::text).orElse("");
    if (!StreamPath.isOurs(asked)) {
      refuse(Refusal.NOT_A_PUBLISHER, "another application than live");
      closeAfter(
          replies.rejected(
              command.transaction(),
              "This server has one application, live: rtmp://HOST/live/STREAM_KEY"));
      return;
    }
    application = Optional.of(asked);
    replies.openingControls();
    replies.connected(
        command.transaction(),
        object.property("fourCcList").isPresent()
            || object.property("videoFourCcInfoMap").isPresent()
            || object.property("capsEx").isPresent());
  }

  private void publish(RtmpCommand command, int stream) {
    if (application.isEmpty() || publishing.isPresent()) {
      throw new RtmpException.Malformed("a publish command out of its order");
    }
    String name = command.argument(/* index= */ 1).flatMap(AmfValue::text).orElse("");
    Optional<SinkFeed> feed =
        StreamPath.key(application.get(), name).flatMap(surroundings.keys()::find);
    if (feed.isEmpty()) {
      refuseKey(stream);
      return;
    }
    Optional<SinkFeed.Publication> publication = feed.get().take(this, remote);
    if (publication.isEmpty()) {
      refuseSecondEncoder(feed.get(), stream);
      return;
    }
    published = true;
    guard.published();
    surroundings.admissions().published(this);
    reader.allowMedia();
    MediaReader media = new MediaReader(publication.get(), this::tellDropped);
    publishing = Optional.of(new Publishing(feed.get(), publication.get(), media, stream));
    replies.streamBegin(stream);
    watch(
        replies.streamStatus(
            stream, "status", "NetStream.Publish.Start", "You are publishing now."));
    log.info("{}: {} publishes", feed.get().name(), remote);
  }

  private void tellDropped(String why) {
    surroundings.refusals().refused(Refusal.DROPPED, remote, why);
  }

  private void refuseKey(int stream) {
    refuse(Refusal.WRONG_KEY, "check the encoder's stream key");
    answerLater(
        surroundings.delays().next(address),
        stream,
        "Unknown stream key: copy it again from the channel's settings.");
  }

  private void refuseSecondEncoder(SinkFeed feed, int stream) {
    refuse(Refusal.KEY_IN_USE, "two encoders fight for the key of " + feed.name());
    answerLater(
        KEY_IN_USE_PAUSE,
        stream,
        "Another encoder publishes with this stream key: stop one of the two, or give it another"
            + " key.");
  }

  /** Lets one that has no right to publish wait for its answer, so that it can't ask in a loop. */
  private void answerLater(Duration delay, int stream, String why) {
    channel.config().setAutoRead(false);
    var _ =
        channel
            .eventLoop()
            .schedule(
                () ->
                    closeAfter(
                        replies.streamStatus(stream, "error", "NetStream.Publish.BadName", why)),
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  private void refusePlayer(int stream) {
    refuse(Refusal.NOT_A_PUBLISHER, "it asked to play");
    closeAfter(
        replies.streamStatus(
            stream,
            "error",
            "NetStream.Play.Failed",
            "This server takes streams; it does not play them. Open its web page instead."));
  }

  private void unpublish() {
    publishing.ifPresent(
        now ->
            watch(
                replies.streamStatus(
                    now.stream(), "status", "NetStream.Unpublish.Success", "Publishing is over.")));
    endPublishing(Optional.empty());
  }

  private void leave() {
    if (publishing.isPresent()) {
      unpublish();
    }
    ended = true;
    var _ = channel.close();
  }

  private void endPublishing(Optional<Message> why) {
    publishing
        .filter(now -> now.publication().end(why))
        .ifPresent(
            now ->
                log.info(
                    "{}: {} {}",
                    now.feed().name(),
                    remote,
                    why.map(message -> "is gone. " + message.en()).orElse("ended in order")));
    publishing = Optional.empty();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (publishing.isPresent()) {
      ended = true;
      endPublishing(Optional.of(RtmpMessages.CUT));
    } else if (!ended && !published) {
      refuse(Refusal.LEFT_EARLY, "after %d bytes".formatted(guard.bytes()));
    }
  }

  /** The one end of all that goes wrong in the pipeline. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    RtmpFailure diagnosis = RtmpFailure.of(thrown);
    if (ended) {
      var _ = channel.close();
      return;
    }
    if (publishing.isPresent()) {
      ended = true;
      endPublishing(Optional.of(diagnosis.whyGone()));
    } else if (published || diagnosis.refusal().isEmpty()) {
      ended = true;
    } else {
      refuse(diagnosis.refusal().get(), diagnosis.detail());
    }
    var _ = channel.close();
  }

  private void refuse(Refusal refusal, String detail) {
    ended = true;
    surroundings.refusals().refused(refusal, remote, detail);
  }

  /** Makes room: the oldest that has not published goes. */
  private void evict() {
    channel
        .eventLoop()
        .execute(
            () ->
                channel
                    .pipeline()
                    .fireExceptionCaught(new RtmpException.OverLimit("the server is full")));
  }

  @Override
  public void replaced() {
    channel.eventLoop().execute(this::makeWay);
  }

  private void makeWay() {
    publishing.ifPresent(
        now -> log.info("{}: {} gives way to another encoder", now.feed().name(), remote));
    publishing = Optional.empty();
    ended = true;
    var _ = channel.close();
  }

  @Override
  public void pause() {
    channel.config().setAutoRead(false);
  }

  @Override
  public void resume() {
    channel.config().setAutoRead(true);
  }

  private void closeAfter(ChannelFuture last) {
    last.addListener(ChannelFutureListener.CLOSE);
  }

  private void watch(ChannelFuture sent) {
    sent.addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }
}
