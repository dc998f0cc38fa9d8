package org.tribune.delivery.origin;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.http.MediaEntityTag;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.http.RequestedRange;
import org.tribune.delivery.http.SharedHeaders;
import org.tribune.delivery.http.SharedHeaders.Form;
import org.tribune.delivery.sending.BodyWriter;
import org.tribune.delivery.sending.LoopBodies;
import org.tribune.delivery.sending.StoredRun;
import org.tribune.delivery.sending.TextBody;
import org.tribune.delivery.viewing.Viewings;

/**
 * The answer to one request below {@code /hls/}, with the headers that all of them share. For the
 * request's event loop; a connection that was closed meanwhile is left alone.
 */
public final class HlsReply {
  /** The media type of a playlist. */
  public static final String PLAYLIST_TYPE = "application/vnd.apple.mpegurl";

  private static final CharSequence IF_RANGE = HttpHeaders.createOptimized("If-Range");
  private static final CharSequence RANGE = HttpHeaders.createOptimized("Range");

  private final HttpServerRequest request;
  private final Viewer viewer;
  private final HttpServerResponse response;
  private final LongConsumer delivered;
  private final LoopBodies bodies;
  private final SharedHeaders headers;
  private final Viewings viewings;

  /** What caches can forget together with this answer. */
  private String group = "";

  /** Whose whole body counts as watched; null for what does not count. */
  private @Nullable BroadcastId watched;

  /** Counts the one who asks among the viewers of a live picture. */
  private Optional<Runnable> shown = Optional.empty();

  private Viewing viewing = Viewing.REPLAY;
  private long from = 0;
  private long duration = 0;

  HlsReply(
      HttpServerRequest request,
      Viewer viewer,
      LongConsumer delivered,
      LoopBodies bodies,
      SharedHeaders headers,
      Viewings viewings) {
    this.request = request;
    this.viewer = viewer;
    this.delivered = delivered;
    this.bodies = bodies;
    this.headers = headers;
    this.viewings = viewings;
    this.response = request.response();
  }

  public HttpServerRequest request() {
    return request;
  }

  /** The answer is of this recording, or of the broadcast that becomes it. */
  void of(BroadcastId recording) {
    group = recording.value();
  }

  /** Who asks. */
  public Viewer viewer() {
    return viewer;
  }

  /**
   * If the whole body is sent, somebody watched this stretch. Less of it does not count: the key
   * frames that a player shows while it seeks are pieces of segments.
   *
   * @param start microseconds from the recording's beginning
   * @param length microseconds
   */
  public void watches(BroadcastId recording, Viewing how, long start, long length) {
    watched = recording;
    viewing = how;
    from = start;
    duration = length;
  }

  /** If the whole body is sent, somebody watches this rendition of a broadcast. */
  void shows(BroadcastId broadcast, String rendition, long length) {
    shown = Optional.of(() -> viewings.shown(broadcast, rendition, length));
  }

  /** A body is sent, or a piece of a stream, which may be the whole of what was asked for. */
  void delivers(int bytes, boolean isWhole) {
    delivered.accept(bytes);
    if (watched != null && isWhole) {
      viewings.watched(watched, viewing, from, duration);
    }
    if (isWhole) {
      shown.ifPresent(Runnable::run);
    }
  }

  /** A playlist, compressed if the reader can take it. */
  void playlist(TextBody body, String cacheControl) {
    if (isGone()) {
      return;
    }
    boolean zipped = takesGzip();
    Bytes bytes = zipped ? body.gzip() : body.plain();
    begin(zipped ? Form.GZIP : Form.TEXT, PLAYLIST_TYPE, cacheControl, bytes.length());
    end(bodies.sending().buffer(bytes));
  }

  /** A short text, as it is. */
  void text(String type, Bytes text, String cacheControl) {
    if (!isGone()) {
      begin(Form.TEXT, type, cacheControl, text.length());
      end(bodies.sending().buffer(text));
    }
  }

  private boolean takesGzip() {
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }

  /**
   * A text that caches keep but ask for anew each time.
   *
   * @param type its media type
   * @param tag what distinguishes this text from others at the same address, without quotes
   */
  public void revalidated(String type, TextBody body, String tag) {
    if (isGone()) {
      return;
    }
    boolean zipped = takesGzip();
    String entityTag = zipped ? '"' + tag + "-gzip\"" : '"' + tag + '"';
    boolean known = entityTag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    begin(known ? 304 : 200, "no-cache")
        .putHeader("ETag", entityTag)
        .putHeader("Vary", "Accept-Encoding");
    if (known) {
      response.end();
      return;
    }
    response.putHeader("Content-Type", type);
    if (zipped) {
      response.putHeader("Content-Encoding", "gzip");
    }
    end(bodies.sending().buffer(zipped ? body.gzip() : body.plain()));
  }

