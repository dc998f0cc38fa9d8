package org.tribune.site.page;

import gg.jte.Content;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import org.jspecify.annotations.Nullable;

/**
 * What templates (src/main/jte) write: the text of a page, or of a part. Every value is escaped,
 * whatever it holds, and what somebody typed is typeset as French is; only markup of a template and
 * its {@code $unsafe} goes in as it is. Of one thread.
 */
public final class Html implements HtmlTemplateOutput {
  private final StringBuilder out = new StringBuilder(4_096);
  private @Nullable String tag;
  private @Nullable String attribute;

  /** A template with its values: {@code (out, none) -> JtexGenerated.render(out, none, values)}. */
  @FunctionalInterface
  public interface Template {
    void into(HtmlTemplateOutput out, @Nullable HtmlInterceptor none);
  }

  private Html() {}

  /** What a template writes. */
  public static String of(Template template) {
    Html html = new Html();
    template.into(html, null);
    return html.out.toString();
  }

  /** The same for another template to have in it. */
  public static Content part(Template template) {
    return into -> template.into((HtmlTemplateOutput) into, null);
  }

  @Override
  public void setContext(@Nullable String tagName, @Nullable String attributeName) {
    tag = tagName;
    attribute = attributeName;
  }

  @Override
  public void writeContent(String value) {
    out.append(value);
  }

  @Override
  public void writeContent(String value, int begin, int end) {
    out.append(value, begin, end);
  }

  @Override
  public void writeUserContent(@Nullable String value) {
    if ("script".equals(tag) || "style".equals(tag)) {
      throw new IllegalStateException("No rule escapes a value within <" + tag + ">");
    }
    if (value != null) {
      out.append(Markup.escaped(isRead() ? Markup.unbroken(value) : value));
    }
  }

  /** Not an address, nor what somebody goes on typing. */
  private boolean isRead() {
    return attribute == null && !"textarea".equals(tag);
  }

  @Override
  public void writeUserContent(@Nullable Content content) {
    if (attribute != null) {
      throw new IllegalStateException("Markup can't be the value of " + attribute);
    }
    if (content != null) {
      content.writeTo(this);
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
