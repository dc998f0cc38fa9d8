package org.tribune.site.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.VideoSamples.AUTHOR;
import static org.tribune.testkit.catalogue.VideoSamples.CLERK;
import static org.tribune.testkit.catalogue.VideoSamples.OTHER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.account.Contacts;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Notice;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.Message;
import org.tribune.site.account.SecretHash;
import org.tribune.site.mail.UndeliveredException.Reason;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.VideoSamples;

/** Who makes films is notified of what becomes of them, where they confirmed to want it. */
class FilmMailTest {
  private static final String EMAIL = "lea@example.org";
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final VideoId FILM = new VideoId("k3v9q2xw4b");

  private final FakeMediaClock clock = new FakeMediaClock(VideoSamples.MORNING);
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final Contacts contacts = catalogue.accounts().contacts();
  private final FakeMailServer server = new FakeMailServer();
  private final List<EmailMessage> taken = server.taken;
  private final QuestionMail mail =
      SampleMail.of(catalogue, spoken -> OptionalLong.empty(), server, clock);

  @BeforeEach
  void join() {
    for (VideoActor each : List.of(AUTHOR, OTHER, CLERK)) {
      catalogue
          .accounts()
          .create(
              new Account(
                  each.account(),
                  new Login(each.account().value()),
                  each.name(),
                  each.roles(),
                  /* passwordHash= */ Optional.empty(),
                  /* active= */ true,
                  now(),
                  /* signedInAt= */ Optional.empty()),
              entry(AuditAction.ACCOUNT_CREATED));
    }
    assertThat(catalogue.videos().create(VideoSamples.draft(FILM.value(), now()))).isTrue();
  }

