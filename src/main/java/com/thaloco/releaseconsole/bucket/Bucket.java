package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Work;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The port to the bucket. Keys are relative to the profile's prefix. Every method throws {@link
 * com.thaloco.releaseconsole.flow.ProblemException} (ids {@code bucket.*}) when the bucket can't be
 * reached, denies access or answers what no one planned for.
 */
public interface Bucket extends AutoCloseable {
  /** For people: {@code s3://bucket/prefix at endpoint}. */
  String name();

  /** Size, headers and metadata of an object; empty if it is not there. */
  Optional<ObjectInfo> head(String key);

  /** Streams an object into a sink and gives what was really received; empty if it is not there. */
  Optional<Download> get(String key, OutputStream sink, Work work);

  /** A small object whole, with its ETag; a larger one than {@code limit} bytes is a problem. */
  Optional<SmallObject> read(String key, int limit);

  /** Lists in key order, page by page, all objects below a relative prefix. */
  void list(String prefix, Consumer<? super ObjectInfo> each, Work work);

  /**
   * Hands over all objects below a relative prefix a page at a time, as each page comes; pages, and
   * objects within them, are in the server's order. Nothing is kept between pages.
   */
  default void pages(String prefix, Consumer<? super List<ObjectInfo>> each, Work work) {
    var all = new ArrayList<ObjectInfo>();
    list(prefix, all::add, work);
    each.accept(all);
  }

  /**
   * A piece of the very object that {@code info} speaks of; shorter only at the object's end. A
   * replaced or removed object is the problem {@code bucket.changed}.
   */
  default byte[] range(ObjectInfo info, long from, int length, Work work) {
    var whole = new ByteArrayOutputStream();
    get(info.key(), whole, work);
    byte[] bytes = whole.toByteArray();
    int start = (int) Math.min(from, bytes.length);
    return Arrays.copyOfRange(bytes, start, (int) Math.min(start + (long) length, bytes.length));
  }

  /** Uploads in parts that were begun and never finished; empty where the store does not tell. */
  default Optional<List<UnfinishedUpload>> unfinishedUploads(Work work) {
    return Optional.empty();
  }

  /**
   * Writes one object under a condition, in parts where it is large. Progress counts the bytes of
   * the current attempt. An object that replaces another has another ETag than that one, also where
   * the bytes are the same. {@link Written.Refused} means that nothing was written by this call as
   * far as can be determined: after a lost answer it may still be our own write, so look before
   * calling it a conflict.
   */
  Written put(String key, Body body, ObjectHeaders headers, Condition condition, Work work);

  /**
   * Whether the server judges the condition at the end of an upload in parts: tried by replacing an
   * object under an ETag that no object has.
   */
  default boolean judgesParts(String key, Work work) {
    return true;
  }

  /** Deletes one object; an absent one is fine. */
  void delete(String key);

  @Override
  void close();
}
