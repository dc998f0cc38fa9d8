package org.tribune.site.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.decision.DecisionTown.decided;
import static org.tribune.site.decision.DecisionTown.item;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.core.config.SiteConfig;
import org.tribune.site.decision.DecisionTown;
import org.tribune.site.mail.EmailMessage;
import org.tribune.site.mail.FakeMailServer;
import org.tribune.site.mail.UndeliveredException;

/** When e-mails go to those who follow a subject, and when none does. */
final class AlertMailTest {
  private static final String ANA = "ana@example.org";
  private static final Duration LATER = Duration.ofMinutes(20);

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private DecisionTown town;

  private final FakeMailServer server = new FakeMailServer();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private AlertMail mail;

  @BeforeEach
  void open() {
    town = new DecisionTown(folder);
    mail = mail();
    assertThat(town.find().isComplete()).isTrue();
  }

  private AlertMail mail() {
    SiteConfig site =
        new SiteConfig(
            "Étang TV",
            URI.create("https://live.example.org"),
            List.of("fr", "en"),
            List.of(),
            Optional.of(URI.create("mailto:mairie@example.org")),
            SiteConfig.Accessibility.NONE);
    return new AlertMail(
        town.catalogue.subscriptions(),
        town.catalogue.sittings(),
        town.decisions,
        town.items,
        site,
        server,
        town.clock);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private Instant now() {
    return town.clock.now().toInstant();
  }

  private AlertSubscription asked(String email, String words) {
    AlertSubscription one =
        AlertSubscription.asked(
            email,
            "key-" + email.replaceAll("\\W", "") + words.length(),
            words,
            /* body= */ "",
            "fr",
            now());
    assertThat(town.catalogue.subscriptions().create(one, 100)).isTrue();
    return one;
  }

  private AlertSubscription confirmed(String email, String words) {
    AlertSubscription one = asked(email, words);
    assertThat(town.catalogue.subscriptions().confirm(one.id(), now())).isTrue();
    mail.run();
    return one;
  }

  private void runAfter(Duration time) {
    town.clock.advance(time);
    mail.run();
  }

  private Sitting announced(String... titles) {
    Sitting sitting = town.sitting("2026-12-08", SittingStatus.ANNOUNCED);
    List<AgendaItem> items = new ArrayList<>();
    for (String each : titles) {
      items.add(item("i" + items.size(), each));
    }
    return town.kept(sitting.withItems(items));
  }

  @Test
  void wish_isAskedForOnce_withoutAWordOfWhoAskedIt() {
    asked(ANA, "http://spam.example eau");
    mail.run();
    runAfter(LATER);
    assertThat(server.taken).hasSize(1);
    EmailMessage email = server.taken.getFirst();
    assertThat(email.to()).isEqualTo(ANA);
    assertThat(email.text())
        .contains("https://live.example.org/alerts/key-anaexampleorg", "mairie@example.org")
        .doesNotContain("http://spam.example");
    assertThat(email.leave()).isEmpty();
    announced("Tarif de l’eau");
    runAfter(LATER);
    assertThat(server.taken).hasSize(1);
    runAfter(Duration.ofDays(8));
    assertThat(town.catalogue.subscriptions().all()).isEmpty();
  }

  @Test
  void agenda_isToldOnceForASitting_andThenWhatWasDecided() {
    AlertSubscription one = confirmed(ANA, "eau");
    Sitting sitting = announced("Tarif de l’eau", "Réseau d’eau", "Budget");
    runAfter(LATER);
    assertThat(server.taken).hasSize(1);
    assertThat(server.taken.getFirst().subject())
        .isEqualTo("2 points à l’ordre du jour du 8 décembre 2026 – Étang TV");
    assertThat(server.taken.getFirst().text())
        .contains("Tarif de l’eau", "Réseau d’eau", "« eau »")
        .doesNotContain("Budget");
    assertThat(server.taken.getFirst().leave())
        .contains(URI.create("https://live.example.org/alerts/" + one.key()));
    runAfter(LATER);
    assertThat(server.taken).hasSize(1);
    town.clock.advance(Duration.ofDays(8));
    town.changed(
        sitting
            .withItems(
                List.of(
                    decided("i0", "Tarif de l’eau", VoteOutcome.ADOPTED),
                    decided("i1", "Réseau d’eau", VoteOutcome.WITHDRAWN)))
            .in(SittingStatus.HELD)
            .changed(now(), "a test"));
    mail.run();
    assertThat(server.taken).as("a clerk may still correct it").hasSize(1);
    runAfter(LATER);
    assertThat(server.taken).hasSize(2);
    assertThat(server.taken.getLast().text())
        .contains(
            "Adopté à la majorité par",
            "Retiré de l’ordre du jour",
            sitting.id() + "/deliberations/i0");
    runAfter(Duration.ofDays(1));
    assertThat(server.taken).hasSize(2);
  }

  @Test
  void draftCancelledAndWithdrawn_areNeverTold() {
    confirmed(ANA, "eau");
    Sitting draft = town.sitting("2026-12-08", SittingStatus.ANNOUNCED, item("a", "Eau"));
    town.kept(draft.in(SittingStatus.DRAFT));
    town.kept(town.sitting("2026-12-09", SittingStatus.CANCELLED, item("a", "Eau")));
    town.kept(town.sitting("2026-12-10", SittingStatus.POSTPONED, item("a", "Eau")));
    town.kept(
        town.sitting(
            "2026-12-11", SittingStatus.ANNOUNCED, decided("a", "Eau", VoteOutcome.WITHDRAWN)));
    runAfter(LATER);
    assertThat(server.taken).isEmpty();
  }

  @Test
  void whatWasDecidedBefore_isNoNews_butAnAnnouncedAgendaIs() {
    town.kept(
        town.sitting(
            "2026-11-20", SittingStatus.HELD, decided("a", "Eau potable", VoteOutcome.ADOPTED)));
    announced("Eau de pluie");
    assertThat(town.find("q", "eau").found()).hasSize(1);
    confirmed(ANA, "eau");
    runAfter(LATER);
    assertThat(server.taken).hasSize(1);
    assertThat(server.taken.getFirst().text())
        .contains("Eau de pluie")
        .doesNotContain("Eau potable");
  }

  @Test
  void twoSubjectsOfOneAddress_areOneEmail() {
    confirmed(ANA, "eau");
    confirmed("Ana@example.org", "tarif");
    announced("Tarif de l’eau");
    runAfter(LATER);
    assertThat(server.taken).hasSize(1);
    assertThat(server.taken.getFirst().text()).contains("« eau »", "« tarif »");
  }

  @Test
  void serverThatIsDownForADay_andARestart_loseNothingAndSendNothingTwice() {
    confirmed(ANA, "eau");
    announced("Tarif de l’eau");
    server.trouble = Optional.of(UndeliveredException.Reason.SERVER);
    runAfter(LATER);
    runAfter(Duration.ofHours(6));
    assertThat(mail.trouble()).isPresent();
    server.trouble = Optional.empty();
    mail = mail();
    runAfter(Duration.ofHours(18));
    assertThat(server.taken).hasSize(1);
    mail = mail();
    runAfter(LATER);
    assertThat(server.taken).hasSize(1);
  }

  @Test
  void whatAnotherProcessNoted_isNotSentHere() {
    AlertSubscription one = confirmed(ANA, "eau");
    Sitting sitting = announced("Tarif de l’eau");
    assertThat(
            town.catalogue
                .subscriptions()
                .tell(List.of(one.id()), List.of("announced/" + sitting.id() + "/i0"), now()))
        .isTrue();
    runAfter(LATER);
    assertThat(server.taken).isEmpty();
  }

  @Test
  void nobodyOfThisAddress_isForgotten() {
    confirmed(ANA, "eau");
    announced("Tarif de l’eau");
    server.trouble = Optional.of(UndeliveredException.Reason.NOBODY);
    runAfter(LATER);
    assertThat(town.catalogue.subscriptions().all()).isEmpty();
  }

  @Test
  void wordThatIsNowhere_isTakenForNoOther() {
    confirmed(ANA, "eaux-vives-du-lac");
    confirmed("ben@example.org", "taryf");
    announced("Tarif de l’eau");
    runAfter(LATER);
    assertThat(server.taken).isEmpty();
  }
}
