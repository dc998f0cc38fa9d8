package org.tribune.site.signin;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.catalogue.account.Account;
import org.tribune.core.access.Role;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SignInConfig;
import org.tribune.site.RunningServer;

/** A site that lets people in by ProConnect, and a browser that goes between the two. */
final class ProConnectVisit implements AutoCloseable {
  /** Two establishments of ours, and one of another town. */
  static final String OURS = "21750001600019";

  static final String OURS_TOO = "21690123100011";
  static final String THEIRS = "21350238800019";

  private static final String SIGNED_IN = "/api/v1/session/oidc/callback?";
  private static final String SIGNED_OUT = "/api/v1/session/oidc/signed-out?";

  final ProConnectMock provider = new ProConnectMock(URI.create("http://localhost"));
  final RunningServer site;

  ProConnectVisit(Path directory, Set<String> sirets) {
    this(directory, sirets, /* roles= */ Optional.empty());
  }

  ProConnectVisit(Path directory, Set<String> sirets, Optional<SignInConfig.Roles> roles) {
    site =
        new RunningServer(
            directory,
            new SignInConfig(
                Optional.of(
                    new SignInConfig.Oidc(
                        SignInConfig.Provider.PROCONNECT,
                        URI.create(provider.issuer()),
                        ProConnectMock.CLIENT,
                        new Secret(ProConnectMock.SECRET),
                        "ProConnect",
                        /* createsAccounts= */ roles.isPresent(),
                        roles,
                        sirets))));
    provider.knows("s-anne", ProConnectMock.anne(OURS));
  }

  /** An account that an administrator made for Anne, who has no password. */
  Account anne(Role... roles) {
    return site.personWithoutPassword(OidcVisit.ANNE, roles);
  }

  /**
   * A browser on its way.
   *
   * @param cookie what the site gave it
   */
  record Begun(URI address, String cookie) {
    Map<String, String> parameters() {
      return ProConnectMock.parameters(address.getRawQuery());
    }
  }

  Begun begin() {
    HttpResponse<String> response =
        site.order(
            "POST", "/api/v1/session/oidc", "{\"next\":\"/console/account\",\"trusted\":true}", "");
    return new Begun(
        URI.create(new JsonObject(response.body()).getString("url")),
        RunningServer.cookie(response, "tribune_oidc").orElseThrow());
  }

  HttpResponse<String> atTheProvider(URI address) {
    return site.send(HttpRequest.newBuilder(address).build());
  }

  /** Where the provider sends the browser of {@code begun} back to: path and query. */
  String signedInAtTheProvider(Begun begun) {
    return back(begun.address(), SIGNED_IN);
  }

  /** The same for a sign-out. */
  String signedOutAtTheProvider(URI address) {
    return back(address, SIGNED_OUT);
  }

  private String back(URI address, String expected) {
    HttpResponse<String> response = atTheProvider(address);
    URI back =
        response
            .headers()
            .firstValue("Location")
            .map(URI::create)
            .orElseThrow(() -> new IllegalStateException(response.body()));
    String path = back.getRawPath() + "?" + back.getRawQuery();
    if (!path.startsWith(expected)) {
      throw new IllegalStateException("The provider sends the browser to " + back);
    }
    return path;
  }

  /** Comes back to the site at this path and query. */
  HttpResponse<String> comeBack(String address, String cookie) {
    return site.get(
        address, "Cookie", cookie, "Sec-Fetch-Site", "cross-site", "Accept-Language", "fr");
  }

  /** The whole way in. */
  HttpResponse<String> signIn() {
    Begun begun = begin();
    return comeBack(signedInAtTheProvider(begun), begun.cookie());
  }

  /** All that a response gives, as the next request carries it. */
  static String cookies(HttpResponse<String> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .map(each -> each.substring(0, each.indexOf(';')))
        .filter(each -> !each.endsWith("="))
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() {
    site.close();
    provider.close();
  }
}
