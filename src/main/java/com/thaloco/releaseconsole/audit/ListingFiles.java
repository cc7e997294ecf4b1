package com.thaloco.releaseconsole.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes a listing: {@code listing.json} for programs and {@code listing.csv} for tables. */
public record ListingFiles(Path json, Path csv) {
  private static final int FORMAT = 1;

  private record Document(int format, String bucket, Instant at, long bytes, List<Row> objects) {}

  private record Row(String key, long size, Instant modified, String etag) {}

  /**
   * Writes both files into a folder, each beside and then into place, readable by their owner.
   *
   * @param bucket its name, for people
   * @param at when it was listed
   */
  public static ListingFiles write(
      String bucket, Instant at, List<ObjectInfo> objects, Path folder) {
    var files = new ListingFiles(folder.resolve("listing.json"), folder.resolve("listing.csv"));
    List<Row> rows =
        objects.stream()
            .map(o -> new Row(o.key(), o.size(), o.modified(), o.etag().replace("\"", "")))
            .toList();
    long bytes = rows.stream().mapToLong(Row::size).sum();
    String json = ContractJson.file(new Document(FORMAT, bucket, at, bytes, rows));
    PrivateFiles.write(files.json, json.getBytes(UTF_8));
    String table =
        CsvTable.of(
            List.of("key", "size", "modified", "etag"),
            rows.stream()
                .map(row ->
                    List.of(
                        row.key(),
                        String.valueOf(row.size()),
                        row.modified().toString(),
                        row.etag()))
                .toList());
    PrivateFiles.write(files.csv, table.getBytes(UTF_8));
    return files;
  }
}
