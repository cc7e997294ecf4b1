package com.thaloco.releaseconsole.trust;

/** Go's own verification, {@code ecdsa.VerifyASN1}, as the released clients do it. */
public final class GoClient {
  /**
   * For files that are named on its command line, with their signature beside them ({@code .sig})
   * and {@code cosign.pub} in the working folder; it exits with 3 where a signature is not
   * accepted.
   */
  public static final String SOURCE =
      """
      package main

      import (
      	"crypto/ecdsa"
      	"crypto/sha256"
      	"crypto/x509"
      	"encoding/base64"
      	"encoding/pem"
      	"os"
      )

      func read(name string) []byte {
      	bytes, err := os.ReadFile(name)
      	if err != nil {
      		panic(err)
      	}
      	return bytes
      }

      func main() {
      	block, _ := pem.Decode(read("cosign.pub"))
      	key, err := x509.ParsePKIXPublicKey(block.Bytes)
      	if err != nil {
      		os.Exit(4)
      	}
      	for _, name := range os.Args[1:] {
      		hash := sha256.Sum256(read(name))
      		signature, err := base64.StdEncoding.Strict().DecodeString(string(read(name + ".sig")))
      		if err != nil {
      			os.Exit(5)
      		}
      		if !ecdsa.VerifyASN1(key.(*ecdsa.PublicKey), hash[:], signature) {
      			os.Exit(3)
      		}
      	}
      }
      """;

  private GoClient() {}
}