  /** A text that no cache keeps. */
  public void unkept(String type, TextBody body) {
    if (!isGone()) {
      begin(200, CacheLife.PRIVATE).putHeader("Content-Type", type);
      end(bodies.sending().buffer(body.plain()));
    }
  }

  /**
   * An object of the store, or the range of it that was asked for.
   *
   * @param length of the whole object
   * @param refused called instead, when nothing was sent
   */
  public void stored(
      String object,
      int length,
      String type,
      String cacheControl,
      Consumer<StoredRun.Refusal> refused) {
    if (isGone()) {
      return;
    }
    if (bodies.stored().isEmpty()) {
      refused.accept(StoredRun.Refusal.MISSING);
      return;
    }
    if (isKnown(length, cacheControl)) {
      return;
    }
    switch (RequestedRange.parse(range(length, cacheControl), length)) {
      case RequestedRange.Selection.All all ->
          send(
              StoredRun.whole(object, length),
              () -> begin(Form.MEDIA, type, cacheControl, length),
              refused);
      case RequestedRange.Selection.Some some ->
          send(
              new StoredRun(
                  object,
                  length,
                  Math.toIntExact(some.range().offset()),
                  Math.toIntExact(some.range().length())),
              () -> beginRange(some.range(), length, type, cacheControl),
              refused);
      case RequestedRange.Selection.Unsatisfiable none -> unsatisfiable(length);
    }
  }

  private void send(StoredRun run, Runnable head, Consumer<StoredRun.Refusal> refused) {
    if (request.method().equals(HttpMethod.HEAD)) {
      head.run();
      response.end();
      return;
    }
    bodies
        .stored()
        .orElseThrow()
        .send(
            request,
            run,
            () -> {
              head.run();
              delivers(run.length(), run.length() == run.objectLength());
            },
            refused);
  }

