package com.thaloco.releaseconsole.source;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;

/** Addresses of remotes as they may be shown. */
final class Addresses {
  private Addresses() {}

  /**
   * The address without what lets one in. Of http(s) the user goes too: a token often is in its
   * place. A query or fragment may hold one as well.
   */
  static String shown(URIish uri) {
    URIish shown = uri.setPass(null);
    if (isHttp(uri)) {
      shown = shown.setUser(null);
    }
    return shown.toString().replaceFirst("[?#].*$", "");
  }

  static boolean isHttp(URIish uri) {
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    return scheme.equals("https") || scheme.equals("http");
  }
}
