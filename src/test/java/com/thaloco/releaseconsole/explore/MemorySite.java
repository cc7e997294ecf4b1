package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.site.Headed;
import com.thaloco.releaseconsole.site.PublicSite;
import com.thaloco.releaseconsole.site.Served;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The public side as a maintainer sees it, who asks nothing that is not named yet: what the bucket
 * has. What a cache may still serve to clients is {@link Watch}'s.
 */
final class MemorySite implements PublicSite {
  private final PortGate gate;
  private final URI base;

  MemorySite(PortGate gate, URI base) {
    this.gate = gate;
    this.base = base;
  }

  @Override
  public URI address(String key) {
    return base.resolve(key);
  }

  @Override
  public Headed head(String key, Work work) {
    return object(key)
        .<Headed>map(there ->
            new Headed.There(OptionalLong.of(there.bytes().length), there.info().headers()))
        .orElseGet(Headed.Missing::new);
  }

  @Override
  public Served get(String key, OutputStream sink, long most, Work work) {
    Optional<Stored> there = object(key);
    there.ifPresent(object -> MemoryBucket.write(object.bytes(), sink));
    return there
        .<Served>map(object ->
            new Served.Found(object.bytes().length, object.sha256(), object.info().headers()))
        .orElseGet(Served.Missing::new);
  }

  private Optional<Stored> object(String key) {
    return gate.<Optional<Stored>>pass(
        new Op<>(
            Op.Kind.FETCH,
            MemoryBucket.place(key),
            false,
            world -> world.object(key),
            there -> there.map(Stored::digest).orElse(1L)));
  }
}
