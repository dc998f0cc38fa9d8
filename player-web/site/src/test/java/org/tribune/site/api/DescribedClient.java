package org.tribune.site.api;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A client that holds each answer of JSON below {@code /api/v1} to {@code openapi.yaml}: an answer
 * that is not as described is an {@link AssertionError}.
 */
public final class DescribedClient extends HttpClient {
  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return checked(client.send(request, handler));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return client.sendAsync(request, handler).thenApply(DescribedClient::checked);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushed) {
    return client.sendAsync(request, handler, pushed).thenApply(DescribedClient::checked);
  }

  private static <T> HttpResponse<T> checked(HttpResponse<T> response) {
    String path = response.request().uri().getRawPath();
    String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    Optional<String> body =
        switch (response.body()) {
          case String text -> Optional.of(text);
          case byte[] bytes -> Optional.of(new String(bytes, StandardCharsets.UTF_8));
          case null, default -> Optional.empty();
        };
    boolean isJson = type.equals("application/json") || type.equals("application/problem+json");
    if (path.startsWith("/api/v1/") && isJson && body.filter(text -> !text.isEmpty()).isPresent()) {
      String method = response.request().method();
      List<String> faults =
          ApiDescription.ONLY.faults(method, path, response.statusCode(), type, body.get());
      if (!faults.isEmpty()) {
        throw new AssertionError(
            method + " " + path + " is not answered as described: " + faults + "\n" + body.get());
      }
    }
    return response;
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }

  @Override
  public void shutdownNow() {
    client.shutdownNow();
  }

  @Override
  public void close() {
    client.close();
  }
}
