package org.tribune.site.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.Publications;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.catalogue.publication.Withdrawal;
import org.tribune.core.Sha256;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.PublicationsContract;

/** What the register knows of when something was online. */
final class OnlineWatchTest {
  private static final Instant NIGHT = PublicationsContract.NIGHT;
  private static final Duration TURN = Duration.ofMinutes(10);

  private final FakeMediaClock clock = new FakeMediaClock(NIGHT);
  private final Publications register = new TemporaryCatalogue().publications();
  private final List<String> asked = new ArrayList<>();
  private Optional<SeenOnline.Place> answer = Optional.of(SeenOnline.Place.PUBLIC_ADDRESS);
  private final OnlineWatch watch =
      new OnlineWatch(
          register,
          (path, sum) -> {
            asked.add(path);
            return answer;
          },
          /* monthsOnline= */ 2,
          clock);

  private void publish() {
    Optional<Publication> before = register.find(1);
    assertThat(register.enter(PublicationsContract.list("Séance"), before.map(Publication::number)))
        .isPresent();
  }

  private void hours(int hours) {
    for (int i = 0; i < hours * 6; i++) {
      watch.run();
      clock.advance(TURN);
    }
  }

  @Test
  void run_ofWhatMustBeOnline_asksEachHour_andKnowsOneStretch() {
    watch.run();
    assertThat(asked).isEmpty();
    publish();
    hours(24);
    assertThat(asked).hasSize(24).containsOnly("/publications/1.pdf");
    assertThat(register.seen(1))
        .singleElement()
        .matches(each -> each.since().equals(NIGHT) && each.checks() == 24);
  }

  @Test
  void machineThatWasOffForAWeek_leavesAGap() {
    publish();
    hours(3);
    Instant lastSeen = register.seen(1).getFirst().until();
    clock.advance(Duration.ofDays(7));
    hours(2);
    assertThat(register.seen(1)).hasSize(2);
    assertThat(register.seen(1).getFirst().until()).isEqualTo(lastSeen);
    assertThat(register.seen(1).getLast().since()).isAfter(lastSeen.plus(Duration.ofDays(6)));
  }

  @Test
  void whatIsNotAnswered_isNotSeen_andTheRestIsNotAskedForInVain() {
    answer = Optional.empty();
    publish();
    watch.run();
    assertThat(register.seen(1)).isEmpty();
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatIsWithdrawn_isNotAskedFor_andWhatIsOldOnceADay() {
    publish();
    clock.advance(Duration.ofDays(90));
    hours(48);
    assertThat(asked).hasSize(3);
    asked.clear();
    assertThat(register.withdraw(1, new Withdrawal(NIGHT, "Anne", "Erreur", false))).isPresent();
    clock.advance(Duration.ofDays(9));
    watch.run();
    assertThat(asked).isEmpty();
  }

  @Test
  void asker_takesNoOtherBytesForWhatWasPublished_andTheServerWhereTheSiteIsOutOfReach()
      throws IOException {
    byte[] content = "%PDF".getBytes(StandardCharsets.UTF_8);
    String sum = Sha256.hex(content);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), /* backlog= */ 0);
    server.createContext(
        "/publications/1.pdf",
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
    URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    URI nowhere = URI.create("http://127.0.0.1:1");
    try (HttpAsker site = new HttpAsker(here, Optional.empty());
        HttpAsker behindARouter = new HttpAsker(nowhere, Optional.of(here));
        HttpAsker cutOff = new HttpAsker(nowhere, Optional.empty())) {
      assertThat(site.ask("/publications/1.pdf", sum)).contains(SeenOnline.Place.PUBLIC_ADDRESS);
      assertThat(site.ask("/publications/1.pdf", "0".repeat(64))).isEmpty();
      assertThat(site.ask("/publications/2.pdf", sum)).isEmpty();
      assertThat(behindARouter.ask("/publications/1.pdf", sum)).contains(SeenOnline.Place.SERVER);
      assertThat(cutOff.ask("/publications/1.pdf", sum)).isEmpty();
    } finally {
      server.stop(/* delay= */ 0);
    }
  }
}
