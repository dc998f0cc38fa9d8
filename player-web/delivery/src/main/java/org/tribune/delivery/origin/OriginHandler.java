package org.tribune.delivery.origin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.hls.MultivariantPlaylistWriter;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.client.Viewer.Verdict;
import org.tribune.delivery.http.SharedHeaders;
import org.tribune.delivery.limit.ClientPlaces;
import org.tribune.delivery.origin.captions.CaptionRendition;
import org.tribune.delivery.origin.playlist.Directives;
import org.tribune.delivery.origin.playlist.PlaylistAudience;
import org.tribune.delivery.sending.LoopBodies;
import org.tribune.delivery.sending.StoredRun;
import org.tribune.delivery.sending.TextBody;
import org.tribune.delivery.viewing.Viewings;

/** Answers everything below {@code /hls/}. One for each event loop, which owns it. */
public final class OriginHandler {
  private static final String PREFIX = "/hls/";

  private final LiveWindows windows;
  private final MediaClock clock;
  private final String language;
  private final ClientPlaces waits;
  private final BiConsumer<ChannelId, HttpServerRequest> follows;
  private final LongConsumer delivered;
  private final Executor loop;
  private final SoundStreams sounds;
  private final LoopBodies bodies;
  private final Recordings recordings;
  private final SharedHeaders headers;
  private final Viewings viewings;

  /**
   * A handler.
   *
   * @param language of the sound
   * @param waits makes room for playlists that wait
   * @param follows called with each request for a public media playlist
   * @param delivered called with the bytes of each body
   * @param loop the event loop
   * @param sounds of this event loop
   * @param bodies of this event loop
   * @param recordings for this event loop
   * @param headers of this event loop
   * @param viewings where what is served is counted
   */
  public OriginHandler(
      LiveWindows windows,
      MediaClock clock,
      String language,
      ClientPlaces waits,
      BiConsumer<ChannelId, HttpServerRequest> follows,
      LongConsumer delivered,
      Executor loop,
      SoundStreams sounds,
      LoopBodies bodies,
      Recordings recordings,
      SharedHeaders headers,
      Viewings viewings) {
    this.windows = windows;
    this.clock = clock;
    this.language = language;
    this.waits = waits;
    this.follows = follows;
    this.delivered = delivered;
    this.loop = loop;
    this.sounds = sounds;
    this.bodies = bodies;
    this.recordings = recordings;
    this.headers = headers;
    this.viewings = viewings;
  }

  /** True if {@code path} is for this handler. */
  public static boolean takes(String path) {
    return path.startsWith(PREFIX);
  }

  /** Answers a request, now or when what it waits for is there. */
  public void handle(HttpServerRequest request, Viewer viewer) {
    HlsReply reply = new HlsReply(request, viewer, delivered, bodies, headers, viewings);
    if (request.method().equals(HttpMethod.OPTIONS)) {
      reply.preflight();
      return;
    }
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      reply.methodNotAllowed(hasBody(request));
      return;
    }
    if (hasBody(request)) {
      reply.bodyNotWanted();
      return;
    }
    String[] pieces = request.path().substring(PREFIX.length()).split("/", /* limit= */ 5);
    if (pieces.length > 2 && pieces[0].equals("recordings")) {
      broadcast(pieces[1])
          .ifPresentOrElse(
              id -> recording(id, List.of(pieces).subList(2, pieces.length), reply),
              () -> reply.missing(/* seconds= */ 60));
    } else if (pieces.length == 3
        && pieces[0].equals("live")
        && pieces[2].equals(SoundStreams.NAME)) {
      sound(pieces[1], reply);
    } else if (pieces.length == 3 && pieces[2].equals("index.m3u8")) {
      multivariant(pieces[0], pieces[1], reply);
    } else if (pieces.length == 3
        && pieces[0].equals("live")
        && pieces[2].equals(Rewind.PLAYLIST)) {
      multivariant(
          shown(pieces[1], PlaylistAudience.PUBLIC),
          PlaylistAudience.PUBLIC,
          Rewind.PLAYLIST,
          reply);
    } else {
      reply.missing(/* seconds= */ 60);
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
        || (length != null && !length.equals("0"));
  }

