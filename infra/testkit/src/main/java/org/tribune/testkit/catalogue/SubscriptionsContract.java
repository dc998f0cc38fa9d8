package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.catalogue.subscription.SubscriptionId;
import org.tribune.catalogue.subscription.Subscriptions;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;

/** What the {@link Subscriptions} of every catalogue must do. */
public abstract class SubscriptionsContract extends OpenedCatalogue {
  private static final Instant NOW = Instant.parse("2026-11-24T18:45:02.123456Z");
  private static final int MOST = 3;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Subscriptions subscriptions;

  @BeforeEach
  final void openSubscriptions() {
    subscriptions = catalogue.subscriptions();
  }

  private AlertSubscription asked(String email, String words, Instant at) {
    AlertSubscription one =
        AlertSubscription.asked(email, "key of " + email + words, words, "Conseil", "fr", at);
    assertThat(subscriptions.create(one, MOST)).isTrue();
    return one;
  }

  private Optional<KeyId> key(SubscriptionId id) {
    return catalogue
        .dataKeys()
        .find(new KeyName(KeyKind.SUBSCRIPTION, id.value()))
        .map(DataKey::id);
  }

  @Test
  void create_isReadAgainAsItWas_andFoundByItsSecretAlone() {
    AlertSubscription one = asked("ana@example.org", "eau potable", NOW);
    assertThat(subscriptions.all()).containsExactly(one);
    assertThat(subscriptions.toAsk(10)).containsExactly(one);
    assertThat(subscriptions.findByKey(one.key())).contains(one);
    assertThat(subscriptions.findByKey("another")).isEmpty();
    assertThat(one).hasToString("AlertSubscription[" + one.id() + "]");
  }

  @Test
  void create_asManyAsThereMayBe_isRefused() {
    for (int i = 0; i < MOST; i++) {
      asked("ana" + i + "@example.org", "eau", NOW);
    }
    AlertSubscription more = AlertSubscription.asked("b@example.org", "k", "eau", "", "fr", NOW);
    assertThat(subscriptions.create(more, MOST)).isFalse();
    assertThat(subscriptions.all()).hasSize(MOST);
  }

  @Test
  void steps_areKept_andAConfirmationStaysAsItWas() {
    AlertSubscription one = asked("ana@example.org", "eau", NOW);
    subscriptions.asked(one.id());
    assertThat(subscriptions.toAsk(10)).isEmpty();
    assertThat(subscriptions.unconfirmed())
        .extracting(AlertSubscription::id)
        .containsExactly(one.id());
    assertThat(subscriptions.confirm(one.id(), NOW.plusSeconds(1))).isTrue();
    assertThat(subscriptions.confirm(one.id(), NOW.plusSeconds(9))).isTrue();
    assertThat(subscriptions.unconfirmed()).isEmpty();
    subscriptions.caughtUp(one.id());
    assertThat(subscriptions.all())
        .singleElement()
        .returns(Optional.of(NOW.plusSeconds(1)), AlertSubscription::confirmedAt)
        .returns(true, AlertSubscription::isAsked)
        .returns(true, AlertSubscription::isCaughtUp);
    assertThat(subscriptions.confirm(SubscriptionId.create(), NOW)).isFalse();
  }

  @Test
  void forget_takesTheKeyAndWhatWasTold_once() {
    AlertSubscription one = asked("ana@example.org", "eau", NOW);
    assertThat(subscriptions.tell(List.of(one.id()), List.of("a"), NOW)).isTrue();
    assertThat(key(one.id())).isPresent();
    subscriptions.forget(one.id());
    subscriptions.forget(one.id());
    assertThat(key(one.id())).isEmpty();
    assertThat(subscriptions.all()).isEmpty();
    assertThat(subscriptions.told(one.id())).isEmpty();
    assertThat(subscriptions.findByKey(one.key())).isEmpty();
  }

