package org.tribune.site.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import org.junit.jupiter.api.Test;

/** What a template may write, and how. */
class HtmlTest {
  private static final String HOSTILE = "<b a='1' c=\"2\">&amp;</b>";

  @Test
  void of_values_areEscapedInTextAndInAttributes() {
    String html =
        Html.of(
            (out, none) -> {
              out.setContext("p", null);
              out.writeUserContent(HOSTILE);
              out.setContext("a", "href");
              out.writeUserContent(HOSTILE);
            });
    String escaped = "&lt;b a='1' c=&quot;2&quot;&gt;&amp;amp;&lt;/b&gt;";
    assertThat(html).isEqualTo(escaped + escaped);
  }

  @Test
  void of_frenchMarks_stayOnTheirLineInWhatIsReadAndNowhereElse() {
    String typed = "Budget : « oui » ?";
    String html =
        Html.of(
            (out, none) -> {
              out.setContext("p", null);
              out.writeUserContent(typed);
              out.setContext("a", "title");
              out.writeUserContent(typed);
              out.setContext("textarea", null);
              out.writeUserContent(typed);
            });
    assertThat(html).isEqualTo("Budget\u00a0: «\u00a0oui\u00a0»\u00a0?" + typed + typed);
  }

  @Test
  void of_numbersAndParts_areWrittenAsTheyAre() {
    Content part = Html.part((out, none) -> out.writeContent("<i>part</i>"));
    assertThat(
            Html.of(
                (out, none) -> {
                  out.writeUserContent(12);
                  out.writeUserContent(part);
                  out.writeContent("<br> no", 0, 4);
                }))
        .isEqualTo("12<i>part</i><br>");
  }

  @Test
  void of_valueWithinAScript_isRefused() {
    assertThatThrownBy(
            () ->
                Html.of(
                    (out, none) -> {
                      out.setContext("script", null);
                      out.writeUserContent("alert(1)");
                    }))
        .hasMessageContaining("<script>");
  }

  @Test
  void of_markupWithinAnAttribute_isRefused() {
    Content part = Html.part((out, none) -> out.writeContent("<i>"));
    assertThatThrownBy(
            () ->
                Html.of(
                    (out, none) -> {
                      out.setContext("img", "alt");
                      out.writeUserContent(part);
                    }))
        .hasMessageContaining("alt");
  }
}
