package org.tribune.s3;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import io.minio.errors.XmlParserException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.store.StoreException;

/** Explains what went wrong with an S3 server in plain words, and what to do. */
record S3Failures(StoreConfig.S3 settings) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int INSUFFICIENT_STORAGE = 507;
  private static final Set<String> UNKNOWN_KEYS =
      Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidSecurity");
  private static final Set<String> BUSY =
      Set.of("SlowDown", "SlowDownRead", "SlowDownWrite", "ServiceUnavailable", "Throttling");

  private static final String OVERLOADED =
      "the server is overloaded or not ready: wait, or give it more room";
  private static final String STRANGER =
      "what answers there is no S3 server (%s): check store.endpoint and what is in between";
  private static final String BROKEN_OFF =
      "the answer breaks off (%s): look at the server and the network";

  /**
   * The failure of a call.
   *
   * @param attempt what was tried, such as "store a/b"
   */
  StoreException of(String attempt, Throwable failure) {
    Throwable cause = causeOf(failure);
    String tried =
        "Can't %s in bucket %s at %s: ".formatted(attempt, settings.bucket(), settings.endpoint());
    if (isFull(cause)) {
      return StoreException.full(
          tried + "the store is full; free some space in it, enlarge it, or raise its quota",
          cause);
    }
    return new StoreException(tried + reason(cause), cause);
  }

  /** What is behind the wrappings of the SDK. */
  static Throwable causeOf(Throwable failure) {
    Throwable each = failure;
    while ((each instanceof CompletionException || each.getClass() == MinioException.class)
        && each.getCause() != null) {
      each = each.getCause();
    }
    return each;
  }

  /** The code of the S3 error that {@code failure} is, or an empty text. */
  static String codeOf(Throwable failure) {
    return causeOf(failure) instanceof ErrorResponseException error
        ? String.valueOf(error.errorResponse().code())
        : "";
  }

  private static boolean isFull(Throwable cause) {
    String code = codeOf(cause);
    return statusOf(cause) == INSUFFICIENT_STORAGE
        || code.contains("Quota")
        || code.contains("StorageFull")
        || code.contains("InsufficientStorage");
  }

  private static int statusOf(Throwable cause) {
    return switch (cause) {
      case ErrorResponseException error -> error.response().code();
      case ServerException error -> error.statusCode();
      case StrangeAnswer answer -> answer.status();
      default -> 0;
    };
  }

  private String reason(Throwable cause) {
    int status = statusOf(cause);
    if (status == UNAVAILABLE || status == TOO_MANY_REQUESTS || BUSY.contains(codeOf(cause))) {
      return OVERLOADED;
    }
    return switch (cause) {
      case ErrorResponseException error -> refusal(error);
      case ServerException error ->
          "the server failed (HTTP status %d): look at its log".formatted(status);
      case StrangeAnswer answer -> STRANGER.formatted(answer.getMessage());
      case InvalidResponseException answer -> STRANGER.formatted("an error without its text");
      case DamagedObject damaged -> damaged.getMessage() + ": bring it back from a backup";
      case XmlParserException answer -> STRANGER.formatted("no XML that S3 knows");
      case IOException lost -> connection(lost);
      // What the SDK throws where an answer lacks what every S3 server sends.
      case RuntimeException misread -> STRANGER.formatted("not the headers that S3 sends");
      default -> cause + ": look at the server";
    };
  }

  private String refusal(ErrorResponseException error) {
    String code = codeOf(error);
    String said = code + ": " + error.errorResponse().message();
    if (UNKNOWN_KEYS.contains(code)) {
      return "the server does not know the keys ("
          + said
          + "): correct store.accessKey and store.secretKey";
    }
    return switch (code) {
      case "NoSuchBucket" ->
          "there is no such bucket any more: make it and bring its objects back, or correct"
              + " store.bucket";
      case "AccessDenied", "AllAccessDisabled" ->
          "the keys may not do this ("
              + said
              + "): give them the rights that docs/many-machines.md lists";
      case "RequestTimeTooSkewed" ->
          "the clocks of this machine and of the server differ: set them by NTP";
      case "AuthorizationHeaderMalformed", "PermanentRedirect", "InvalidRegion" ->
          "it is in another region than "
              + settings.region()
              + " ("
              + said
              + "): correct store.region";
      default -> "the server says " + said + "; look at its log";
    };
  }

  private static String connection(IOException lost) {
    return switch (lost) {
      case ConnectException refused -> unreachable(refused);
      case NoRouteToHostException refused -> unreachable(refused);
      case UnknownHostException unknown ->
          "its name is unknown here ("
              + unknown.getMessage()
              + "): check store.endpoint and the DNS";
      case SocketTimeoutException late ->
          "no answer in time (" + late.getMessage() + "): look at the server and the network";
      case SSLException untrusted ->
          "no secure connection ("
              + untrusted.getMessage()
              + "): check its certificate, and http or https in store.endpoint";
      case ProtocolException broken -> BROKEN_OFF.formatted(broken.getMessage());
      case EOFException broken -> BROKEN_OFF.formatted(broken.getMessage());
      default -> lost + ": look at the server and the network";
    };
  }

  private static String unreachable(IOException refused) {
    return "nothing answers there ("
        + refused.getMessage()
        + "): start it, or check store.endpoint and the firewall";
  }
}
