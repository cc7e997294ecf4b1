package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/** Tags and other refs of the local repository. */
final class LocalRefs {
  private final Repository repository;
  private final GitEnvironment surroundings;

  LocalRefs(Repository repository, GitEnvironment surroundings) {
    this.repository = repository;
    this.surroundings = surroundings;
  }

  List<Tag> tags() throws IOException {
    var tags = new ArrayList<Tag>();
    try (var walk = new RevWalk(repository)) {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
        tag(ref, walk).ifPresent(tags::add);
      }
    }
    tags.sort(Comparator.comparing(Tag::name));
    return tags;
  }

  Optional<Tag> tag(String name) throws IOException {
    Ref ref = repository.exactRef(Constants.R_TAGS + name);
    if (ref == null) {
      return Optional.empty();
    }
    try (var walk = new RevWalk(repository)) {
      return tag(ref, walk);
    }
  }

  /** A tag of a tree or blob, which leads to no commit, is none of ours. */
  private static Optional<Tag> tag(Ref ref, RevWalk walk) throws IOException {
    ObjectId id = ref.getObjectId();
    if (id == null) {
      return Optional.empty();
    }
    RevObject object = walk.parseAny(id);
    Optional<String> message =
        object instanceof RevTag tag ? Optional.of(tag.getFullMessage()) : Optional.empty();
    return walk.peel(object) instanceof RevCommit commit
        ? Optional.of(
            new Tag(
                ref.getName().substring(Constants.R_TAGS.length()),
                id.name(),
                commit.name(),
                message))
        : Optional.empty();
  }

  String writeTag(String name, ObjectId commit, String message, Instant at) throws IOException {
    if (!Repository.isValidRefName(Constants.R_TAGS + name)) {
      throw Problem.refused(
              "source.tag-name",
              "\"%s\" can't be the name of a git tag.".formatted(name),
              "No tag was written.",
              "Choose a version of the form vX.Y.Z.")
          .toException();
    }
    Tagger tagger = Tagger.of(repository, surroundings);
    try (var walk = new RevWalk(repository);
        ObjectInserter objects = repository.newObjectInserter()) {
      var tag = new TagBuilder();
      tag.setTag(name);
      tag.setObjectId(walk.parseCommit(commit), Constants.OBJ_COMMIT);
      tag.setMessage(message.stripTrailing() + "\n");
      tag.setTagger(new PersonIdent(tagger.name(), tagger.email(), at, ZoneOffset.UTC));
      ObjectId id = objects.insert(tag);
      objects.flush();
      return id.name();
    }
  }

  RefResult update(String ref, Optional<String> expected, Optional<String> to) throws IOException {
    RefUpdate update = repository.updateRef(ref, true);
    update.setForceUpdate(true);
    update.setExpectedOldObjectId(
        expected.<ObjectId>map(ObjectId::fromString).orElse(ObjectId.zeroId()));
    update.setRefLogMessage("release-console", false);
    RefUpdate.Result result;
    if (to.isPresent()) {
      update.setNewObjectId(ObjectId.fromString(to.get()));
      result = update.update();
    } else if (repository.exactRef(ref) == null) {
      return expected.isEmpty() ? new RefResult.Updated() : new RefResult.Differs(Optional.empty());
    } else {
      result = update.delete();
    }
    return switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> new RefResult.Updated();
      case LOCK_FAILURE -> differs(ref, expected);
      default -> throw new IOException("git's answer was " + result);
    };
  }

  private RefResult differs(String ref, Optional<String> expected) throws IOException {
    Ref now = repository.exactRef(ref);
    Optional<String> found = Optional.ofNullable(now).map(Ref::getObjectId).map(ObjectId::name);
    if (found.equals(expected)) {
      throw Problem.refused(
              "source.ref-locked",
              "%s is locked by another git program.".formatted(ref),
              "The ref was not changed.",
              "Wait for the other program, or remove a leftover \"%s.lock\" in the git folder, and try again."
                  .formatted(ref))
          .toException();
    }
    return new RefResult.Differs(found);
  }
}
