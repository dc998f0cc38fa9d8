package org.tribune.site.opendata;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.core.access.Role;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;

/** The files of open data, for everybody; and for clerks, what they lack. */
final class OpenDataRoutes {
  /** Where the files are. */
  static final String PATH = "/open-data/";

  private static final String FILE = PATH + ":file";

  private final OpenData data;
  private final StaffAuthorization authorization;

  OpenDataRoutes(OpenData data, StaffAuthorization authorization) {
    this.data = data;
    this.authorization = authorization;
  }

  /** Adds what clerks read. */
  void mount(Router router) {
    router
        .get("/api/v1/operator/open-data")
        .handler(authorization.allow(Role.CLERK))
        .handler(context -> BlockingAnswers.json(context, 200, data::missing));
  }

  /** Adds the files. */
  void mountOutside(Router router) {
    router.get(FILE).handler(this::file);
    router.head(FILE).handler(this::file);
  }

  private void file(RoutingContext context) {
    String name = context.pathParam("file");
    BlockingAnswers.blocking(
        context,
        () -> data.file(name),
        found ->
            found.ifPresentOrElse(
                each -> each.send(context), () -> Answers.problem(context, none())));
  }

  private static Problem none() {
    return Problem.of(404, "No such file", "open-data.no-such-file");
  }
}
