package org.tribune.site.search;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.core.access.Role;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;

/** Search: for the public over what is published, for clerks over all. */
final class SearchRoutes {
  private final SearchService service;
  private final StaffAuthorization authorization;

  /** Routes of one event loop. */
  SearchRoutes(SearchService service, StaffAuthorization authorization) {
    this.service = service;
    this.authorization = authorization;
  }

  void mount(Router router) {
    router.get("/api/v1/search").handler(context -> answer(context, /* isStaff= */ false));
    router
        .get("/api/v1/operator/search")
        .handler(authorization.allow(Role.CLERK))
        .handler(context -> answer(context, /* isStaff= */ true));
  }

  private void answer(RoutingContext context, boolean isStaff) {
    try {
      ReadSearch read =
          service.read(name -> Parameters.find(context, name), isEnglish(context), isStaff);
      service.enter(authorization.network(context.request()));
      StaffAnswers.when(
          context,
          BlockingWork.of(context)
              .call(context, () -> service.find(read))
              .onComplete(done -> service.leave()),
          found -> Answers.json(context, 200, found));
    } catch (ProblemException e) {
      StaffAnswers.refuse(context, e);
    }
  }

  private static boolean isEnglish(RoutingContext context) {
    String language = Parameters.find(context, "lang").orElse("fr");
    if (!language.equals("fr") && !language.equals("en")) {
      throw ProblemException.badRequest("search.language-invalid");
    }
    return language.equals("en");
  }
}
