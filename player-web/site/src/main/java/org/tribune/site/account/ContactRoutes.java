package org.tribune.site.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ApiJson;

/** To which address one is written to about one's films. */
public final class ContactRoutes {
  private static final String CONTACT = "/api/v1/account/contact";

  private final StaffAuthorization authorization;
  private final ContactService service;

  public ContactRoutes(StaffAuthorization authorization, ContactService service) {
    this.authorization = authorization;
    this.service = service;
  }

  public void mount(Router router) {
    router
        .get(CONTACT)
        .handler(authorization.allowStaff())
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              StaffAnswers.json(context, 200, () -> service.view(staff));
            });
    router
        .put(CONTACT)
        .handler(authorization.allowStaff())
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              ObjectNode order = body(context);
              StaffAnswers.json(context, 200, () -> service.change(staff, order));
            });
    router
        .delete(CONTACT)
        .handler(authorization.allowStaff())
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              StaffAnswers.blocking(
                  context,
                  () -> {
                    service.remove(staff);
                    return true;
                  },
                  done -> Answers.empty(context));
            });
    router
        .post(CONTACT + "/confirmation")
        .handler(authorization.allowStaff())
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              String secret = body(context).path("secret").asText("");
              StaffAnswers.json(context, 200, () -> service.confirm(staff, secret));
            });
  }

  private static ObjectNode body(RoutingContext context) {
    return ApiJson.parse(context.body().asString());
  }
}
