package org.tribune.s3;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each answer before the SDK does: the page of a proxy, a portal or any other web server
 * must not pass for an object, an empty list, or the word that an object is not there; and of an
 * error no more is read than an error needs. Safe for all threads.
 */
final class AnswerGuard implements Interceptor {
  private static final int LONGEST_ERROR = 64 * 1024;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    MediaType type = response.body().contentType();
    if (isStrange(response, type)) {
      response.close();
      String what = type == null ? "nothing" : type.toString();
      throw new StrangeAnswer(response.code(), "HTTP status " + response.code() + " with " + what);
    }
    if (response.isSuccessful()) {
      return response;
    }
    try (response) {
      return response.newBuilder().body(response.peekBody(LONGEST_ERROR)).build();
    }
  }

  private static boolean isStrange(Response response, @Nullable MediaType type) {
    boolean object = response.header("ETag") != null;
    boolean page = type != null && type.subtype().equals("html");
    if (response.isSuccessful() || response.request().method().equals("HEAD")) {
      return page && !object;
    }
    return type == null || !type.subtype().equals("xml");
  }
}