  private static AuditEntry entry(AuditAction action) {
    return new AuditEntry(
        /* number= */ 0, VideoSamples.MORNING, Optional.empty(), "Léa", action, "lea", "", "here");
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  private void runAfter(Duration time) {
    clock.advance(time);
    mail.run();
  }

  private void given(String language, Notice... wanted) {
    Contact contact = Contact.asked(AUTHOR.account(), EMAIL, language, Set.of(wanted), now());
    assertThat(contacts.save(contact, entry(AuditAction.CONTACT_GIVEN))).isTrue();
  }

  /** Opens the link in the e-mail that came last. */
  private boolean confirm() {
    String text = taken.getLast().text();
    String secret = text.substring(text.indexOf('#') + 1).lines().findFirst().orElseThrow();
    return contacts.confirm(
        AUTHOR.account(), SecretHash.of(secret), now(), entry(AuditAction.CONTACT_CONFIRMED));
  }

  private void confirmed(String language, Notice... wanted) {
    given(language, wanted);
    mail.run();
    assertThat(confirm()).isTrue();
    taken.clear();
    clock.advance(Duration.ofSeconds(1));
  }

  private void confirmed() {
    confirmed("fr", Notice.values());
  }

  private ContactState state() {
    return contacts.find(AUTHOR.account()).orElseThrow().state();
  }

  private Video film() {
    return catalogue.videos().find(FILM).orElseThrow();
  }

  private Video kept(Video changed) {
    return catalogue.videos().replace(changed).orElseThrow();
  }

  private Video submitted() {
    BroadcastId ready = new BroadcastId("film-1");
    return kept(film().withFilm(ready, now()).submitted(AUTHOR, now()));
  }

  private void returned() {
    kept(submitted().returned("Le son est trop bas.\nEt le titre ?", CLERK, now()));
  }

  private void failed(String id) {
    assertThat(catalogue.transcodeJobs().enqueue(VideoSamples.waiting(id, FILM.value(), now())))
        .isTrue();
    var _ = catalogue.transcodeJobs().claim("w", now(), now().plusSeconds(60));
    Message words = new Message("Le fichier n’a pas d’image.", "The file has no picture.");
    assertThat(
            catalogue
                .transcodeJobs()
                .fail(new BroadcastId(id), "w", new TranscodeJob.Failure("no-video", words), now()))
        .isTrue();
  }

  @Test
  void address_thatNobodyConfirmed_getsTheLetterThatAsks_andNothingElse() {
    given("fr", Notice.values());
    mail.run();
    EmailMessage email = taken.getFirst();
    assertThat(email.to()).isEqualTo(EMAIL);
    assertThat(email.subject()).isEqualTo("Confirmez votre adresse – Étang TV");
    assertThat(email.text())
        .contains("https://live.example.org/console/account#", "27 novembre 2026")
        .contains("ne sert qu’une fois", "vous n’avez rien à faire")
        .doesNotContain("Léa", "p-author");
    assertThat(state()).isEqualTo(ContactState.SENT);
    clock.advance(Duration.ofSeconds(1));
    returned();
    runAfter(FIVE_MINUTES);
    assertThat(taken).hasSize(1);
    assertThat(confirm()).isTrue();
    assertThat(confirm()).isFalse();
    runAfter(FIVE_MINUTES);
    // What came before nobody waits for.
    assertThat(taken).hasSize(1);
  }

  @Test
  void link_isOverAfterADay() {
    given("en", Notice.RETURNED);
    mail.run();
    assertThat(taken.getFirst().text()).contains("It works once, until 27 November 2026");
    clock.advance(Contact.CONFIRMING);
    assertThat(confirm()).isFalse();
    assertThat(catalogue.accounts().sweep(now())).isEqualTo(1);
    assertThat(contacts.find(AUTHOR.account())).isEmpty();
  }

  @Test
  void returned_tellsTheNoteAndTheWayToTheFilm_once() {
    confirmed();
    returned();
    runAfter(Duration.ofMinutes(4));
    assertThat(taken).isEmpty();
    runAfter(Duration.ofMinutes(1));
    EmailMessage email = taken.getFirst();
    assertThat(email.subject()).isEqualTo("Reportage à reprendre : Fête du lac – Étang TV");
    assertThat(email.text())
        .contains("« Fête du lac » vous a été renvoyé le 26 novembre 2026")
        .contains("Claire Martin vous écrit :\n\n> Le son est trop bas.\n> Et le titre ?")
        .contains("https://live.example.org/console/reports/" + FILM)
        .contains("ne plus rien recevoir : https://live.example.org/console/account\n");
    runAfter(Duration.ofHours(5));
    runAfter(Duration.ofDays(2));
    runAfter(Duration.ofDays(2));
    assertThat(taken).hasSize(1);
  }

  @Test
  void returnedAndTakenUpAtOnce_tellsNothing() {
    confirmed();
    returned();
    clock.advance(Duration.ofMinutes(3));
    kept(film().submitted(AUTHOR, now()));
    runAfter(FIVE_MINUTES);
    assertThat(taken).isEmpty();
  }

  @Test
  void returnedTwice_isToldTwice() {
    confirmed();
    returned();
    runAfter(FIVE_MINUTES);
    kept(film().submitted(AUTHOR, now()).returned("Presque.", CLERK, now()));
    runAfter(FIVE_MINUTES);
    assertThat(taken).hasSize(2);
    assertThat(taken.getLast().text()).contains("> Presque.").doesNotContain("trop bas");
    assertThat(taken.getLast().id()).isNotEqualTo(taken.getFirst().id());
  }

  @Test
  void published_tellsThePublicPage_inTheLanguageThatWasChosen() {
    confirmed("en", Notice.PUBLISHED);
    kept(submitted().published(CLERK, now()));
    runAfter(FIVE_MINUTES);
    EmailMessage email = taken.getFirst();
    assertThat(email.language()).isEqualTo("en");
    assertThat(email.subject()).isEqualTo("Report published: Fête du lac – Étang TV");
    assertThat(email.text())
        .contains("Your report “Fête du lac” has been online since 26 November 2026")
        .contains("Its page: https://live.example.org/reports/fete-du-lac")
        .contains("to stop it: https://live.example.org/console/account");
  }

  @Test
  void publishedAtItsTime_isTold_whoeverChoseIt() {
    confirmed();
    kept(submitted().scheduled(now().plusSeconds(3_600), CLERK, now()));
    runAfter(Duration.ofHours(1));
    assertThat(taken).isEmpty();
    kept(film().publishedOnTime(now()));
    runAfter(FIVE_MINUTES);
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().subject()).startsWith("Reportage publié");
  }

  @Test
  void publishedByTheAuthorsOwnHand_isNotTold() {
    VideoActor clerkToo = new VideoActor(AUTHOR.account(), AUTHOR.name(), CLERK.roles());
    confirmed();
    kept(submitted().published(clerkToo, now()));
    runAfter(FIVE_MINUTES);
    assertThat(taken).isEmpty();
  }

  @Test
  void publishedAgain_afterItWasWithdrawn_isToldAgain_editedMeanwhileOrNot() {
    confirmed();
    kept(submitted().published(CLERK, now()));
    runAfter(FIVE_MINUTES);
    kept(film().edited(VideoSamples.texts("Fête du grand lac"), CLERK, now()));
    runAfter(FIVE_MINUTES);
    assertThat(taken).hasSize(1);
    kept(film().unpublished(CLERK, now()).published(CLERK, now()));
    runAfter(FIVE_MINUTES);
    assertThat(taken).hasSize(2);
    assertThat(taken.getLast().text()).contains("Fête du grand lac");
  }

  @Test
  void whatIsNotWanted_andOthersFilms_areNotTold() {
    confirmed("fr", Notice.PUBLISHED, Notice.FAILED);
    returned();
    Video others =
        Video.draft(new VideoId("n5v9q2xw4b"), VideoSamples.texts("Autre"), OTHER, now());
    assertThat(catalogue.videos().create(others)).isTrue();
    Video ready = others.withFilm(new BroadcastId("film-2"), now());
    kept(ready.submitted(OTHER, now()).published(CLERK, now()));
    runAfter(FIVE_MINUTES);
    assertThat(taken).isEmpty();
  }

