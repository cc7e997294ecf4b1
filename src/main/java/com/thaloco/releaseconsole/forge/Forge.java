package com.thaloco.releaseconsole.forge;

import com.thaloco.releaseconsole.flow.Work;

/** The port to the forge (Forgejo, Gitea, GitHub). */
public interface Forge {
  /** What the forge says of a commit's CI; asked again each time. */
  CommitStatus status(String commit, Work work);
}
