package org.tribune.speech.sherpa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/** A struct of C as a 64-bit compiler lays it out: each member where its own length divides. */
final class Struct {
  private enum Kind {
    POINTER(8),
    INT32(4),
    FLOAT(4);

    private final int length;

    Kind(int length) {
      this.length = length;
    }
  }

  private record Member(Kind kind, long offset) {}

  private final Map<String, Member> members = new LinkedHashMap<>();
  private long end = 0;
  private int alignment = 1;

  /** Adds pointers. */
  Struct pointers(String... names) {
    return add(Kind.POINTER, names);
  }

  /** Adds {@code int32_t}s. */
  Struct ints(String... names) {
    return add(Kind.INT32, names);
  }

  /** Adds {@code float}s. */
  Struct floats(String... names) {
    return add(Kind.FLOAT, names);
  }

  /** Adds a struct, whose members have its name before theirs. */
  Struct struct(String name, Struct inner) {
    align(inner.alignment);
    long begin = end;
    inner.members.forEach(
        (member, place) ->
            members.put(name + "." + member, new Member(place.kind, begin + place.offset)));
    end = begin + inner.size();
    return this;
  }

  private Struct add(Kind kind, String... names) {
    for (String name : names) {
      align(kind.length);
      members.put(name, new Member(kind, end));
      end += kind.length;
    }
    return this;
  }

  private void align(int to) {
    alignment = Math.max(alignment, to);
    end = (end + to - 1) / to * to;
  }

  /** What {@code sizeof} says. */
  long size() {
    return (end + alignment - 1) / alignment * alignment;
  }

  /** Where a member is. */
  long offset(String name) {
    return member(name).offset;
  }

  private Member member(String name) {
    Member found = members.get(name);
    if (found == null) {
      throw new IllegalArgumentException("This struct has no member " + name);
    }
    return found;
  }

  /** One of it, all zero, which lives as long as {@code arena}. */
  Filled fill(Arena arena) {
    return new Filled(arena, arena.allocate(size(), alignment));
  }

  /** A struct's memory, and what it points to. */
  final class Filled {
    private final Arena arena;
    private final MemorySegment memory;

    private Filled(Arena arena, MemorySegment memory) {
      this.arena = arena;
      this.memory = memory;
    }

    /** Sets a {@code const char *}. */
    Filled set(String name, Object text) {
      memory.set(ValueLayout.ADDRESS, of(name, Kind.POINTER), arena.allocateFrom("" + text));
      return this;
    }

    /** Sets an {@code int32_t}. */
    Filled set(String name, int number) {
      memory.set(ValueLayout.JAVA_INT, of(name, Kind.INT32), number);
      return this;
    }

    /** Sets a {@code float}. */
    Filled set(String name, float number) {
      memory.set(ValueLayout.JAVA_FLOAT, of(name, Kind.FLOAT), number);
      return this;
    }

    private long of(String name, Kind kind) {
      Member member = member(name);
      if (member.kind != kind) {
        throw new IllegalArgumentException(name + " is of another kind");
      }
      return member.offset;
    }

    MemorySegment memory() {
      return memory;
    }
  }
}
