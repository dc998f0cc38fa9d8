package org.tribune.site.account;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.site.account.AccountRequests.ConfirmationRequest;
import org.tribune.site.account.AccountRequests.ContactRequest;
import org.tribune.site.http.Answers;
import org.tribune.site.http.RequestBody;

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
    Handler<RoutingContext> anybody = authorization.allowStaff();
    router
        .get(CONTACT)
        .handler(anybody)
        .handler(context -> StaffAnswers.json(context, 200, () -> service.view(Staff.of(context))));
    router
        .put(CONTACT)
        .handler(anybody)
        .handler(
            context ->
                StaffAnswers.json(
                    context,
                    200,
                    () ->
                        service.change(
                            Staff.of(context),
                            RequestBody.of(context).read(ContactRequest.class))));
    router
        .delete(CONTACT)
        .handler(anybody)
        .handler(
            context ->
                StaffAnswers.blocking(
                    context,
                    () -> {
                      service.remove(Staff.of(context));
                      return true;
                    },
                    done -> Answers.empty(context)));
    router
        .post(CONTACT + "/confirmation")
        .handler(anybody)
        .handler(
            context ->
                StaffAnswers.json(
                    context,
                    200,
                    () ->
                        service.confirm(
                            Staff.of(context),
                            RequestBody.of(context).read(ConfirmationRequest.class).secret())));
  }
}
