package org.tribune.site.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
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
      @RequestField(problem = "video.date-invalid") Optional<Integer> date) {}

  record Inner(ChannelId id, Optional<Integer> level) {}

  private static Outer read(String json) {
    return RequestBody.of(json).read(Outer.class);
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
          {"speakers": {}}                             | speakers
          {"speakers": [{"id": "a", "level": 1.5}]}    | level
          {"speakers": [{"id": "a", "level": "1"}]}    | level
          {"speakers": [{"id": "a", "level": null}]}   | level
          {"speakers": [{"id": "a", "level": 1e20}]}   | level
          {"vote": "no"}                               | vote
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
          {"channel": 3}
          {"channel": {}}
          {"speakers": [{"level": 1}]}
          {"speakers": [{"id": "", "level": 1}]}
          {"speakers": ["a"]}
          {"speakers": [null]}
          {"date": "tomorrow"}
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
}
