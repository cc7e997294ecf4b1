package com.thaloco.releaseconsole.cli;

import picocli.CommandLine.Option;

/**
 * {@code --help} of a command whose {@code --version} names a release: picocli's own pair of help
 * options is left out whole where one of its names is taken.
 */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  boolean asked;
}
