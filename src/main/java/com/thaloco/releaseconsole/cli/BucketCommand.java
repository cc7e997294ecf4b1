package com.thaloco.releaseconsole.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bucket ls|show|save|link|audit|rollback|restore|remove|upload|headers}. */
@Command(
    name = "bucket",
    mixinStandardHelpOptions = true,
    description = {
      "Lists, audits and changes the objects of the bucket.",
      "ls, show, save, link and audit change nothing. The others show a plan first, and do nothing"
          + " until it is confirmed by typing what they name."
    },
    subcommands = {
      BucketLook.Ls.class,
      BucketLook.Show.class,
      BucketTake.Save.class,
      BucketTake.Link.class,
      BucketAuditCommand.class,
      BucketChanges.Rollback.class,
      BucketChanges.Restore.class,
      BucketChanges.Remove.class,
      BucketChanges.Upload.class,
      BucketChanges.Headers.class
    })
final class BucketCommand {
  @Mixin private CommonOptions common = new CommonOptions();
}
