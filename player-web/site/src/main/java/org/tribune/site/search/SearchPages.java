package org.tribune.site.search;

import java.util.Optional;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Messages;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.PageRequest;
import org.tribune.site.page.ServerRenderedPage;

/** The search's page with its results. Calls block. Safe for all threads. */
final class SearchPages {
  private final SearchService service;

  SearchPages(SearchService service) {
    this.service = service;
  }

  /** It says which parameters make no sense. */
  ServerRenderedPage page(PageRequest asked) {
    PageFrame frame = asked.frame();
    String typed = asked.parameter("q").orElse("");
    String words =
        CleanText.line(typed.substring(0, Math.min(typed.length(), SearchRequest.LONGEST)));
    Optional<SearchResponse> answer = Optional.empty();
    Optional<Problem> refused = Optional.empty();
    if (!typed.isEmpty()) {
      try {
        answer = Optional.of(find(asked));
      } catch (ProblemException e) {
        refused = Optional.of(e.problem());
      } catch (CatalogueException e) {
        refused = Optional.of(StaffAnswers.notNow());
      }
    }
    return new SearchPage(
            words,
            new SearchPage.Chosen(
                line(asked, "body"),
                asked.parameter("year").orElse(""),
                line(asked, "sitting"),
                line(asked, "speaker")),
            answer,
            refused.map(each -> each.detail().in(Messages.in(frame.language()))),
            frame)
        .page();
  }

  private static String line(PageRequest asked, String name) {
    return CleanText.line(asked.parameter(name).orElse(""));
  }

  private SearchResponse find(PageRequest asked) {
    boolean isEnglish = asked.frame().language().equals("en");
    ReadSearch read = service.read(asked::parameter, isEnglish, /* isStaff= */ false);
    service.enter(asked.network());
    try {
      return service.find(read);
    } finally {
      service.leave();
    }
  }
}
