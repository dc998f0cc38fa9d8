package org.tribune.site.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openapitools.jackson.nullable.JsonNullable;
import org.tribune.catalogue.sitting.SittingMode;
import org.tribune.core.channel.ChannelId;

final class RequestBodyTest {
  record Outer(
      Optional<String> title,
      JsonNullable<ChannelId> channel,
      Optional<SittingMode> mode,
      Optional<List<Inner>> speakers,
      @JsonProperty("public") Optional<Boolean> isPublic,
      @RequestField(kind = "request.kind.vote") Optional<SittingMode> vote,
      @RequestField(problem = "video.date-invalid") Optional<Integer> date,
      @RequestField(problem = "chapter.time-invalid", orNull = true) Optional<Instant> at,
      @JsonSetter(contentNulls = Nulls.SET) Optional<Map<String, @Nullable String>> captions,
      Optional<Counted> counted) {
    Outer {
      if (title.filter(String::isEmpty).isPresent()) {
        throw ProblemException.badRequest("recording.title-invalid");
      }
    }
  }

  record Counted(int votes) {}

  record Inner(ChannelId id, Optional<Integer> level) {}

  record Loose(
      @Lenient String text,
      @Lenient Optional<ChannelId> id,
      @Lenient Optional<LoosePart> pair,
      @Lenient List<LoosePart> pairs,
      @Lenient boolean flag) {}

  record LoosePart(@Lenient long number, @Lenient List<String> words) {}

  record Half(@Lenient List<Inner> speakers, @Lenient JsonNullable<ChannelId> channel) {}

  private static Outer read(String json) {
    return RequestBody.of(json).read(Outer.class, 500);
  }

  @Test
  void leftOut_isNotNull() {
    Outer nothing = read("{}");
    assertThat(nothing.title()).isEmpty();
    assertThat(nothing.channel().isPresent()).isFalse();
    assertThat(read("{\"channel\": null}").channel()).isEqualTo(JsonNullable.of(null));
    assertThat(read("{\"channel\": \"hall\"}").channel().get()).isEqualTo(new ChannelId("hall"));
  }

  @Test
  void null_isAsGoodAsLeftOutWhereThatIsSaid() {
    assertThat(read("{\"at\": null}").at()).isEmpty();
    assertThat(read("{\"captions\": {\"fr\": null}}").captions().orElseThrow())
        .containsExactly(entry("fr", null));
  }

  @Test
  void named_isInTheOrderOfTheRecord() {
    assertThat(RequestBody.of("{\"vote\": 1, \"x\": 1, \"public\": 1}").named(Outer.class))
        .containsExactly("public", "vote");
  }

  @Test
  void word_isReadAsTheApiWritesIt() {
    assertThat(read("{\"mode\": \"in-person\"}").mode()).contains(SittingMode.IN_PERSON);
  }

