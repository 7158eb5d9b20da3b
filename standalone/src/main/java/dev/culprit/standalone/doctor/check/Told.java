package dev.culprit.standalone.doctor.check;

/** A finding, and whose it is. */
public record Told(String check, Finding finding) {}
