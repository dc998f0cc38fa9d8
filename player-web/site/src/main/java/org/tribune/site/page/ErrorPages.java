package org.tribune.site.page;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tribune.core.config.SiteConfig;
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
          + WrittenPage.PLACE
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
        PageFiles.ofTheProgram().find(Pages.TEXT).map(each -> each.plain().toString()).orElse(BARE);
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
    StringBuilder main = new StringBuilder(1_024);
    Words shown = words.apply(language);
    content(main, "h1", shown);
    List<String> others = new ArrayList<>(reader.languages());
    others.remove(language);
    for (String other : others) {
      main.append("<section lang=\"").append(other).append("\">\n");
      content(main, "h2", words.apply(other));
      main.append("</section>\n");
    }
    WrittenPage page =
        isFramed
            ? new WrittenPage(
                language,
                shown.title() + " – " + site.name(),
                /* head= */ "",
                "<main id=\"main\" class=\"statement\">\n" + main + "</main>\n")
            : new SiteFrame(site, language)
                .page(/* path= */ "", shown.title(), /* head= */ "", main.toString());
    return page.into(shell);
  }

  private static void content(StringBuilder out, String heading, Words words) {
    out.append("<%1$s>%2$s</%1$s>\n".formatted(heading, Markup.escaped(words.title())));
    out.append("<p>").append(Markup.escaped(words.told())).append("</p>\n");
    out.append("<p><a class=\"button\" href=\"/\">")
        .append(Markup.escaped(words.link()))
        .append("</a></p>\n");
  }

  private static Words words(String language, Problem problem) {
    boolean french = language.equals("fr");
    return new Words(
        french ? frenchTitle(problem.status()) : englishTitle(problem.status()),
        french ? problem.detail().fr() : problem.detail().en(),
        french ? "Aller à la page d’accueil" : "Go to the home page");
  }

  private static String frenchTitle(int status) {
    return switch (status) {
      case 403 -> "Accès refusé";
      case 404 -> "Page introuvable";
      case 410 -> "Ce contenu n’est plus en ligne";
      case 429 -> "Trop de demandes";
      case 451 -> "Ce contenu a été retiré pour une raison de droit";
      case 503 -> "Le site est momentanément indisponible";
      default -> status < 500 ? "Cette demande ne peut pas aboutir" : "Une erreur est survenue";
    };
  }

  private static String englishTitle(int status) {
    return switch (status) {
      case 403 -> "Access refused";
      case 404 -> "Page not found";
      case 410 -> "This is no longer online";
      case 429 -> "Too many requests";
      case 451 -> "This was withdrawn for legal reasons";
      case 503 -> "The site isn’t available at the moment";
      default -> status < 500 ? "This request can’t be met" : "Something went wrong";
    };
  }
}
