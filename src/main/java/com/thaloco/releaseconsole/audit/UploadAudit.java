package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.UnfinishedUpload;
import com.thaloco.releaseconsole.flow.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds uploads in parts that were broken off: no one sees them, and they cost storage. */
final class UploadAudit {
  private final AuditedState scene;
  private final FindingCollector notes;

  UploadAudit(AuditedState scene, FindingCollector notes) {
    this.scene = scene;
    this.notes = notes;
  }

  void audit(Work work) {
    Optional<List<UnfinishedUpload>> found = scene.bucket().unfinishedUploads(work);
    if (found.isEmpty()) {
      return; // the store does not tell, so nothing can be said
    }
    found.get().forEach(this::left);
    if (found.get().isEmpty()) {
      notes.sound(
          FindingCollector.About.all(AuditRule.UNFINISHED_UPLOAD),
          "No multipart upload is unfinished.");
    }
  }

  private void left(UnfinishedUpload upload) {
    boolean young =
        upload.begun().isAfter(Instant.now(scene.project().clock()).minus(OrphanAudit.YOUNG));
    notes.warned(
        FindingCollector.About.object(AuditRule.UNFINISHED_UPLOAD, upload.key()),
        "A multipart upload of %s was started and not finished.".formatted(upload.key()),
        List.of("begun " + upload.begun()),
        young
            ? "It may be running: check again tomorrow."
            : "R2 removes it seven days after its start; other stores need a lifecycle rule for"
                + " incomplete uploads.");
  }
}
