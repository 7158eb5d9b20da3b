package dev.culprit.rules.output;

/** A file to write, by its name without a folder. */
public record OutputFile(String name, String content) {}