  private void multivariant(String kind, String name, HlsReply reply) {
    switch (kind) {
      case "live" -> multivariant(PlaylistAudience.PUBLIC, name, reply);
      case "preview" -> {
        switch (reply.viewer().seesPreviews()) {
          case YES -> multivariant(PlaylistAudience.OPERATOR, name, reply);
          case NO -> reply.missing(/* seconds= */ 1);
          case UNKNOWN -> reply.unavailable();
        }
      }
      default -> reply.missing(/* seconds= */ 1);
    }
  }

  private void multivariant(PlaylistAudience audience, String name, HlsReply reply) {
    multivariant(shown(name, audience), audience, audience.playlistName(), reply);
  }

  /** The sound of what is on air, without an end, for who plays neither HLS nor its segments. */
  private void sound(String name, HlsReply reply) {
    boolean isAnswered =
        channel(name)
            .flatMap(channel -> windows.shownOn(channel, PlaylistAudience.PUBLIC))
            .filter(Broadcast::isOpen)
            .flatMap(
                open -> windows.find(open.id()).map(window -> sounds.open(open, window, reply)))
            .orElse(false);
    if (!isAnswered) {
      reply.missing(/* seconds= */ 1);
    }
  }

  private Optional<LiveWindow> shown(String name, PlaylistAudience audience) {
    return channel(name)
        .flatMap(channel -> windows.shownOn(channel, audience))
        .flatMap(broadcast -> windows.find(broadcast.id()));
  }

  private void multivariant(
      Optional<LiveWindow> window, PlaylistAudience audience, String playlist, HlsReply reply) {
    window
        .flatMap(seen -> seen.multivariant(audience, playlist, language))
        .ifPresentOrElse(
            found ->
                reply.playlist(
                    TextBody.of(MultivariantPlaylistWriter.write(found)),
                    audience == PlaylistAudience.PUBLIC ? "public, max-age=1" : CacheLife.PRIVATE),
            () -> reply.missing(/* seconds= */ 1));
  }

