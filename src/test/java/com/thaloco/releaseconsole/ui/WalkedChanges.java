package com.thaloco.releaseconsole.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What may change in the world beside the window, and how often it does. */
final class WalkedChanges {
  /** A change of the world; gives false where it is not possible now. */
  interface Change {
    boolean in(WalkedWorld world) throws IOException;
  }

  /** A change with its name. */
  record Named(String name, Change change) {
    boolean in(WalkedWorld world) throws IOException {
      return change.in(world);
    }
  }

  private static final Named SERVER_BACK = new Named("server back", WalkedWorld::serverComes);
  private static final Named HEALED = new Named("restore the manifest", WalkedWorld::healManifest);

  private final List<Named> all = new ArrayList<>();

  WalkedChanges() {
    add("commit", WalkedWorld::commit);
    add("push", WalkedWorld::push);
    add("edit a file or take that back", WalkedWorld::editFile);
    add("move a tag", WalkedWorld::moveTag);
    add("delete or restore a tag", WalkedWorld::deleteTag);
    add("edit the manifest", WalkedWorld::editManifest);
    add("delete the manifest", WalkedWorld::deleteManifest);
    add("cut the manifest off", WalkedWorld::breakManifest);
    add("double an entry", WalkedWorld::doubleEntry);
    add("damage or repair a tarball", WalkedWorld::damageObject);
    add("lose or restore a signature", WalkedWorld::loseObject);
    add("drop or remove a stray object", WalkedWorld::orphan);
    add("edit install.sh", WalkedWorld::installer);
    add("withdraw or restore elsewhere", WalkedWorld::burn);
    add("release elsewhere", WalkedWorld::releaseElsewhere);
    add("server gone", WalkedWorld::serverGoes);
    all.add(HEALED);
    all.add(SERVER_BACK);
  }

  private void add(String name, Change change) {
    all.add(new Named(name, change));
  }

  /** Any; a server that is gone and a manifest that is broken hide all else, so not for long. */
  Named choose(WalkedWorld world, Random random) {
    Named any = all.get(random.nextInt(all.size()));
    int dice = random.nextInt(3);
    if (!world.serves() && dice == 0) {
      return SERVER_BACK;
    }
    return !world.isWhole() && dice == 1 ? HEALED : any;
  }
}