  @Test
  void forgetUnconfirmed_takesThoseBeforeATime_andNoneThatWasConfirmed() {
    AlertSubscription late = asked("ana@example.org", "eau", NOW);
    AlertSubscription old = asked("ben@example.org", "eau", NOW.minus(Duration.ofDays(8)));
    AlertSubscription wanted = asked("zoe@example.org", "eau", NOW.minus(Duration.ofDays(8)));
    assertThat(subscriptions.confirm(wanted.id(), NOW)).isTrue();
    assertThat(subscriptions.forgetUnconfirmed(NOW.minus(Duration.ofDays(7)))).isEqualTo(1);
    assertThat(subscriptions.all())
        .extracting(AlertSubscription::id)
        .containsExactlyInAnyOrder(late.id(), wanted.id());
    assertThat(key(old.id())).isEmpty();
  }

  @Test
  void tell_theFirstNotesAll_andWhoComesLaterNothing() {
    SubscriptionId one = asked("ana@example.org", "eau", NOW).id();
    SubscriptionId other = asked("ana@example.org", "école", NOW).id();
    assertThat(subscriptions.tell(List.of(one, other), List.of("b", "a"), NOW)).isTrue();
    assertThat(subscriptions.tell(List.of(other), List.of("0", "a"), NOW)).isFalse();
    assertThat(subscriptions.told(one)).isEqualTo(Set.of("a", "b"));
    assertThat(subscriptions.told(other)).isEqualTo(Set.of("a", "b"));
    subscriptions.untell(List.of(one), List.of("a"));
    assertThat(subscriptions.told(one)).isEqualTo(Set.of("b"));
    subscriptions.forgetTold(NOW.plusSeconds(1));
    assertThat(subscriptions.told(other)).isEmpty();
  }

  /** As two machines do that share a catalogue, each by connections of its own. */
  @Test
  void tell_byTwoMachinesAtOnce_isNotedByOne() {
    SubscriptionId one = asked("ana@example.org", "eau", NOW).id();
    SubscriptionId other = asked("ana@example.org", "école", NOW).id();
    List<String> things = IntStream.range(0, 20).mapToObj(each -> "thing-" + each).toList();
    try (Catalogue second = open();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<CompletableFuture<Integer>> machines =
          Stream.of(subscriptions, second.subscriptions(), subscriptions, second.subscriptions())
              .map(
                  each ->
                      CompletableFuture.supplyAsync(
                          () -> noted(each, List.of(one, other), things), threads))
              .toList();
      assertThat(machines.stream().mapToInt(CompletableFuture::join).sum())
          .isEqualTo(things.size());
    }
    assertThat(subscriptions.told(one)).hasSize(things.size());
    assertThat(subscriptions.told(other)).hasSize(things.size());
  }

  /** How much of it this machine would send. */
  private static int noted(Subscriptions by, List<SubscriptionId> to, List<String> things) {
    return (int) things.stream().filter(each -> by.tell(to, List.of(each), NOW)).count();
  }

  @Test
  void take_isTheFirstOnes_untilItEndsOrIsGivenBack() {
    assertThat(subscriptions.take("x", NOW, NOW.plusSeconds(60))).isTrue();
    assertThat(subscriptions.take("x", NOW.plusSeconds(59), NOW.plusSeconds(99))).isFalse();
    assertThat(subscriptions.take("x", NOW.plusSeconds(60), NOW.plusSeconds(99))).isTrue();
    subscriptions.giveBack("x");
    assertThat(subscriptions.take("x", NOW, NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void restore_isAsItWas_withWhatItWasTold_andNeverTwice() {
    AlertSubscription one =
        AlertSubscription.asked("ana@example.org", "k", "eau", /* body= */ "", "en", NOW);
    subscriptions.restore(one, Set.of("a"));
    subscriptions.restore(one, Set.of("b"));
    assertThat(subscriptions.all()).containsExactly(one);
    assertThat(subscriptions.told(one.id())).isEqualTo(Set.of("a"));
  }
}