  private static Optional<ChannelId> channel(String name) {
    try {
      return Optional.of(new ChannelId(name));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  private static Optional<BroadcastId> broadcast(String name) {
    try {
      return Optional.of(new BroadcastId(name));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  /**
   * While it is on air the live window answers; then the recording, once it is there. Pictures are
   * the archive's at all times.
   */
  private void recording(BroadcastId id, List<String> below, HlsReply reply) {
    reply.of(id);
    Optional<LiveWindow> window = windows.find(id);
    if (window.isEmpty() || below.getFirst().equals("assets")) {
      recordings.answer(id, below, reply);
    } else if (window.get().broadcast().map(Broadcast::isOpen).orElse(true)) {
      live(window.get(), below, reply);
    } else {
      recordings.look(id, standing -> ended(id, window.get(), standing, below, reply));
    }
  }

  private void ended(
      BroadcastId id,
      LiveWindow window,
      Recordings.Standing standing,
      List<String> below,
      HlsReply reply) {
    boolean ofTheLive =
        below.equals(List.of(Rewind.PLAYLIST))
            || (below.size() == 2
                && MediaName.parse(below.getLast())
                    .filter(MediaName::isOfTheLiveAlone)
                    .isPresent());
    switch (standing) {
      case NONE -> live(window, below, reply);
      case COMPLETE -> {
        if (ofTheLive) {
          live(window, below, reply);
        } else {
          recordings.answer(id, below, reply);
        }
      }
      case CORRECTED -> {
        if (ofTheLive) {
          reply.missing(/* seconds= */ 1);
        } else {
          recordings.answer(id, below, reply);
        }
      }
      case ERASED -> reply.missing(/* seconds= */ 1);
    }
  }

  private void live(LiveWindow window, List<String> below, HlsReply reply) {
    Optional<MediaName> media =
        below.size() == 2 ? MediaName.parse(below.getLast()) : Optional.empty();
    if (media.isPresent()) {
      ofRendition(window, below.getFirst(), media.get(), reply);
    } else if (below.equals(List.of("index.m3u8")) || below.equals(List.of(Rewind.PLAYLIST))) {
      multivariant(
          Optional.of(window)
              .filter(seen -> seen.broadcast().filter(windows::isStillShown).isPresent()),
          PlaylistAudience.PUBLIC,
          below.equals(List.of(Rewind.PLAYLIST))
              ? Rewind.PLAYLIST
              : PlaylistAudience.PUBLIC.playlistName(),
          reply);
    } else {
      reply.missing(/* seconds= */ 1);
    }
  }

  private void ofRendition(LiveWindow window, String rendition, MediaName name, HlsReply reply) {
    switch (name) {
      case MediaName.Playlist playlist ->
          playlist(window, rendition, playlist.audience(), /* rewound= */ false, reply);
      case MediaName.Rewound rewound ->
          playlist(window, rendition, PlaylistAudience.PUBLIC, /* rewound= */ true, reply);
      case MediaName.Header header -> media(window, rendition, name, reply);
      case MediaName.Segment segment -> media(window, rendition, name, reply);
      case MediaName.Part part -> media(window, rendition, name, reply);
      case MediaName.Captions captions -> media(window, rendition, name, reply);
      case MediaName.CaptionsPart part -> media(window, rendition, name, reply);
    }
  }

  /** True, and answered, unless this may see what is not on air yet. */
  private static boolean refusesPreview(HlsReply reply, int seconds) {
    Verdict verdict = reply.viewer().seesPreviews();
    switch (verdict) {
      case YES -> {}
      case NO -> reply.missing(seconds);
      case UNKNOWN -> reply.unavailable();
    }
    return verdict != Verdict.YES;
  }

  private void playlist(
      LiveWindow window,
      String rendition,
      PlaylistAudience audience,
      boolean rewound,
      HlsReply reply) {
    Optional<Directives> directives =
        Optional.ofNullable(reply.request().query())
            .map(Directives::parse)
            .orElse(Optional.of(Directives.NONE));
    int target = window.targetDuration();
    if (directives.isEmpty()) {
      reply.badRequest(CacheLife.refused(target, /* blocking= */ true));
      return;
    }
    if (audience == PlaylistAudience.OPERATOR && refusesPreview(reply, /* seconds= */ 1)) {
      return;
    }
    Optional<Broadcast> broadcast = window.broadcast();
    if (broadcast.filter(windows::isStillShown).isEmpty()) {
      reply.missing(/* seconds= */ 1);
      return;
    }
    if (audience == PlaylistAudience.PUBLIC) {
      follows.accept(broadcast.get().channel(), reply.request());
    }
    Optional<ClientPlaces.Place> wait =
        audience == PlaylistAudience.OPERATOR ? Optional.empty() : waits.take(reply.request());
    if (wait.isEmpty() && audience != PlaylistAudience.OPERATOR) {
      reply.tooManyWait();
      return;
    }
    boolean blocking = directives.get().blocks();
    Consumer<PlaylistAnswer> send =
        answer -> {
          wait.ifPresent(ClientPlaces.Place::close);
          send(answer, audience, target, blocking, reply);
        };
    Waiter<PlaylistAnswer> waiter = new Waiter<>(loop, clock.now(), send);
    Optional<PlaylistAnswer> now =
        rewound
            ? window.rewind(rendition, directives.get(), waiter)
            : window.playlist(audience, rendition, directives.get(), waiter);
    now.ifPresentOrElse(
        send,
        () ->
            wait.ifPresent(
                each -> reply.request().response().closeHandler(closed -> each.close())));
  }

  private static void send(
      PlaylistAnswer answer,
      PlaylistAudience audience,
      int target,
      boolean blocking,
      HlsReply reply) {
    switch (answer) {
      case PlaylistAnswer.Found found ->
          reply.playlist(
              found.body(),
              audience == PlaylistAudience.PUBLIC
                  ? CacheLife.found(target, blocking)
                  : CacheLife.PRIVATE);
      case PlaylistAnswer.Missing missing -> reply.missing(blocking ? 4 * target : target);
      case PlaylistAnswer.TooFarAhead ahead ->
          reply.badRequest(CacheLife.refused(target, blocking));
      case PlaylistAnswer.TooLate late -> reply.tooLate();
    }
  }

  private void media(LiveWindow window, String rendition, MediaName name, HlsReply reply) {
    boolean isPublic = window.mayFetch(PlaylistAudience.PUBLIC, name);
    if (!isPublic && !window.mayFetch(PlaylistAudience.OPERATOR, name)) {
      reply.missing(window.targetDuration());
      return;
    }
    if (!isPublic && refusesPreview(reply, window.targetDuration())) {
      return;
    }
    if (isPublic && reply.viewer().seesPreviews() != Verdict.YES) {
      window.watched().ifPresent(watched -> watched.count(rendition, name, reply));
    }
    String life = isPublic ? life(name) : CacheLife.PRIVATE;
    String type = name instanceof MediaName.Header ? "video/mp4" : "video/iso.segment";
    int target = window.targetDuration();
    // What is withheld while it is waited for, or read, is not sent.
    BooleanSupplier isStillShown =
        () ->
            reply.viewer().seesPreviews() == Verdict.YES
                || window.mayFetch(PlaylistAudience.PUBLIC, name);
    Consumer<MediaAnswer> send = answer -> send(answer, type, life, target, isStillShown, reply);
    window.media(rendition, name, new Waiter<>(loop, clock.now(), send)).ifPresent(send);
  }

  private static String life(MediaName name) {
    return name instanceof MediaName.Part ? CacheLife.PART : CacheLife.WITHDRAWABLE;
  }

  private void send(
      MediaAnswer answer,
      String type,
      String life,
      int target,
      BooleanSupplier isStillShown,
      HlsReply reply) {
    if (!isStillShown.getAsBoolean()) {
      reply.missing(target);
      return;
    }
    switch (answer) {
      case MediaAnswer.Captions captions ->
          reply.text(CaptionRendition.TYPE, captions.text(), CacheLife.CORRECTABLE);
      case MediaAnswer.Found found -> reply.media(found.data(), found.length(), type, life);
      case MediaAnswer.Stored whole ->
          reply.stored(
              whole.object(),
              whole.length(),
              type,
              life,
              refused -> refuse(refused, target, reply));
      case MediaAnswer.Archived archived ->
          windows.read(
              archived.object(),
              loop,
              object ->
                  object
                      .filter(bytes -> isStillShown.getAsBoolean())
                      .flatMap(bytes -> slice(bytes, archived.slice()))
                      .ifPresentOrElse(
                          bytes -> reply.media(List.of(bytes), bytes.length(), type, life),
                          () -> reply.missing(target)));
      case MediaAnswer.Missing missing -> reply.missing(target);
      case MediaAnswer.TooLate late -> reply.tooLate();
    }
  }

  private static void refuse(StoredRun.Refusal refusal, int target, HlsReply reply) {
    switch (refusal) {
      case MISSING, DAMAGED -> reply.missing(target);
      case UNAVAILABLE -> reply.unavailable();
    }
  }

  private static Optional<Bytes> slice(Bytes segment, MediaAnswer.Slice slice) {
    return switch (slice) {
      case MediaAnswer.Slice.Whole whole -> Optional.of(segment);
      case MediaAnswer.Slice.Chunk chunk -> Chunks.chunk(segment, chunk.index());
      case MediaAnswer.Slice.Run run ->
          run.offset() + run.length() <= segment.length()
              ? Optional.of(
                  Bytes.wrap(
                      Arrays.copyOfRange(
                          segment.array(), run.offset(), run.offset() + run.length())))
              : Optional.empty();
    };
  }
}
