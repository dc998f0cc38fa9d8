package org.tribune.site.audit;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.OptionalLong;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.Role;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;

/** The audit trail, for administrators. */
final class AuditRoutes {
  private static final int ENTRIES_AT_ONCE = 500;

  private final StaffAuthorization authorization;
  private final AuditService service;
  private final AuditChainService chain;

  AuditRoutes(StaffAuthorization authorization, AuditService service, AuditChainService chain) {
    this.authorization = authorization;
    this.service = service;
    this.chain = chain;
  }

  void mount(Router router) {
    router
        .get("/api/v1/audit")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(context -> StaffAnswers.json(context, 200, () -> service.page(query(context))));
    router
        .get("/api/v1/audit/head")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(context -> StaffAnswers.json(context, 200, chain::head));
    router
        .get("/api/v1/audit/verification")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(
            context ->
                StaffAnswers.json(
                    context, 200, () -> chain.verify(Parameters.find(context, "head"))));
    router
        .get("/api/v1/audit.csv")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(this::export);
  }

  private static AuditQuery query(RoutingContext context) {
    return AuditService.query(name -> Parameters.find(context, name));
  }

  /** All that is asked for, read and sent page by page, however long it is. */
  private void export(RoutingContext context) {
    AuditQuery all;
    try {
      all = query(context);
    } catch (ProblemException e) {
      StaffAnswers.refuse(context, e);
      return;
    }
    AuditQuery first =
        new AuditQuery(
            all.account(),
            all.action(),
            all.since(),
            all.until(),
            OptionalLong.empty(),
            ENTRIES_AT_ONCE);
    StaffAnswers.blocking(
        context,
        () -> service.read(first),
        entries -> {
          HttpServerResponse response = context.response();
          response
              .setChunked(true)
              .putHeader("Content-Type", "text/csv; charset=utf-8")
              .putHeader("Content-Disposition", "attachment; filename=\"tribune-audit.csv\"")
              .putHeader("Cache-Control", "no-store")
              .putHeader("X-Content-Type-Options", "nosniff")
              .write(AuditService.CSV_HEAD)
              .compose(written -> send(context, first, entries))
              // Cut short, so that nobody takes a part for the whole.
              .onFailure(e -> response.reset());
        });
  }

  private Future<Void> send(RoutingContext context, AuditQuery query, List<AuditEntry> entries) {
    HttpServerResponse response = context.response();
    if (response.closed()) {
      return Future.succeededFuture();
    }
    Future<Void> written = response.write(AuditService.csv(entries));
    if (entries.size() < query.limit()) {
      return written.compose(all -> response.end());
    }
    AuditQuery next = query.before(entries.getLast().number());
    return written
        .compose(part -> BlockingWork.of(context).call(context, () -> service.read(next)))
        .compose(more -> send(context, next, more));
  }
}
