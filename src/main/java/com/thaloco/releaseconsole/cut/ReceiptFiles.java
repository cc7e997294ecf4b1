package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.journal.RemedyJson;
import com.thaloco.releaseconsole.json.ForeignJson;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Statement;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of one receipt: {@code NAME.json}, {@code NAME.html} and, once signed, {@code
 * NAME.json.sig}: base64 of the ASN.1 signature over {@code release-console receipt v1}, LF, and
 * the JSON's bytes.
 */
public record ReceiptFiles(Path folder, String name) {
  /** The kind of statement that signs a receipt. */
  public static final String KIND = "receipt";

  private static final JsonMapper JSON =
      ForeignJson.mapper()
          .addModule(RemedyJson.module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** The files that belong to a receipt's JSON. */
  public static ReceiptFiles of(Path json) {
    Path file = json.toAbsolutePath().normalize();
    String name = String.valueOf(file.getFileName());
    return new ReceiptFiles(file.resolveSibling("."), name.replaceFirst("\\.json$", ""));
  }

  /** The files of the receipt of one version from one commit; they may not be there yet. */
  public static ReceiptFiles of(Path folder, String version, String commit) {
    return new ReceiptFiles(folder, "%s-%s".formatted(version, commit.substring(0, 8)));
  }

  /**
   * Reads the receipt.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException INPUT, where it can't be read
   */
  public Receipt read() {
    try {
      Receipt receipt = ForeignJson.read(JSON, Files.readAllBytes(json()), Receipt.class);
      if (receipt.format() != Receipt.FORMAT) {
        throw unreadable("its format is %d".formatted(receipt.format()));
      }
      return receipt;
    } catch (NoSuchFileException e) {
      throw unreadable("there is no such file");
    } catch (IOException | JacksonException | NullPointerException e) {
      throw unreadable("it is not a receipt of this program");
    }
  }

  private RuntimeException unreadable(String why) {
    return Problem.input(
            "receipt.unreadable",
            "The receipt %s can't be read: %s.".formatted(json().normalize(), why),
            "It was neither shown nor verified.",
            Remedy.text("Name a receipt that is listed").by(OwnCommand.RECEIPT_LIST.with()))
        .toException();
  }

  /** The receipt itself. */
  public Path json() {
    return folder.resolve(name + ".json");
  }

  /** The same as a page. */
  public Path page() {
    return folder.resolve(name + ".html");
  }

  /** Its signature, where it is signed. */
  public Path signature() {
    return folder.resolve(name + ".json.sig");
  }

  /** Whether the files on disk are exactly those of this receipt. */
  boolean hold(Receipt receipt) {
    try {
      return Files.exists(json())
          && Files.exists(page())
          && Arrays.equals(Files.readAllBytes(json()), bytes(receipt));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a signature is there; {@code receipt verify} says what it is worth. */
  public boolean isSigned() {
    return Files.exists(signature());
  }

  void write(Receipt receipt, Optional<UnlockedKey> key) {
    byte[] bytes = bytes(receipt);
    try {
      Files.deleteIfExists(signature()); // a signature of other bytes is worse than none
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrivateFiles.write(json(), bytes);
    PrivateFiles.write(
        page(), ReceiptPage.render(receipt, key.isPresent()).getBytes(StandardCharsets.UTF_8));
    key.ifPresent(unlocked ->
        PrivateFiles.write(
            signature(), SignatureFile.write(unlocked.sign(new Statement(KIND, bytes)))));
  }

  private static byte[] bytes(Receipt receipt) {
    return (JSON.writeValueAsString(receipt) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