  /** True, and answered, if whoever asks has it: nothing is read of it. */
  private boolean isKnown(int length, String cacheControl) {
    Optional<String> known = Optional.ofNullable(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    Optional<String> tag =
        MediaEntityTag.of(length, cacheControl).filter(each -> MediaEntityTag.isKnown(known, each));
    tag.ifPresent(each -> begin(304, cacheControl).putHeader("ETag", each).end());
    return tag.isPresent();
  }

  /** The range that is asked for, unless it is of something else (RFC 9110, section 13.1.5). */
  private Optional<String> range(int length, String cacheControl) {
    Optional<String> wanted = Optional.ofNullable(request.getHeader(IF_RANGE));
    return wanted.isEmpty() || wanted.equals(MediaEntityTag.of(length, cacheControl))
        ? Optional.ofNullable(request.getHeader(RANGE))
        : Optional.empty();
  }

  private void beginRange(RequestedRange range, int length, String type, String cacheControl) {
    HttpServerResponse begun = begin(206, cacheControl);
    MediaEntityTag.of(length, cacheControl).ifPresent(tag -> begun.putHeader("ETag", tag));
    begun
        .putHeader("Content-Type", type)
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("Content-Length", String.valueOf(range.length()))
        .putHeader("Content-Range", range.toContentRange(length));
  }

  private void unsatisfiable(int length) {
    begin(416, "no-store").putHeader("Content-Range", "bytes */" + length);
    end(Buffer.buffer());
  }

  /** A header, segment or part, or the range of it that was asked for. */
  public void media(List<Bytes> data, int length, String type, String cacheControl) {
    if (isGone()) {
      return;
    }
    if (isKnown(length, cacheControl)) {
      return;
    }
    switch (RequestedRange.parse(range(length, cacheControl), length)) {
      case RequestedRange.Selection.All all -> {
        begin(Form.MEDIA, type, cacheControl, length);
        whole(data, length);
      }
      case RequestedRange.Selection.Some some -> {
        RequestedRange range = some.range();
        beginRange(range, length, type, cacheControl);
        int first = Math.toIntExact(range.offset());
        int size = Math.toIntExact(range.length());
        end(bodies.sending().buffer(data).slice(first, first + size), size == length);
      }
      case RequestedRange.Selection.Unsatisfiable none -> unsatisfiable(length);
    }
  }

  private void whole(List<Bytes> data, int length) {
    if (request.method().equals(HttpMethod.GET) && bodies.shared().send(request, data, length)) {
      delivers(length, /* isWhole= */ true);
    } else {
      end(bodies.sending().buffer(data), /* isWhole= */ true);
    }
  }

  /**
   * Begins an answer of which nobody knows the end: no cache keeps it, and no proxy holds it back.
   *
   * @return what it is written to; already ended for who asks for the head alone
   */
  HttpServerResponse stream(String type) {
    begin(200, "no-store")
        .putHeader("Content-Type", type)
        .putHeader("Accept-Ranges", "none")
        .putHeader("X-Accel-Buffering", "no");
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else if (!request.version().equals(HttpVersion.HTTP_1_0)) {
      // Before the first sound: a player waits for it once it knows that there will be some. Of
      // HTTP/1.0, which has no chunks, the connection's end is the answer's (RFC 9112, 6.3).
      Future<Void> _ = response.setChunked(true).writeHead();
    }
    return response;
  }

  /** Writes on in what {@link #stream} began. */
  void write(Bytes bytes) {
    Future<Void> _ = response.write(bodies.sending().buffer(bytes));
  }

  /** Ends what {@link #stream} began. */
  void endStream() {
    Future<Void> sent = response.end();
    if (request.version().equals(HttpVersion.HTTP_1_0)) {
      sent.onComplete(done -> request.connection().close());
    }
  }

  /** There is nothing here, at least for {@code seconds}. */
  public void missing(int seconds) {
    problem(Problem.notFound(), "public, max-age=" + seconds);
  }

  /**
   * There is nothing here for who asks. A browser does not keep that, since it may be there once
   * somebody has signed in. A shared cache keeps it for a second: that is how it is purged, since
   * what it has of the address is replaced by it. Whether there is something is not revealed.
   */
  public void nothing() {
    problem(Problem.notFound(), "public, max-age=0, s-maxage=1");
  }

  /** The directives can't be understood, or ask for what is too far ahead. */
  void badRequest(String cacheControl) {
    problem(Problem.of(400, "Bad delivery directive", "hls.not-announced"), cacheControl);
  }

  /** What was waited for did not come in three target durations. */
  void tooLate() {
    if (!isGone()) {
      response.putHeader("Retry-After", "1");
    }
    problem(Problem.of(503, "Nothing new", "hls.not-come-yet"), "no-store");
  }

  /** So many playlists wait, in all or for one network, that no other may. */
  void tooManyWait() {
    if (!isGone()) {
      response.putHeader("Retry-After", "1");
    }
    problem(Problem.of(503, "Too many viewers of one network", "hls.too-many-wait"), "no-store");
  }

  /** What was asked for can't be read now. */
  public void unavailable() {
    if (!isGone()) {
      response.putHeader("Retry-After", "2");
    }
    problem(Problem.of(503, "Not available now", "hls.archive-away"), "no-store");
  }

  /** A request that only reads has no body (RFC 9110, section 9.3.1); what follows is not read. */
  void bodyNotWanted() {
    problem(Problem.of(413, "No body wanted", "hls.no-content"), "no-store");
    Future<Void> _ = request.connection().close();
  }

  /** Only GET, HEAD and OPTIONS; a body that came with it is not read. */
  void methodNotAllowed(boolean hasBody) {
    if (!isGone()) {
      response.putHeader("Allow", "GET, HEAD, OPTIONS");
    }
    problem(Problem.of(405, "Method not allowed", "hls.read-only"), "no-store");
    if (hasBody) {
      Future<Void> _ = request.connection().close();
    }
  }

  /** The answer to a preflight. */
  void preflight() {
    begin(204, "public, max-age=86400")
        .putHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
        .putHeader("Access-Control-Allow-Headers", "Range")
        .putHeader("Access-Control-Max-Age", "86400")
        .end();
  }

  private void problem(Problem problem, String cacheControl) {
    if (isGone()) {
      return;
    }
    begin(problem.status(), cacheControl).putHeader("Content-Type", Problem.TYPE);
    end(Buffer.buffer(problem.toJson()));
  }

  /** True if it was answered, or its client has left. */
  boolean isGone() {
    return response.closed() || response.ended();
  }

  /** A whole body is found. */
  private void begin(Form form, String type, String cacheControl, int length) {
    response
        .headers()
        .setAll(headers.of(new SharedHeaders.Kind(form, type, cacheControl, length, group)));
  }

  private HttpServerResponse begin(int status, String cacheControl) {
    headers.addCommon(response.headers(), cacheControl, group);
    return response.setStatusCode(status);
  }

  /** Ends an answer that is not what a player plays. */
  private void end(Buffer body) {
    end(body, /* isWhole= */ false);
  }

  private void end(Buffer body, boolean isWhole) {
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader("Content-Length", String.valueOf(body.length())).end();
    } else {
      delivers(body.length(), isWhole);
      Future<Void> _ = BodyWriter.send(response, body);
    }
  }
}