  @Test
  void unknownField_isIgnored() {
    assertThat(read("{\"title\": \"Budget\", \"later\": {}}").title()).contains("Budget");
    assertThat(read("no JSON").title()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"title": null}                              | title
          {"title": 7}                                 | title
          {"title": true}                              | title
          {"title": []}                                | title
          {"mode": "IN_PERSON"}                        | mode
          {"mode": 1}                                  | mode
          {"mode": null}                               | mode
          {"public": "true"}                           | public
          {"public": 1}                                | public
          {"public": null}                             | public
          {"public": " "}                              | public
          {"speakers": ["a"]}                          | speakers
          {"speakers": {}}                             | speakers
          {"speakers": [{"id": "a", "level": 1.5}]}    | level
          {"speakers": [{"id": "a", "level": "1"}]}    | level
          {"speakers": [{"id": "a", "level": null}]}   | level
          {"speakers": [{"id": "a", "level": 1e20}]}   | level
          {"counted": 7}                               | counted
          {"counted": {}}                              | votes
          {"counted": {"votes": " "}}                  | votes
          {"counted": {"votes": "1"}}                  | votes
          {"vote": "no"}                               | vote
          {"at": ""}                                   | at
          {"at": 7}                                    | at
          {"at": [2026, 11, 25]}                       | at
          {"captions": 7}                              | captions
          {"captions": {"fr": 7}}                      | captions
          """)
  void whatDoesNotFit_isNamed(String json, String field) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(400);
              assertThat(refused.problem().detail().en()).contains("'" + field + "'");
              assertThat(refused.problem().detail().fr()).contains("« " + field + " »");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"channel": "../x"}
          {"channel": ""}
          {"channel": {}}
          {"speakers": [{"level": 1}]}
          {"speakers": [{"id": "", "level": 1}]}
          {"speakers": [null]}
          {"date": "tomorrow"}
          {"title": ""}
          """)
  void whatHasAnAnswerOfItsOwn_isRefusedInBothLanguages(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(400);
              assertThat(refused.problem().detail().en()).isNotBlank();
              assertThat(refused.problem().detail().fr()).isNotBlank();
            });
  }

  @Test
  void lenientField_isReadAsFarAsItCanBe() {
    Loose nothing = new Loose("", Optional.empty(), Optional.empty(), List.of(), /* flag= */ false);
    LoosePart none = new LoosePart(/* number= */ -1, List.of());
    assertThat(RequestBody.of("{}").read(Loose.class)).isEqualTo(nothing);
    assertThat(
            RequestBody.of(
                    "{\"text\": null, \"id\": null, \"pair\": 7, \"pairs\": 7, \"flag\": \"?\"}")
                .read(Loose.class))
        .isEqualTo(nothing);
    assertThat(
            RequestBody.of("{\"text\": 7, \"id\": 7, \"pair\": {}, \"pairs\": [7], \"flag\": true}")
                .read(Loose.class))
        .isEqualTo(
            new Loose(
                "7",
                Optional.of(new ChannelId("7")),
                Optional.of(none),
                List.of(none),
                /* flag= */ true));
    assertThat(RequestBody.of("{\"number\": 12, \"words\": [\"a\", 7]}").read(LoosePart.class))
        .isEqualTo(new LoosePart(/* number= */ 12, List.of("a", "7")));
    assertThatThrownBy(() -> RequestBody.of("{\"id\": {}}").read(Loose.class))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void lenientField_keepsNullAndNamesWhatIsStrictInIt() {
    Half nothing = RequestBody.of("{\"speakers\": 7}").read(Half.class);
    assertThat(nothing).isEqualTo(new Half(List.of(), JsonNullable.undefined()));
    assertThat(RequestBody.of("{\"channel\": null}").read(Half.class).channel())
        .isEqualTo(JsonNullable.of(null));
    for (String level : List.of("null", "\" \"", "1.5")) {
      String body = "{\"speakers\": [{\"id\": \"a\", \"level\": " + level + "}]}";
      assertThatThrownBy(() -> RequestBody.of(body).read(Half.class))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> assertThat(refused.problem().detail().en()).contains("'level'"));
    }
  }

  @Test
  void id_isTheTextThatItLooksLike() {
    assertThat(read("{\"speakers\": [{\"id\": 7}]}").speakers())
        .contains(List.of(new Inner(new ChannelId("7"), Optional.empty())));
    assertThat(read("{\"channel\": true}").channel().get()).isEqualTo(new ChannelId("true"));
  }

  @Test
  void list_isOfObjectsAloneOrEmpty() {
    assertThat(RequestBody.of("{\"list\": {}}").list("list")).isEmpty();
    assertThat(
            RequestBody.of("{\"list\": [{\"number\": 1}, 7]}").list("list").stream()
                .map(each -> each.map(one -> one.read(LoosePart.class).number())))
        .containsExactly(Optional.of(1L), Optional.empty());
  }
}
