package dev.muster.login;

/// The preferences that a client sent at log-in, as stored with the session.
public record LoginPreferencesJson(
        int maxSearch, int workingSet, String metadataLocale, String displayLocale, String timeZone) {}
