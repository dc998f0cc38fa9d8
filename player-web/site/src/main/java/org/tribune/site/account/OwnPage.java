package org.tribune.site.account;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tribune.delivery.http.Problem;

/**
 * Distinguishes what our own pages ask from what another site makes a browser ask (CSRF): what
 * changes something carries a header that a form can't set, and where the browser says who asks
 * (Sec-Fetch-Site, Origin), that is this site.
 */
public final class OwnPage {
  private static final String HEADER = "X-Tribune-Request";
  private static final List<String> OURS = List.of("same-origin", "none");

  private final String siteAuthority;

  /** Pages of the site at this address. */
  public OwnPage(URI site) {
    this.siteAuthority = Optional.ofNullable(site.getAuthority()).orElse("");
  }

  /** What is wrong with a request, if it changes something and no page of ours asks. */
  public Optional<Problem> complaint(HttpServerRequest request) {
    boolean changes =
        !request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD);
    if (!changes) {
      return Optional.empty();
    } else if (!"1".equals(request.getHeader(HEADER))) {
      return Optional.of(foreign("Header missing", "access.header-missing"));
    } else if (isForeign(request)) {
      return Optional.of(foreign("Another site asks", "access.other-site"));
    }
    return Optional.empty();
  }

  /** What is wrong with a form that was sent, unless the browser says that it is of this site. */
  Optional<Problem> formComplaint(HttpServerRequest request) {
    String fetch = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean isSaidToBeOurs =
        "same-origin".equals(fetch) || (fetch == null && origin != null && isOurs(origin, request));
    return isSaidToBeOurs && !isForeign(request) ? Optional.empty() : complaint(request);
  }

  private static Problem foreign(String title, String code) {
    return Problem.of(403, title, code);
  }

  /** True if the browser says that the page of another site asks. */
  boolean isForeign(HttpServerRequest request) {
    String fetch = request.getHeader("Sec-Fetch-Site");
    if (fetch != null && !OURS.contains(fetch)) {
      return true;
    }
    String origin = request.getHeader("Origin");
    return origin != null && !isOurs(origin, request);
  }

  /** A proxy may speak HTTP to us and HTTPS to the browser: the scheme is not looked at. */
  private boolean isOurs(String origin, HttpServerRequest request) {
    String authority = origin.substring(origin.indexOf("://") < 0 ? 0 : origin.indexOf("://") + 3);
    HostAndPort host = request.authority();
    String asked =
        host == null ? "" : host.port() > 0 ? host.host() + ":" + host.port() : host.host();
    return authority.equalsIgnoreCase(siteAuthority) || authority.equalsIgnoreCase(asked);
  }
}
