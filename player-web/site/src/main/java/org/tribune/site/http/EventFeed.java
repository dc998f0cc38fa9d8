package org.tribune.site.http;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Streams that all get the same event, whose data is the whole state: only the newest matters. For
 * one event loop.
 */
public final class EventFeed {
  private final String event;
  private final Set<EventStream> streams = new LinkedHashSet<>();
  private final Set<EventStream> behind = new LinkedHashSet<>();
  private String newest = "";

  public EventFeed(String event) {
    this.event = event;
  }

  public boolean isEmpty() {
    return streams.isEmpty();
  }

  public void add(EventStream stream) {
    streams.add(stream);
    behind.add(stream);
  }

  public void remove(EventStream stream) {
    streams.remove(stream);
    behind.remove(stream);
  }

  /** Sends {@code data} to all if it is new, and to those who have not got the newest yet. */
  public void publish(String data) {
    if (!data.equals(newest)) {
      newest = data;
      behind.addAll(streams);
    }
    sendToThoseBehind();
  }

  /** Sends {@code data} to all, also if it says the same again: a measure that goes on. */
  public void repeat(String data) {
    newest = data;
    behind.addAll(streams);
    sendToThoseBehind();
  }

  private void sendToThoseBehind() {
    for (Iterator<EventStream> each = behind.iterator(); each.hasNext(); ) {
      if (each.next().send(event, newest)) {
        each.remove();
      }
    }
  }

  public void keepAlive() {
    streams.forEach(EventStream::keepAlive);
  }
}
