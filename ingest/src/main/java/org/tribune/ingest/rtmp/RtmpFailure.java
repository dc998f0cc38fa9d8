package org.tribune.ingest.rtmp;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.tribune.core.text.Message;

/**
 * What an exception in a connection's pipeline means.
 *
 * @param refusal for one who has not published; empty if it is nobody's fault
 * @param detail for the log
 * @param whyGone for the operator, if it was a publisher
 */
record RtmpFailure(Optional<Refusal> refusal, String detail, Message whyGone) {
  /** What {@code thrown} means. */
  static RtmpFailure of(Throwable thrown) {
    Throwable cause =
        thrown instanceof DecoderException wrapper && wrapper.getCause() != null
            ? wrapper.getCause()
            : thrown;
    String message = String.valueOf(cause.getMessage());
    return switch (cause) {
      case RtmpException.OverLimit _ -> because(Refusal.TOO_MUCH, message, RtmpMessages.BROKEN);
      case RtmpException.TooSlow _ -> because(Refusal.TOO_SLOW, message, RtmpMessages.SILENT);
      case RtmpException.Stopping _ ->
          new RtmpFailure(Optional.empty(), message, RtmpMessages.STOPPED);
      case RtmpException _ -> because(Refusal.NOT_RTMP, message, RtmpMessages.BROKEN);
      case NotSslRecordException _ ->
          because(Refusal.NOT_RTMP, "no TLS on the TLS port: use rtmps://", RtmpMessages.BROKEN);
      case SSLException _ ->
          because(Refusal.NOT_RTMP, "TLS failed: " + message, RtmpMessages.BROKEN);
      case IOException _ -> because(Refusal.LEFT_EARLY, message, RtmpMessages.CUT);
      default -> because(Refusal.NOT_RTMP, cause.toString(), RtmpMessages.BROKEN);
    };
  }

  private static RtmpFailure because(Refusal refusal, String detail, Message whyGone) {
    return new RtmpFailure(Optional.of(refusal), detail, whyGone);
  }
}
