package org.tribune.site.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.text.ValidationException;
import org.tribune.site.decision.DecisionTown;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.PageFrame;
import org.tribune.site.participation.Challenges;

/** How alerts are asked for, confirmed and ended, and what nobody can make of it. */
final class AlertServiceTest {
  private static final String ANA = "ana@example.org";

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private DecisionTown town;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private AlertService service;

  private int network = 0;

  @BeforeEach
  void open() {
    town = new DecisionTown(folder);
    service = new AlertService(town.catalogue, town.items, /* sendsMail= */ true, town.clock);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private Challenges.Solution solution() {
    Challenges.Challenge challenge =
        new Challenges(town.catalogue.questions(), town.clock).create(/* effort= */ 10);
    for (long number = 0; number <= challenge.maxnumber(); number++) {
      Challenges.Solution tried =
          new Challenges.Solution(
              challenge.algorithm(),
              challenge.challenge(),
              number,
              challenge.salt(),
              challenge.signature());
      if (new Challenges(town.catalogue.questions(), town.clock).verify(tried).isPresent()) {
        return tried;
      }
    }
    throw new IllegalStateException("No number solves it");
  }

  private AlertAnswer ask(String email, String words) {
    return ask(email, words, solution());
  }

  private AlertAnswer ask(String email, String words, Challenges.Solution solution) {
    return service.ask(
        new AlertRequest(
            Optional.of(email), Optional.of(words), Optional.empty(), Optional.empty(), solution),
        ClientNetwork.of(InetAddress.ofLiteral("192.0.2." + (network++ % 250))));
  }

  private List<AlertSubscription> all() {
    return town.catalogue.subscriptions().all();
  }

  @Test
  void whoAsksAgain_readsTheSame_andOneEmailADayIsAsked() {
    AlertAnswer first = ask(ANA, "eau");
    assertThat(ask("ANA@Example.org", "école")).isEqualTo(first);
    assertThat(ask("ben@example.org", "école")).isEqualTo(first);
    assertThat(all()).extracting(AlertSubscription::email).containsOnlyOnce(ANA).hasSize(2);
    for (int day = 0; day < 6; day++) {
      town.clock.advance(Duration.ofDays(1));
      assertThat(ask(ANA, "école")).isEqualTo(first);
    }
    assertThat(all()).as("who does not answer is left alone").hasSize(4);
  }

  @Test
  void whoConfirmed_mayAskForAnotherTheSameDay_andTheSameStaysOne() {
    ask(ANA, "eau");
    service.confirm(all().getFirst());
    ask(ANA, "école");
    assertThat(all()).hasSize(2);
    ask(ANA, "eau");
    service.confirm(
        all().stream().filter(each -> each.confirmedAt().isEmpty()).findFirst().orElseThrow());
    ask(ANA, "EAU");
    service.confirm(
        all().stream().filter(each -> each.words().equals("EAU")).findFirst().orElseThrow());
    assertThat(all())
        .extracting(AlertSubscription::words)
        .containsExactlyInAnyOrder("école", "EAU");
  }

  @Test
  void look_changesNothing_andOneClickEndsAllOfTheAddress() {
    ask(ANA, "eau");
    AlertSubscription one = all().getFirst();
    AlertPages pages = new AlertPages(service);
    SiteConfig site =
        new SiteConfig(
            "Étang TV",
            URI.create("https://live.example.org"),
            List.of("fr"),
            List.of(),
            Optional.empty(),
            SiteConfig.Accessibility.NONE);
    PageFrame frame = new PageFrame(site, "fr");
    assertThat(pages.look(one.key(), frame).orElseThrow().body())
        .contains("Confirmer cette alerte");
    assertThat(all().getFirst().confirmedAt()).isEmpty();
    assertThat(pages.change(one.key(), AlertPages.CONFIRM, frame)).isPresent();
    assertThat(all().getFirst().confirmedAt()).isPresent();
    ask(ANA, "école");
    AlertSubscription other =
        all().stream().filter(each -> !each.id().equals(one.id())).findFirst().orElseThrow();
    assertThat(pages.change(other.key(), AlertPages.CONFIRM, frame)).isPresent();
    ask("ben@example.org", "eau");
    assertThat(pages.look(one.key(), frame).orElseThrow().body()).contains("Arrêter cette alerte");
    assertThat(all()).hasSize(3);
    assertThat(pages.change(one.key(), "", frame).orElseThrow().body()).contains("effacé");
    assertThat(all()).extracting(AlertSubscription::email).containsExactly("ben@example.org");
    assertThat(pages.look(one.key(), frame)).isEmpty();
    assertThat(pages.change(one.key(), AlertPages.CONFIRM, frame)).isEmpty();
  }

  @Test
  void whatIsNoAddressOrNoWord_isRefused_withoutASolutionSpent() {
    Challenges.Solution solution = solution();
    for (String bad :
        List.of(
            "ana@example.org\r\nBcc: all@example.org",
            "ana@example.org, ben@example.org",
            "\"<script>\"@example.org",
            "ana@localhost",
            "")) {
      assertThatThrownBy(() -> ask(bad, "eau", solution)).isInstanceOf(ValidationException.class);
    }
    assertThatThrownBy(() -> ask(ANA, "« » ()", solution)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> ask(ANA, "x".repeat(121), solution))
        .isInstanceOf(ValidationException.class);
    ask(ANA, "eau\r\nBcc: all@example.org", solution);
    assertThat(all().getFirst().words()).doesNotContain("\n", "\r");
    assertThatThrownBy(() -> ask("ben@example.org", "eau", solution))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void siteWithoutMail_takesNone() {
    service = new AlertService(town.catalogue, town.items, /* sendsMail= */ false, town.clock);
    assertThatThrownBy(() -> ask(ANA, "eau")).isInstanceOf(ProblemException.class);
    assertThat(all()).isEmpty();
  }
}
