package com.thaloco.releaseconsole.catalog;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.CatalogRule;
import com.thaloco.releaseconsole.site.Headed;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.site.PublicSite;
import com.thaloco.releaseconsole.site.Served;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether the object behind a catalog entry is there, as large as it should be, with the right
 * bytes.
 */
public final class CatalogProbe {
  /** What was seen. */
  public sealed interface Seen {
    /** All that the entry says holds. */
    record Right(String evidence) implements Seen {}

    /** It holds as far as the entry says anything; a user could not verify it. */
    record Unproven(String evidence) implements Seen {}

    /** It is not what the entry says. */
    record Wrong(String evidence) implements Seen {}

    /** The public side gave no answer. */
    record Unreachable(String evidence) implements Seen {}
  }

  private record Target(URI base, String key) {}

  private CatalogProbe() {}

  /** Looks at one object through the public side, and hashes all of it. */
  public static Seen look(CatalogObject object, CatalogRule rule, Work work) {
    if (object.sha256().isPresent() && object.hash().isEmpty()) {
      return new Seen.Wrong(
          "%s: %s is not a SHA-256 hash".formatted(object.address(), object.sha256().get()));
    }
    if (object.hash().isPresent() && !object.sha256().orElse("").endsWith(object.hash().get())) {
      return new Seen.Wrong(
          "%s: the hash has capitals, and code that compares it with a computed one takes it for another"
              .formatted(object.address()));
    }
    if (object.address().startsWith("/")) {
      return new Seen.Wrong(
          "%s %s begins with a slash: it is relative to %s"
              .formatted(object.field(), object.address(), rule.publicUrl()));
    }
    Optional<Target> target = target(object, rule);
    if (target.isEmpty()) {
      return new Seen.Wrong("%s %s is not a URL".formatted(object.field(), object.address()));
    }
    try (HttpPublicSite site = HttpPublicSite.at(target.get().base())) {
      URI address = site.address(target.get().key());
      return switch (site.head(target.get().key(), work)) {
        case Headed.Missing() -> new Seen.Wrong("%s does not exist (404)".formatted(address));
        case Headed.Failed(String reason, var _) -> new Seen.Unreachable(reason);
        case Headed.There(OptionalLong size, var _) ->
            isOther(size, object.size())
                ? new Seen.Wrong(sizes(address, size.getAsLong(), object.size().getAsLong()))
                : hashed(object, site, target.get().key(), work);
      };
    }
  }

  private static boolean isOther(OptionalLong seen, OptionalLong said) {
    return seen.isPresent() && said.isPresent() && seen.getAsLong() != said.getAsLong();
  }

  private static String sizes(URI address, long seen, long said) {
    return "%s has %d bytes, the entry says %d".formatted(address, seen, said);
  }

  private static Seen hashed(CatalogObject object, HttpPublicSite site, String key, Work work) {
    URI address = site.address(key);
    if (object.hash().isEmpty()) {
      return new Seen.Unproven(
          "%s exists; the entry has no sha256 to compare it with".formatted(address));
    }
    long most = object.size().orElse(PublicSite.LARGEST);
    return switch (site.get(key, OutputStream.nullOutputStream(), most, work)) {
      case Served.Missing() -> new Seen.Wrong("%s does not exist (404)".formatted(address));
      case Served.Failed(String reason) -> new Seen.Unreachable(reason);
      case Served.Found found -> {
        if (isOther(OptionalLong.of(found.size()), object.size())) {
          yield new Seen.Wrong(sizes(address, found.size(), object.size().getAsLong()));
        }
        yield found.sha256().equals(object.hash().get())
            ? new Seen.Right(
                "%s: %d bytes, sha256 %s".formatted(address, found.size(), found.sha256()))
            : new Seen.Wrong(
                "%s has sha256 %s, the entry says %s"
                    .formatted(address, found.sha256(), object.hash().get()));
      }
    };
  }

  private static Optional<Target> target(CatalogObject object, CatalogRule rule) {
    if (!object.isAbsolute()) {
      String key = object.address().replaceFirst("^\\./", "").replaceFirst("^/+", "");
      return key.isEmpty() || key.contains("..") || key.contains("://")
          ? Optional.empty()
          : Optional.of(new Target(rule.publicUrl(), key));
    }
    try {
      URI address = URI.create(object.address().strip());
      String path = String.valueOf(address.getRawPath());
      String last = path.substring(path.lastIndexOf('/') + 1);
      return address.getHost() == null || last.isEmpty() || address.getRawQuery() != null
          ? Optional.empty()
          : Optional.of(
              new Target(
                  address.resolve("."),
                  URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
