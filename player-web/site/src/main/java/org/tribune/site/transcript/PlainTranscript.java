package org.tribune.site.transcript;

/** A transcript as a file of plain text. */
final class PlainTranscript {
  private PlainTranscript() {}

  static String of(Transcript transcript) {
    StringBuilder out = new StringBuilder();
    out.append(transcript.title()).append('\n');
    out.append(transcript.place()).append('\n');
    out.append(transcript.address()).append('\n');
    transcript.notices().forEach(each -> out.append(each).append('\n'));
    for (Transcript.Section section : transcript.sections()) {
      section
          .heading()
          .ifPresent(
              each ->
                  out.append("\n\n")
                      .append(each.name())
                      .append(" (")
                      .append(Transcript.clock(each.start()))
                      .append(")\n"));
      for (Transcript.Paragraph each : section.paragraphs()) {
        out.append("\n[").append(each.clock()).append(']');
        each.speaker().ifPresent(name -> out.append(' ').append(name));
        out.append('\n').append(each.text()).append('\n');
      }
    }
    return out.toString();
  }
}
