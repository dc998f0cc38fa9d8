package org.tribune.site.portal;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Sha256;
import org.tribune.core.text.Messages;
import org.tribune.site.page.ContentLanguage;
import org.tribune.site.page.Html;
import org.tribune.site.theme.Theme;

/**
 * What is on air, and the next sitting: a page of less than five kilobytes in all, which a portal
 * shows in a frame of its own. It asks for itself again each minute while it is seen; without
 * scripts every five.
 *
 * @param content the page's language, {@code fr} or {@code en}, and that of what is shown
 * @param site its name
 * @param live what is on air
 */
public record NextPage(
    ContentLanguage content, String site, List<Shown> live, Optional<Shown> next) {
  private static final int LONGEST = 120;
  private static final int MOST_LIVE = 3;

  private static final String SCRIPT =
      "setInterval(async()=>{if(!document.hidden)try{let m=document.querySelector('main'),"
          + "r=await fetch(location.href),n=r.ok&&new DOMParser().parseFromString(await r.text(),"
          + "'text/html').querySelector('main');n&&n.innerHTML!=m.innerHTML&&m.replaceWith(n)}"
          + "catch{}},6e4)";

  /** A dark frame has dark shades of its own. */
  private static final String STYLE =
      ":root{color-scheme:light dark;--ground:#fff;--ink:#17222b;--ink-soft:#4d5a64;--live:#b3202a;LIGHT}"
          + "@media(prefers-color-scheme:dark){:root{--ground:#18232b;--ink:#eceff1;--ink-soft:#aab6be;"
          + "--live:#ff8f87;DARK}}"
          + "body{margin:0;padding:1rem;font:1rem/1.4 system-ui,sans-serif;color:var(--ink);"
          + "background:var(--ground);overflow-wrap:anywhere}h1,h2,p,ul{margin:0;padding:0}h1{font-size:.875rem;"
          + "color:var(--ink-soft)}h2{font-size:1.125rem;margin:.5rem 0 .25rem}a{color:var(--accent)}"
          + "p{color:var(--ink-soft)}h2+p{color:var(--ink);font-weight:600}b{color:var(--live)}"
          + ".go{display:inline-block;margin:.5rem 0;padding:.5rem .75rem;border-radius:.5rem;"
          + "background:var(--fill);color:var(--on-fill);font-weight:600;text-decoration:none}"
          + ":focus-visible{outline:3px solid var(--accent);outline-offset:2px}";

  public NextPage {
    live = List.copyOf(live.subList(0, Math.min(MOST_LIVE, live.size())));
  }

  /**
   * Something to watch.
   *
   * @param when in the page's language; empty for what is on air
   * @param place where it is, as the site names it
   * @param address absolute
   */
  public record Shown(String title, String when, String place, String address) {}

  /**
   * Its Content-Security-Policy but for who may frame it: its own style and script, and the empty
   * icon that keeps browsers from asking for one that the policy refuses.
   */
  public static String policy(Theme theme) {
    return "default-src 'none'; style-src '"
        + hash(style(theme))
        + "'; script-src '"
        + hash(SCRIPT)
        + "'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'";
  }

  private static String style(Theme theme) {
    return STYLE.replace("LIGHT", theme.lightAccents()).replace("DARK", theme.darkAccents());
  }

  private static String hash(String text) {
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text).array());
  }

  /** The page. */
  public String html(Theme theme) {
    return Html.of((out, none) -> JtenextGenerated.render(out, none, this, style(theme), SCRIPT));
  }

  String text(String code, Object... arguments) {
    return Messages.in(content.page()).text(code, arguments);
  }

  static String cut(String text) {
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    return end == text.length() ? text : text.substring(0, end) + "…";
  }
}
