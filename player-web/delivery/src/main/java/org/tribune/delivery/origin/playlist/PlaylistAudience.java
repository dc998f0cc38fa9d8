package org.tribune.delivery.origin.playlist;

/** For whom a playlist is. */
public enum PlaylistAudience {
  /** Anybody: sees a broadcast from when it went live to when it ended. */
  PUBLIC("live.m3u8"),
  /** The signed-in operator: sees the preview too. */
  OPERATOR("preview.m3u8");

  private final String playlistName;

  PlaylistAudience(String playlistName) {
    this.playlistName = playlistName;
  }

  /** The name of this audience's media playlists in addresses. */
  public String playlistName() {
    return playlistName;
  }
}
