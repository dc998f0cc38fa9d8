package org.tribune.site.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.assembly.PlainName;
import org.tribune.core.text.Message;
import org.tribune.core.text.ValidationException;
import org.tribune.site.assembly.AssemblyResponses.IgnoredLine;
import org.tribune.site.assembly.AssemblyResponses.MemberFacts;
import org.tribune.site.assembly.AssemblyResponses.ReadMember;
import org.tribune.site.assembly.CsvMembers.Column;
import org.tribune.site.assembly.CsvMembers.Row;
import org.tribune.site.assembly.MemberRow.Doubt;
import org.tribune.site.http.ApiWords;
import org.tribune.site.sitting.convocation.TextBytes;

/**
 * What a table of members would make of an assembly; nothing is written. A member who is there by
 * their name keeps their id, and what the table has no column for. A substitute whom no row names
 * becomes a member behind the others. Owned by the call that makes it.
 */
final class MembersPreview {
  private final Map<String, Member> before = new HashMap<>();
  private final Map<String, Taken> taken = new LinkedHashMap<>();
  private final List<IgnoredLine> ignored = new ArrayList<>();

  /** A member who was read, and whom their row names as substitute. */
  private record Taken(Row row, Member member, String substitute, Set<Doubt> doubts) {}

  private MembersPreview(Assembly assembly) {
    assembly.members().forEach(each -> before.putIfAbsent(key(each.name()), each));
  }

  private static String key(String name) {
    return PlainName.anyOrder(name);
  }

  static AssemblyResponses.Preview of(Assembly assembly, byte[] table) {
    CsvMembers read = CsvMembers.parse(TextBytes.decode(table));
    MembersPreview preview = new MembersPreview(assembly);
    preview.ignored.addAll(read.torn());
    read.rows().forEach(preview::take);
    List.copyOf(preview.taken.values()).forEach(preview::takeSubstitute);
    return preview.answer(assembly, read.columns());
  }

  private void take(Row row) {
    try {
      MemberRow read = new MemberRow(row, taken.size() + 1);
      Member member = read.member(Optional.ofNullable(before.get(key(read.name()))));
      Taken same = taken.get(key(member.name()));
      if (same != null) {
        leave(row, Message.of("assembly.csv-twice", member.name(), same.row().line()));
      } else if (taken.size() >= Assembly.MOST_MEMBERS) {
        leave(row, Message.of("assembly.csv-one-too-many", Assembly.MOST_MEMBERS));
      } else {
        String substitute = row.cell(Column.SUBSTITUTE);
        taken.put(key(member.name()), new Taken(row, member, substitute, read.doubts()));
      }
    } catch (ValidationException e) {
      leave(row, e.said());
    }
  }

  private void leave(Row row, Message reason) {
    ignored.add(new IgnoredLine(row.line(), row.text(), reason));
  }

  private void takeSubstitute(Taken one) {
    if (one.substitute().isEmpty()) {
      return;
    }
    if (key(one.substitute()).equals(key(one.member().name()))) {
      one.doubts().add(Doubt.OWN_SUBSTITUTE);
      return;
    }
    try {
      Member with = substituted(one.member(), substitute(one).id());
      taken.put(key(with.name()), new Taken(one.row(), with, "", one.doubts()));
    } catch (ValidationException e) {
      leave(one.row(), e.said());
    }
  }

  private Member substitute(Taken one) {
    Taken same = taken.get(key(one.substitute()));
    if (same != null) {
      return same.member();
    }
    if (taken.size() >= Assembly.MOST_MEMBERS) {
      throw new ValidationException("assembly.csv-one-too-many", Assembly.MOST_MEMBERS);
    }
    Member made =
        Optional.ofNullable(before.get(key(one.substitute())))
            .orElseGet(
                () ->
                    new Member(
                        MemberId.create(),
                        one.substitute(),
                        /* group= */ "",
                        /* role= */ "",
                        one.member().commune(),
                        Member.LAST_RANK,
                        one.member().from(),
                        one.member().until(),
                        Optional.empty()));
    Set<Doubt> doubts = EnumSet.of(Doubt.SUBSTITUTE_ADDED);
    taken.put(key(made.name()), new Taken(one.row(), made, "", doubts));
    return made;
  }

  private static Member substituted(Member member, MemberId substitute) {
    return new Member(
        member.id(),
        member.name(),
        member.group(),
        member.role(),
        member.commune(),
        member.rank(),
        member.from(),
        member.until(),
        Optional.of(substitute));
  }

  private AssemblyResponses.Preview answer(
      Assembly assembly, List<AssemblyResponses.ColumnOf> columns) {
    Set<MemberId> stay =
        taken.values().stream().map(each -> each.member().id()).collect(Collectors.toSet());
    return new AssemblyResponses.Preview(
        taken.values().stream().map(each -> read(assembly, each)).toList(),
        assembly.members().stream()
            .filter(each -> !stay.contains(each.id()))
            .map(MemberFacts::of)
            .toList(),
        columns,
        ignored.stream().sorted(Comparator.comparingInt(IgnoredLine::line)).toList());
  }

  private static ReadMember read(Assembly assembly, Taken one) {
    Optional<Member> before = assembly.member(one.member().id());
    String change =
        before.isEmpty() ? "new" : before.get().equals(one.member()) ? "same" : "changed";
    return new ReadMember(
        MemberFacts.of(one.member()),
        one.row().line(),
        one.doubts().stream().map(ApiWords::of).toList(),
        change,
        before.map(MemberFacts::of));
  }
}
