package org.tribune.site.broadcast;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.room.RoomPictures;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;

/** What a room looks like now, and what its screen shows, ahead of the publication delay. */
final class RoomRoutes {
  private final ChannelResponseMapper mapper;
  private final RoomPictures rooms;
  private final RoomSittings sittings;
  private final StaffAuthorization authorization;

  RoomRoutes(
      ChannelResponseMapper mapper,
      RoomPictures rooms,
      RoomSittings sittings,
      StaffAuthorization authorization) {
    this.mapper = mapper;
    this.rooms = rooms;
    this.sittings = sittings;
    this.authorization = authorization;
  }

  void mount(Router router) {
    router
        .get("/api/v1/operator/channels/:channel/room.jpg")
        .handler(authorization.allow(Role.CLERK))
        .handler(this::picture);
    router
        .get("/api/v1/operator/sittings/:sitting/room")
        .handler(authorization.allow(Role.CLERK))
        .handler(
            context ->
                BlockingAnswers.json(
                    context, 200, () -> sittings.find(context.pathParam("sitting"))));
  }

  private void picture(RoutingContext context) {
    Optional<ChannelConfig> channel = mapper.find(context.pathParam("channel"));
    if (channel.isEmpty()) {
      Answers.problem(context, Problem.noChannel(context.pathParam("channel")));
      return;
    }
    // The ingest forgets it too, in a moment: whoever knows first says no.
    boolean mayBeSeen =
        mapper
            .openOn(channel.get())
            .filter(open -> open.state() != BroadcastState.CLOSED)
            .isPresent();
    Optional<RoomPictures.RoomPicture> found = rooms.ask(channel.get().id()).filter(_ -> mayBeSeen);
    if (found.isEmpty()) {
      Answers.problem(context, none());
      return;
    }
    context
        .response()
        .putHeader("Content-Type", "image/jpeg")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Filmed-At", found.get().filmed().toString())
        .end(Buffer.buffer(found.get().jpeg().array()));
  }

  private static Problem none() {
    return Problem.of(404, "No picture", "broadcast.no-picture-of-the-room");
  }
}
