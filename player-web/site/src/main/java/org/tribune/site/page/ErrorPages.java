package org.tribune.site.page;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Messages;
import org.tribune.delivery.http.ErrorAnswer;
import org.tribune.delivery.http.Problem;
import org.tribune.site.page.PlainPage.Words;

/**
 * What went wrong, for people: a page of the site with its menu, in the reader's language and below
 * in the site's others. Programs get a {@link Problem}. Safe for all threads.
 */
public final class ErrorPages implements ErrorAnswer {
  private static final String HTML = "text/html; charset=utf-8";

  /** There are few problems; some name what was asked for, and those are not kept. */
  private static final int MOST_KEPT = 64;

  /** Where the program was built without its pages. */
  private static final String BARE =
      "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
          + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          + "<title></title>\n</head>\n<body>\n"
          + ServerRenderedPage.PLACE
          + "\n</body>\n</html>\n";

  private final SiteConfig site;
  private final ReaderLanguage reader;
  private final SecurityHeaders headers;
  private final String shell;
  private final Map<String, String> kept = new ConcurrentHashMap<>();

  /** The pages of a site. */
  public ErrorPages(SiteConfig site) {
    this.site = site;
    this.reader = new ReaderLanguage(site.languages());
    this.headers = new SecurityHeaders(site.frameAncestors());
    this.shell =
        PageFiles.ofTheProgram()
            .find(PageShell.TEXT.file())
            .map(each -> each.plain().toString())
            .orElse(BARE);
  }

  /** A handler that lets whatever comes behind it answer with these pages. */
  public void enter(RoutingContext context) {
    ErrorAnswer.enter(context, this);
  }

  @Override
  public void answer(HttpServerRequest request, Problem problem) {
    if (isRead(request)) {
      send(request, problem.status(), language -> words(language, problem));
    } else {
      problem.send(request.response());
    }
  }

  /** True where a browser shows the answer as a page. */
  private static boolean isRead(HttpServerRequest request) {
    String path = Optional.ofNullable(request.path()).orElse("");
    boolean forPrograms = path.startsWith("/api/") || path.startsWith("/hls/");
    String accepted = Optional.ofNullable(request.getHeader("Accept")).orElse("");
    return !forPrograms && accepted.contains("text/html");
  }

  /** Answers with a page that says this. */
  void send(HttpServerRequest request, int status, Function<String, Words> words) {
    headers.forPage(request.response());
    String path = Optional.ofNullable(request.path()).orElse("/");
    String language = reader.of(request);
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", HTML)
        .putHeader("Vary", "Accept-Language, Accept")
        .end(text(path, language, words));
  }

  private String text(String path, String language, Function<String, Words> words) {
    boolean isFramed = path.startsWith("/embed/");
    Words shown = words.apply(language);
    String key = language + isFramed + shown;
    String known = kept.get(key);
    if (known != null) {
      return known;
    }
    String made = made(isFramed, language, words);
    if (kept.size() < MOST_KEPT) {
      kept.put(key, made);
    }
    return made;
  }

  /** In a frame of another site there is no room for the menu. */
  private String made(boolean isFramed, String language, Function<String, Words> words) {
    Words shown = words.apply(language);
    Map<String, Words> others = new LinkedHashMap<>();
    reader.languages().stream()
        .filter(each -> !each.equals(language))
        .forEach(each -> others.put(each, words.apply(each)));
    Html.Template main = (out, none) -> JteerrorGenerated.render(out, none, shown, others);
    SiteFrame frame = new SiteFrame(site, language);
    ServerRenderedPage page =
        isFramed
            ? new ServerRenderedPage(
                language,
                frame.titled(shown.title()),
                /* head= */ "",
                Html.of((out, none) -> JteframedGenerated.render(out, none, Html.part(main))))
            : frame.page(/* path= */ "", shown.title(), /* head= */ "", main);
    return page.into(shell);
  }

  private static Words words(String language, Problem problem) {
    Messages messages = Messages.in(language);
    return new Words(
        messages.text(title(problem.status())),
        problem.detail().in(messages),
        messages.text("page.error.to-the-home-page"));
  }

  private static String title(int status) {
    return switch (status) {
      case 403 -> "page.error.refused";
      case 404 -> "page.error.not-found";
      case 410 -> "page.error.gone";
      case 429 -> "page.error.too-many";
      case 451 -> "page.error.withdrawn";
      case 503 -> "page.error.away";
      default -> status < 500 ? "page.error.impossible" : "page.error.broken";
    };
  }
}
