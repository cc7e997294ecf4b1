package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.source.RefResult;
import com.thaloco.releaseconsole.source.Remote;
import com.thaloco.releaseconsole.source.RemoteRef;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The remote in memory: each change of a ref expects what was there, as a push with a lease does.
 */
final class MemoryRemote implements Remote {
  private static final String REMOTE = "remote:";

  private final PortGate gate;
  private final UnaryOperator<String> commitOf;

  /**
   * @param commitOf the commit behind an object
   */
  MemoryRemote(PortGate gate, UnaryOperator<String> commitOf) {
    this.gate = gate;
    this.commitOf = commitOf;
  }

  @Override
  public String address() {
    return "the remote in memory";
  }

  @Override
  public List<RemoteRef> refs(Work work) {
    return gate.pass(
        new Op<>(
            Op.Kind.REFS,
            REMOTE,
            false,
            World::refs,
            refs ->
                refs.stream()
                    .mapToLong(ref -> Digest.of(ref.name() + ref.id()))
                    .reduce(1, Digest::of)));
  }

  @Override
  public void openToPush(Work work) {
    // It lets everyone push.
  }

  @Override
  public RefResult push(String id, String ref, Optional<String> expected, Work work) {
    return moved(ref, expected, Optional.of(id));
  }

  @Override
  public RefResult delete(String ref, String expected, Work work) {
    return moved(ref, Optional.of(expected), Optional.empty());
  }

  private RefResult moved(String ref, Optional<String> expected, Optional<String> to) {
    return gate.<RefResult>pass(
        new Op<>(
            Op.Kind.PUSH,
            REMOTE + ref,
            true,
            world -> world.move(ref, expected, to, commitOf),
            result -> Digest.of(result.toString())));
  }
}