  @Test
  void manyFilmsAtOnce_areAllTold() {
    confirmed();
    for (int i = 10; i < 35; i++) {
      VideoId id = new VideoId("n5v9q2xw" + i);
      Video draft = Video.draft(id, VideoSamples.texts("Film " + i), AUTHOR, now());
      assertThat(catalogue.videos().create(draft)).isTrue();
      Video ready = draft.withFilm(new BroadcastId("film-" + i), now());
      clock.advance(Duration.ofSeconds(1));
      kept(ready.submitted(AUTHOR, now()).published(CLERK, now()));
    }
    runAfter(FIVE_MINUTES);
    assertThat(taken).hasSize(25);
  }

  @Test
  void failedFile_tellsWhichAndWhy_unlessAnotherWasSentSince() {
    confirmed();
    failed("f-1");
    runAfter(FIVE_MINUTES);
    assertThat(taken.getFirst().subject()).startsWith("Film non préparé : Fête du lac");
    assertThat(taken.getFirst().text())
        .contains("Le fichier Été « lac ».mp4, envoyé pour votre reportage « Fête du lac »")
        .contains("Le fichier n’a pas d’image.", "/console/reports/" + FILM);
    failed("f-2");
    clock.advance(Duration.ofSeconds(1));
    assertThat(catalogue.transcodeJobs().enqueue(VideoSamples.waiting("f-3", FILM.value(), now())))
        .isTrue();
    runAfter(FIVE_MINUTES);
    assertThat(taken).hasSize(1);
  }

  @Test
  void serverThatIsAway_isAskedAgain_andTheLetterGoesOutOnce() {
    confirmed();
    returned();
    server.trouble = Optional.of(Reason.SERVER);
    runAfter(FIVE_MINUTES);
    runAfter(Duration.ofHours(2));
    assertThat(mail.trouble()).isPresent();
    server.trouble = Optional.empty();
    runAfter(Duration.ofHours(4));
    runAfter(Duration.ofHours(4));
    assertThat(taken).hasSize(1);
    assertThat(mail.trouble()).isEmpty();
  }

  @Test
  void whatCouldNotBeSentForThreeDays_isNotTold() {
    confirmed();
    returned();
    server.trouble = Optional.of(Reason.LATER);
    runAfter(FIVE_MINUTES);
    server.trouble = Optional.empty();
    runAfter(Duration.ofDays(3));
    assertThat(taken).isEmpty();
  }

  @Test
  void processThatDiedWithALetter_isFollowed() {
    confirmed();
    returned();
    clock.advance(FIVE_MINUTES);
    Contact contact = contacts.find(AUTHOR.account()).orElseThrow();
    String name = FilmNotice.of(film()).orElseThrow().name();
    assertThat(contacts.take(contact, name, now(), now().plusSeconds(300))).isPresent();
    mail.run();
    assertThat(taken).isEmpty();
    runAfter(FIVE_MINUTES);
    assertThat(taken).hasSize(1);
  }

  @Test
  void letterThatAsks_whenItFailed_isTriedAgainWithAnotherLink() {
    given("fr", Notice.RETURNED);
    server.trouble = Optional.of(Reason.LATER);
    mail.run();
    assertThat(state()).isEqualTo(ContactState.ASKED);
    server.trouble = Optional.empty();
    runAfter(FIVE_MINUTES);
    assertThat(taken).hasSize(1);
    assertThat(confirm()).isTrue();
  }

  @Test
  void addressThatNobodyHas_isSaidToBeUnknown_andWrittenToNoMore() {
    confirmed();
    returned();
    server.trouble = Optional.of(Reason.NOBODY);
    runAfter(FIVE_MINUTES);
    assertThat(state()).isEqualTo(ContactState.UNKNOWN);
    assertThat(mail.givenUp()).isEqualTo(1);
    server.trouble = Optional.empty();
    runAfter(FIVE_MINUTES);
    assertThat(taken).isEmpty();
  }

  @Test
  void removedAddress_andDisabledAccount_getNothing() {
    confirmed();
    returned();
    assertThat(contacts.remove(AUTHOR.account(), entry(AuditAction.CONTACT_REMOVED))).isTrue();
    runAfter(FIVE_MINUTES);
    confirmed();
    kept(film().submitted(AUTHOR, now()).returned("Encore.", CLERK, now()));
    var _ =
        catalogue
            .accounts()
            .change(
                AUTHOR.account(),
                each -> each.active(false),
                Optional.empty(),
                entry(AuditAction.ACCOUNT_DISABLED));
    runAfter(FIVE_MINUTES);
    assertThat(taken).isEmpty();
  }
}
