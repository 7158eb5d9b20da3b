package dev.culprit.rules.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/** One object of a file. */
public record Document(String origin, JsonNode content) {}
